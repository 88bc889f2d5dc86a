package org.trackconsole.app;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords that nobody has to remember: made at start, held in memory, gone at the end. */
public final class RandomPassword {
    private static final int BYTES = 24;

    private RandomPassword() {}

    /** 48 hexadecimal digits from the system's secure generator. */
    public static String make() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
