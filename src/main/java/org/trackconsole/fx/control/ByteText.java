package org.trackconsole.fx.control;

import java.util.Locale;

/** Sizes as people read them: {@code 214 B}, {@code 3.1 MB}; a kilobyte has 1000 bytes. */
public final class ByteText {
    private ByteText() {}

    /** The size in the largest unit that leaves at least one before the point. */
    public static String of(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        String[] units = {"kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = -1;
        while (value >= 999.95 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ENGLISH, "%.1f %s", value, units[unit]);
    }
}
