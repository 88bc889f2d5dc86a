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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that are good now. Each lives for half an hour after its last use (contract §5). Only hashes are held, and
 * only in memory: a restart signs everybody out. Any thread.
 */
final class Tokens {
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final int TOKEN_BYTES = 20;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Lease> leases = new ConcurrentHashMap<>();

    /** Whose token it is, and until when. */
    private record Lease(Account account, Instant end) {}

    Tokens(InstantSource clock) {
        this.clock = clock;
    }

    /** A new token: 40 hexadecimal digits. */
    String issue(Account account) {
        Instant now = clock.instant();
        leases.values().removeIf(lease -> !lease.end().isAfter(now));
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        leases.put(hash(token), new Lease(account, now.plus(LIFE)));
        return token;
    }

    /** Whose token it is, if it is good; then its half hour begins anew. */
    Optional<Account> use(String token) {
        Instant now = clock.instant();
        return Optional.ofNullable(leases.computeIfPresent(
                        hash(token),
                        (_, old) -> old.end().isAfter(now) ? new Lease(old.account(), now.plus(LIFE)) : null))
                .map(Lease::account);
    }

    /** Makes a token worthless. */
    void revoke(String token) {
        leases.remove(hash(token));
    }

    /** From now on the account's tokens stand for what it has become. */
    void replace(Account account) {
        leases.replaceAll(
                (_, lease) -> lease.account().id().equals(account.id()) ? new Lease(account, lease.end()) : lease);
    }

    /**
     * Makes the tokens of an account worthless.
     *
     * @param kept the one that stays good; null where none does
     */
    void revokeAll(String accountId, @Nullable String kept) {
        String hash = kept == null ? "" : hash(kept);
        leases.entrySet()
                .removeIf(lease -> lease.getValue().account().id().equals(accountId)
                        && !lease.getKey().equals(hash));
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
