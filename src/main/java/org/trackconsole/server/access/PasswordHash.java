package org.trackconsole.server.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.trackconsole.server.wire.DamagedRecordException;

/** A password as a salted, slow hash (PBKDF2 with HMAC-SHA-512). Immutable, any thread. */
final class PasswordHash {
    private static final int ROUNDS = 210_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 512;
    private static final String KIND = "pbkdf2-sha512";

    private final int rounds;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(int rounds, byte[] salt, byte[] hash) {
        this.rounds = rounds;
        this.salt = salt;
        this.hash = hash;
    }

    /** Hashes a password; takes some hundred milliseconds of one core. */
    static PasswordHash of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new PasswordHash(ROUNDS, salt, derive(password, salt, ROUNDS));
    }

    /** The hash of a text that {@link #text} gave. */
    static PasswordHash stored(String text) {
        String[] parts = text.split(":", -1);
        HexFormat hex = HexFormat.of();
        try {
            if (parts.length != 4 || !parts[0].equals(KIND)) {
                throw new IllegalArgumentException("A password is kept in a way that this version does not know");
            }
            return new PasswordHash(Integer.parseInt(parts[1]), hex.parseHex(parts[2]), hex.parseHex(parts[3]));
        } catch (IllegalArgumentException damage) {
            throw new DamagedRecordException(damage);
        }
    }

    /** The hash as it is kept; the rounds are in it, so that later versions may take more. */
    String text() {
        HexFormat hex = HexFormat.of();
        return String.join(":", KIND, Integer.toString(rounds), hex.formatHex(salt), hex.formatHex(hash));
    }

    /** Whether this is the hash of the password; takes as long as making it, right or wrong. */
    boolean matches(String password) {
        return MessageDigest.isEqual(hash, derive(password, salt, rounds));
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        char[] characters = password.toCharArray();
        PBEKeySpec key = new PBEKeySpec(characters, salt, rounds, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(key)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has PBKDF2WithHmacSHA512", e);
        } finally {
            key.clearPassword();
            Arrays.fill(characters, '\0');
        }
    }
}
