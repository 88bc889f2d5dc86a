package org.trackconsole.server.http;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a link leads, as browsers are told. People put in addresses as they read them, with umlauts and blanks; as real
 * servers do, what may not stand in a header is encoded.
 */
final class LinkTarget {
    private static final Pattern WEB = Pattern.compile(
            "(https?)://(?:([^/?#@]*)@)?(\\[[0-9a-f:.]+]|[^/?#@:\\[\\]]+)(:[0-9]{0,5})?([/?#].*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** What a name may be for browsers, which also take underscores. */
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z._-]+");

    private static final String KEPT = "-._~:/?#[]@!$&'()*+,;=%";

    private LinkTarget() {}

    /** Empty where a browser may not be sent there: only pages of the web are led to. */
    static Optional<String> of(String address) {
        Matcher web = WEB.matcher(address.strip());
        if (!web.matches()) {
            return Optional.empty();
        }
        try {
            boolean isName = !web.group(3).startsWith("[");
            String host = isName ? IDN.toASCII(web.group(3)) : web.group(3);
            if (isName && !NAME.matcher(host).matches()) {
                return Optional.empty();
            }
            String user = web.group(2) == null ? "" : encoded(web.group(2)) + "@";
            String port = web.group(4) == null ? "" : web.group(4);
            String rest = web.group(5) == null ? "" : encoded(web.group(5));
            return Optional.of(web.group(1) + "://" + user + host + port + rest);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean kept = KEPT.indexOf(c) >= 0 || (c <= '~' && Character.isLetterOrDigit(c));
            encoded.append(kept ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return encoded.toString();
    }
}
