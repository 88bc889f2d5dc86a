package org.trackconsole.service;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.EventProof;
import org.trackconsole.model.Proof;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import org.trackconsole.store.ProofStore;
import org.trackconsole.store.StorageException;

/**
 * Proves calls and keeps the proofs with them. One that has to wait is kept as unfinished, so that one that ends with the
 * program is known to have done so. Blocks; any thread but the JavaFX one.
 */
public final class Proofs {
    private final SendProof proving;
    private final ProofStore store;
    private final Map<String, RunningProof> running = new ConcurrentHashMap<>();

    public Proofs(SendProof proving, ProofStore store) {
        this.proving = proving;
        this.store = store;
    }

    /**
     * Whether every call to a server is proven. Where nobody has said, those to the local server are: it costs some
     * milliseconds and needs no account.
     */
    public boolean always(TrackServer server) {
        Boolean said = store.always(server.id());
        return said == null ? server.local() : said;
    }

    /** Remembers whether every call to a server is proven. */
    public void setAlways(TrackServer server, boolean always) {
        store.setAlways(server.id(), always);
    }

    /** The proof of a call; null where it has none. */
    public @Nullable Proof of(String callId) {
        return store.of(callId);
    }

    /**
     * What is known of the proof of a call.
     *
     * @param running the one that is under way; null where none is
     * @param kept the one that was kept, which is not finished while one is under way; null where there is none
     */
    public record Known(
            String callId,
            @Nullable RunningProof running,
            @Nullable Proof kept) {}

    /** What is known of the proof of a call. */
    public Known known(String callId) {
        // In this order: one that ends in between is kept by then.
        RunningProof now = running.get(callId);
        return new Known(callId, now, store.of(callId));
    }

    /** The proof of a call that is under way; null where none is. Does not block. */
    public @Nullable RunningProof running(String callId) {
        return running.get(callId);
    }

    /** Announces a proof of a call, to be proven next; null where one is under way already. Does not block. */
    public @Nullable RunningProof begin(Call call) {
        RunningProof begun = new RunningProof();
        return running.putIfAbsent(call.id(), begun) == null ? begun : null;
    }

    /** Proves a call as announced with {@link #begin} and keeps the proof with it. */
    public Proven prove(
            TrackServer server,
            TrackPayload payload,
            Call call,
            Answer.Accepted answer,
            Baseline baseline,
            RunningProof begun) {
        try {
            Proven proven = prove(server, payload, call, answer, baseline, begun.signal(), begun::reached);
            begun.reached(proven.proof());
            return proven;
        } finally {
            begun.end();
            running.remove(call.id(), begun);
        }
    }

    /** Reads what a payload is about to change, see {@link SendProof#before}. */
    public Baseline before(TrackServer server, TrackPayload payload) {
        return proving.before(server, payload);
    }

    /** Proves a call, see {@link SendProof#prove}, and keeps the proof with it. */
    Proven prove(
            TrackServer server,
            TrackPayload payload,
            Call call,
            Answer.Accepted answer,
            Baseline baseline,
            CancelSignal stop,
            Consumer<Proof> progress) {
        Consumer<Proof> unfinished = new Consumer<>() {
            private int told;

            @Override
            public void accept(Proof proof) {
                told++;
                // Not before the first look: the wait for the disk would count as the server's time.
                if (told == 2 && proof.count(EventProof.Fate.WAITING) > 0) {
                    var _ = keep(call, proof);
                }
                progress.accept(proof);
            }
        };
        Proof proof = proving.prove(server, payload, call, answer, baseline, stop, unfinished);
        return new Proven(proof, keep(call, proof));
    }

    private @Nullable StorageException keep(Call call, Proof proof) {
        try {
            store.keep(call.id(), proof);
            return null;
        } catch (StorageException problem) {
            return problem;
        }
    }
}
