package org.trackconsole.server.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that was refused, as the file keeps it.
 *
 * @param time when it came, in microseconds since 1970
 * @param sourceId null where none could be read
 * @param types of its events, as far as they could be read
 * @param reason why, in a line
 * @param detail JSON of the answer, without what it quotes of the body
 * @param body as sent, or its beginning
 * @param size of the whole body in bytes
 */
public record RejectionRow(
        long time,
        int status,
        @Nullable String sourceId,
        List<String> types,
        String reason,
        String detail,
        String body,
        long size) {
    public RejectionRow {
        types = List.copyOf(types);
    }
}
