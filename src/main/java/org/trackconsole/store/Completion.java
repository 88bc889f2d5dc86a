package org.trackconsole.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.RawAnswer;

/** What an answer makes of the row of its call. */
public final class Completion {
    private Completion() {}

    /**
     * The row as it stands after the answer: the ids answered, or else those sent (contract §2.2).
     *
     * @param call the call as it was begun
     */
    public static Call of(Call call, Answer answer) {
        String session = call.sessionId();
        String profile = null;
        if (answer instanceof Answer.Accepted accepted) {
            session = accepted.sessionId() == null ? session : accepted.sessionId();
            profile = accepted.profileId();
        }
        RawAnswer raw = answer.raw();
        return new Call(
                call.id(),
                call.serverId(),
                call.serverName(),
                call.url(),
                call.visitorId(),
                call.visitorName(),
                call.visit(),
                call.sourceId(),
                session,
                call.profileSent(),
                profile,
                call.eventTypes(),
                call.sentAt(),
                outcome(answer),
                raw == null ? 0 : raw.status(),
                reason(answer),
                millis(answer));
    }

    private static Call.Outcome outcome(Answer answer) {
        return switch (answer) {
            case Answer.Accepted _ -> Call.Outcome.ACCEPTED;
            case Answer.Refused _ -> Call.Outcome.REFUSED;
            case Answer.Unreadable _ -> Call.Outcome.UNREADABLE;
            case Answer.Unreachable _ -> Call.Outcome.UNREACHABLE;
            case Answer.Cancelled _ -> Call.Outcome.CANCELLED;
        };
    }

    private static @Nullable String reason(Answer answer) {
        return switch (answer) {
            case Answer.Refused refused -> refused.reason().name();
            case Answer.Unreadable unreadable -> unreadable.reason().name();
            case Answer.Unreachable unreachable -> unreachable.reason().name();
            case Answer.Accepted _, Answer.Cancelled _ -> null;
        };
    }

    private static long millis(Answer answer) {
        Duration total = switch (answer) {
            case Answer.Accepted accepted -> accepted.raw().timing().total();
            case Answer.Refused refused -> refused.raw().timing().total();
            case Answer.Unreadable unreadable -> unreadable.raw().timing().total();
            case Answer.Unreachable unreachable -> unreachable.timing().total();
            case Answer.Cancelled cancelled -> cancelled.timing().total();
        };
        return total.plusNanos(500_000).toMillis();
    }
}
