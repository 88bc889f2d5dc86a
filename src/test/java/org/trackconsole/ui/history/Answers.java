package org.trackconsole.ui.history;

import java.time.Duration;
import java.util.List;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Header;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Timing;

/** What servers and networks say. */
final class Answers {
    private static final Timing QUICK = new Timing(Duration.ofMillis(1), Duration.ofMillis(8), Duration.ofMillis(3));

    private Answers() {}

    static Answer accepted(String profile, String session) {
        String body = """
                {"task":"36c6222d-1880-4fc3-877f-c18e4a6795db","ux":[],"response":{},"events":[],\
                "profile":{"id":"%s"},"session":{"id":"%s"},"errors":[],"warnings":[]}""".formatted(profile, session);
        return new Answer.Accepted(raw(200, body), profile, session, false, List.of());
    }

    static Answer unknownSource(String id) {
        String detail = "Invalid event source `" + id + "`";
        return new Answer.Refused(
                raw(401, "{\"detail\":\"" + detail + "\"}"), Answer.Refusal.SOURCE_UNKNOWN, detail, List.of());
    }

    static Answer notRunning() {
        return new Answer.Unreachable(Answer.Break.NOT_RUNNING, "Connection refused", Timing.NONE);
    }

    static Answer webPage() {
        return new Answer.Unreadable(raw(200, "<!doctype html><title>Welcome</title>"), Answer.Oddity.WEB_PAGE);
    }

    private static RawAnswer raw(int status, String body) {
        List<Header> headers = List.of(
                new Header("content-type", "application/json", false), new Header("x-process-time", "0.008", false));
        return new RawAnswer(status, headers, body, body.length(), false, QUICK);
    }
}
