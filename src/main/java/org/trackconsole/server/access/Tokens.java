package org.trackconsole.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tokens that are good now. Each lives for half an hour after its last use (contract §5). Only hashes are held, and
 * only in memory: a restart signs everybody out. Any thread.
 */
final class Tokens {
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final int TOKEN_BYTES = 20;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();

    Tokens(InstantSource clock) {
        this.clock = clock;
    }

    /** A new token: 40 hexadecimal digits. */
    String issue() {
        Instant now = clock.instant();
        ends.values().removeIf(end -> !end.isAfter(now));
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        ends.put(hash(token), now.plus(LIFE));
        return token;
    }

    /** Whether the token is good; if it is, its half hour begins anew. */
    boolean use(String token) {
        Instant now = clock.instant();
        Instant end = ends.computeIfPresent(hash(token), (_, old) -> old.isAfter(now) ? now.plus(LIFE) : null);
        return end != null;
    }

    /** Makes a token worthless. */
    void revoke(String token) {
        ends.remove(hash(token));
    }

    private static String hash(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
