package org.trackconsole.service;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.RetryAfter;
import org.trackconsole.model.Answer;

/** How long one looking for what a server has taken goes on, and what is waited for in between. Used by one thread. */
final class Patience {
    private final ArrivalCheck.Pace pace;
    private final Duration limit;
    private final long began;

    /** Begins now. */
    Patience(ArrivalCheck.Pace pace, Duration limit) {
        this.pace = pace;
        this.limit = limit;
        began = pace.nanos();
    }

    /** The time since it began. */
    Duration passed() {
        return Duration.ofNanos(pace.nanos() - began);
    }

    /** Whether it has come to its end. */
    boolean over() {
        return passed().compareTo(limit) >= 0;
    }

    /** How long the server asks to wait before it is asked again; null where it does not. */
    static @Nullable Duration asked(Answer.@Nullable Failure failure) {
        Duration asked = failure == null ? null : RetryAfter.of(failure);
        return asked == null || asked.isZero() ? null : asked;
    }

    /**
     * Waits as the server asks, but not beyond the longest time that anything is waited for, even where its own limit is
     * a shorter one: that is for what does not come, not for a server that will tell.
     */
    void heed(Duration asked) throws InterruptedException {
        Duration left = SendProof.PATIENCE.minus(passed());
        pace.pause(asked.compareTo(left) <= 0 ? asked : left.isNegative() ? Duration.ZERO : left);
    }

    /** Whether a server that is too busy to answer may do so a little later. */
    static boolean busy(Answer.Failure failure) {
        return failure instanceof Answer.Refused refused
                && (refused.reason() == Answer.Refusal.TOO_MANY || refused.reason() == Answer.Refusal.BUSY);
    }

    /** A server that fails for a moment may show it at the next look; one that does not let anybody look will not. */
    static boolean mayPass(Answer.Failure failure) {
        return switch (failure) {
            case Answer.Refused refused -> busy(refused) || refused.reason() == Answer.Refusal.SERVER_FAULT;
            case Answer.Unreachable _ -> true;
            case Answer.Unreadable _, Answer.Cancelled _ -> false;
        };
    }
}
