package org.trackconsole.app.cli;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.Proof;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Baseline;
import org.trackconsole.service.Explanation;
import org.trackconsole.service.ProofWords;
import org.trackconsole.service.SendProof;
import org.trackconsole.store.ProofStore;
import org.trackconsole.store.StorageException;
import org.trackconsole.text.Texts;

/** Proves one call and prints each step as it comes. */
final class Proving {
    private final SendProof proof;
    private final TrackServer server;
    private final TrackPayload payload;
    private final Streams streams;
    private final Set<Proof.Kind> printed = EnumSet.noneOf(Proof.Kind.class);
    private Baseline baseline = Baseline.NONE;

    /** @param who may look into the server's store; null for nobody */
    Proving(
            TrackingClient client,
            @Nullable Credentials who,
            TrackServer server,
            TrackPayload payload,
            Streams streams) {
        proof = new SendProof(client, _ -> who, InstantSource.system());
        this.server = server;
        this.payload = payload;
        this.streams = streams;
    }

    /** Reads what the payload is about to change. */
    void lookBefore() {
        baseline = proof.before(server, payload);
    }

    /**
     * Looks for what the call did, and keeps the proof with it.
     *
     * @param proofs where the call is kept; null where it is not
     * @return whether all of it was seen in the store
     */
    boolean prove(Call call, Answer.Accepted answer, @Nullable ProofStore proofs) {
        Proof proven = proof.prove(server, payload, call, answer, baseline, new CancelSignal(), this::printSteps);
        printSteps(proven);
        streams.out().println(Texts.text("cli.title", ProofWords.verdict(proven, false)));
        ProofWords.details(proven).forEach(streams.out()::println);
        Explanation why = ProofWords.explanation(proven);
        if (why != null) {
            new AnswerText(streams).explain(why);
        }
        if (proofs != null) {
            try {
                proofs.keep(call.id(), proven);
            } catch (StorageException problem) {
                streams.err().println(Texts.text("cli.notKept." + problem.reason()));
            }
        }
        return proven.state() == Proof.State.PROVEN;
    }

    private void printSteps(Proof now) {
        for (Proof.Step step : now.steps()) {
            if (step.status() != Proof.Status.WAITING && printed.add(step.kind())) {
                streams.out().println(ProofWords.line(now, step));
            }
        }
    }
}
