package org.trackconsole.model;

import java.util.List;

/**
 * An HTTP answer as it came.
 *
 * @param status 100 to 599
 * @param headers in the order received, one entry a value; names in lower case
 * @param body the text, decoded as the answer says or else as UTF-8
 * @param size the bytes of the body on the wire, also of the part that {@code body} lacks
 * @param truncated whether the body was longer than the console keeps
 * @param timing where the time went
 */
public record RawAnswer(int status, List<Header> headers, String body, long size, boolean truncated, Timing timing) {
    public RawAnswer {
        headers = List.copyOf(headers);
    }

    /** The first value of a header without spaces around it, or empty; the name in lower case. */
    public String header(String name) {
        return headers.stream()
                .filter(header -> name.equals(header.name()))
                .map(header -> header.value().strip())
                .findFirst()
                .orElse("");
    }
}
