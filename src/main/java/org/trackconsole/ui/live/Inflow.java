package org.trackconsole.ui.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Arrival;
import org.trackconsole.service.ArrivalFeed;

/**
 * What came in since the list last looked. However much comes, no more is held than the list shows; the rest is in the
 * server's file. Filled by the thread that follows the server, emptied by the JavaFX thread.
 */
final class Inflow implements ArrivalFeed.Listener {
    private final int most;
    private final Deque<Arrival> newest = new ArrayDeque<>();
    private long number;
    private boolean reset;
    private Answer.@Nullable Failure trouble;

    /** @param most how many are held */
    Inflow(int most) {
        this.most = most;
    }

    /**
     * What came in.
     *
     * @param newest in the order of arrival
     * @param number how many there were, also of those that are no longer held
     * @param reset whether the rows that were there before are gone
     * @param trouble why nothing can come in now; null while the server is being listened to
     */
    record Drained(List<Arrival> newest, long number, boolean reset, Answer.@Nullable Failure trouble) {}

    /** Takes out what has come in. */
    synchronized Drained drain() {
        Drained drained = new Drained(List.copyOf(newest), number, reset, trouble);
        newest.clear();
        number = 0;
        reset = false;
        return drained;
    }

    @Override
    public synchronized void connected() {
        trouble = null;
    }

    @Override
    public synchronized void arrived(Arrival arrival) {
        newest.addLast(arrival);
        number++;
        if (newest.size() > most) {
            newest.removeFirst();
        }
    }

    @Override
    public synchronized void reset() {
        newest.clear();
        number = 0;
        reset = true;
    }

    @Override
    public synchronized void lost(Answer.Failure why) {
        trouble = why;
    }
}
