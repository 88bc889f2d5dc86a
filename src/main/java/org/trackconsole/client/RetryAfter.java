package org.trackconsole.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Reply;

/** What a server that is too busy asks for before the next call (RFC 9110 §10.2.3). Any thread. */
public final class RetryAfter {
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /** How long to wait after an answer of status 429 or 503; null where the server does not ask for it. */
    public static @Nullable Duration of(Answer.Failure failure) {
        return failure instanceof Answer.Refused refused ? of(refused.raw()) : null;
    }

    /** How long to wait from now on; null where the server does not ask for it. */
    static @Nullable Duration of(Reply<RawAnswer> reply) {
        return switch (reply) {
            case Reply.Ok<RawAnswer>(RawAnswer raw) -> of(raw);
            case Reply.Failed<RawAnswer>(Answer.Failure failure) -> of(failure);
        };
    }

    /** The same, but only where what was asked for was surely not done: behind a 503 a gateway may have lost the answer. */
    static @Nullable Duration ofUndone(Reply<RawAnswer> reply) {
        boolean undone = switch (reply) {
            case Reply.Ok<RawAnswer>(RawAnswer raw) -> raw.status() == TOO_MANY;
            case Reply.Failed<RawAnswer>(Answer.Failure failure) ->
                failure instanceof Answer.Refused refused && refused.raw().status() == TOO_MANY;
        };
        return undone ? of(reply) : null;
    }

    private static @Nullable Duration of(RawAnswer raw) {
        if (raw.status() != TOO_MANY && raw.status() != UNAVAILABLE) {
            return null;
        }
        String asked = raw.header("retry-after");
        if (SECONDS.matcher(asked).matches()) {
            return Duration.ofSeconds(Long.parseLong(asked));
        }
        try {
            // By the server's own clock, where it tells it.
            Instant now = raw.header("date").isEmpty() ? Instant.now() : time(raw.header("date"));
            Duration wait = Duration.between(now, time(asked));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static Instant time(String header) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.parse(header, Instant::from);
    }
}
