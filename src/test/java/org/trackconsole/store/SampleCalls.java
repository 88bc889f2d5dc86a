package org.trackconsole.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.Header;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Timing;

/** Calls and answers for tests. */
public final class SampleCalls {
    /** When sample calls are sent. */
    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123Z");

    /** Three parts that tell themselves apart. */
    public static final Timing TIMING =
            new Timing(Duration.ofNanos(1_400_000), Duration.ofMillis(8), Duration.ofMillis(3));

    private SampleCalls() {}

    /** A call of Ann's first visit. */
    public static Call call(String id, @Nullable String session) {
        return call(id, session, NOON, "page-view");
    }

    /** A call of Ann's first visit with these events. */
    public static Call call(String id, @Nullable String session, Instant sentAt, String... types) {
        return new Call(
                id,
                "local",
                "Local server",
                "http://127.0.0.1:8686/track",
                "ann",
                "Ann",
                1,
                "web-shop",
                session,
                null,
                null,
                List.of(types),
                sentAt,
                Call.Outcome.PENDING,
                0,
                null,
                0);
    }

    /** An answer of status 200 with these ids. */
    public static Answer.Accepted accepted(@Nullable String profile, @Nullable String session) {
        return new Answer.Accepted(raw(200, "{\"task\":\"t\"}"), profile, session, false, List.of());
    }

    /** A raw answer with two headers. */
    public static RawAnswer raw(int status, String body) {
        List<Header> headers =
                List.of(new Header("content-type", "application/json", false), new Header("x-a", "", false));
        return new RawAnswer(status, headers, body, body.length(), false, TIMING);
    }
}
