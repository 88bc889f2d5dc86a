package org.trackconsole.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One extra header of every request to a server.
 *
 * @param name an HTTP field name
 * @param value its value
 * @param secret whether the value must stay out of files, logs, the screen and the history
 */
public record Header(String name, String value, boolean secret) {
    /** What stands in place of a secret value wherever it is shown or kept. */
    public static final String MASK = "••••••";

    private static final Pattern SECRET_NAME =
            Pattern.compile(".*(authorization|cookie|token|secret|password|api-?key|credential).*");

    /** Whether a header of this name usually carries a secret. */
    public static boolean looksSecret(String name) {
        return SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** The same header as it may be shown and kept. */
    public Header masked() {
        return secret ? new Header(name, MASK, true) : this;
    }

    @Override
    public String toString() {
        return name + ": " + (secret ? MASK : value);
    }
}
