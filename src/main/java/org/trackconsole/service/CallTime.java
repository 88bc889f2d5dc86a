package org.trackconsole.service;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.TrackServer;
import org.trackconsole.model.WireTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** When a call was made, by whose clock. */
final class CallTime {
    private static final Duration LATE = Duration.ofSeconds(2);

    private CallTime() {}

    /** Whether so much time has passed since the answer that nothing can be measured from it. */
    static boolean isLongAgo(Call call, Answer.Accepted answer, Instant now) {
        return now.isAfter(call.sentAt().plus(answer.raw().timing().total()).plus(LATE));
    }

    /** A time by the server's clock before which the call was not there; the local server's clock is this machine's. */
    static Instant earliest(Call call, Answer.Accepted answer) {
        if (TrackServer.LOCAL_ID.equals(call.serverId())) {
            return call.sentAt();
        }
        return answer.raw().headers().stream()
                .filter(header -> "date".equals(header.name()))
                .map(header -> httpDate(header.value()))
                .filter(date -> date != null)
                .findFirst()
                .map(date -> date.minus(answer.raw().timing().total()).minusSeconds(1))
                .orElse(call.sentAt().minus(LATE));
    }

    /** Whether a record says that it was made or changed at this time by the server's clock, or later. */
    static boolean isSince(Instant earliest, ObjectNode record) {
        JsonNode time = record.path("metadata").path("time");
        for (String name : List.of("update", "insert")) {
            Instant at = WireTime.of(time.path(name));
            if (at != null && !at.isBefore(earliest)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Instant httpDate(String text) {
        try {
            return ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }
}
