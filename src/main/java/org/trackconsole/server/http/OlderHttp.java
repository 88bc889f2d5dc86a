package org.trackconsole.server.http;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * HTTP/1.0, which PHP before 8.0 and some proxies speak unless told otherwise. Helidon speaks 1.1 only; a request of 1.0
 * means the same as one of 1.1 that ends its connection.
 */
final class OlderHttp {
    private static final String OLD = " HTTP/1.0";
    private static final String NEW = " HTTP/1.1\r\nConnection: close";
    private static final String LINE_END = "\r\n";
    private static final Pattern CONNECTION = Pattern.compile("\r\nconnection:[^\r]*", Pattern.CASE_INSENSITIVE);

    private OlderHttp() {}

    /** The first bytes of a connection, brought into 1.1. Where they hold no whole line they stay as they are. */
    static byte[] asNew(byte[] first) {
        String text = new String(first, StandardCharsets.ISO_8859_1);
        int line = text.indexOf(LINE_END);
        if (line < 0 || !text.startsWith(OLD, line - OLD.length())) {
            return first;
        }
        int found = text.indexOf(LINE_END + LINE_END);
        int head = found < 0 ? text.length() : found;
        String headers = CONNECTION.matcher(text.substring(line, head)).replaceAll("");
        return (text.substring(0, line - OLD.length()) + NEW + headers + text.substring(head))
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
