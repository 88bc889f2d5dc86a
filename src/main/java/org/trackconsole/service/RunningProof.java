package org.trackconsole.service;

import org.jspecify.annotations.Nullable;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.model.Proof;

/** A proof that is under way, for every screen that shows its call to follow and to stop it. Any thread. */
public final class RunningProof {
    private final CancelSignal stop = new CancelSignal();
    private volatile @Nullable Proof latest;
    private volatile boolean over;

    RunningProof() {}

    /** As far as it has come; null where there is nothing to see yet. */
    public @Nullable Proof latest() {
        return latest;
    }

    /** Whether it has ended; what is {@link #latest} then stays. */
    public boolean over() {
        return over;
    }

    /** Ends it; what was seen until then stays. */
    public void stop() {
        stop.fire();
    }

    CancelSignal signal() {
        return stop;
    }

    void reached(Proof proof) {
        latest = proof;
    }

    void end() {
        over = true;
    }
}
