package org.trackconsole.ui.sources;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.trackconsole.service.ArrivalCheck;

/** How far the check of whether events of a source arrive has come. */
sealed interface ArrivalState {
    /** Nobody has asked yet. */
    record Never() implements ArrivalState {}

    /**
     * It is under way.
     *
     * @param accepted how long the server took to take the event; null while it has not answered
     * @param asked how long the server asks to wait; null while it does not
     */
    record UnderWay(@Nullable Duration accepted, @Nullable Duration asked) implements ArrivalState {}

    /**
     * It is over.
     *
     * @param outcome what came of it
     * @param at when it ended
     */
    record Over(ArrivalCheck.Outcome outcome, Instant at) implements ArrivalState {}
}
