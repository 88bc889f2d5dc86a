package org.trackconsole.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.client.FaultServer;
import org.trackconsole.json.Json;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.CallDetail;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Baseline;
import org.trackconsole.service.RunningProof;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.ProofRun;
import org.trackconsole.ui.port.Command;

/** Proofs that are under way while the history turns to other calls. */
class HistoryProvingTest {
    @TempDir
    private Path folder;

    private HistoryWorld world;

    @BeforeEach
    void open() {
        world = new HistoryWorld(folder);
    }

    @AfterEach
    void close() {
        world.model.dispose();
        world.close();
    }

    @Test
    void followsAProofThatAnotherScreenHasBegun() {
        Call call = send("page-view");
        Call other = send("sign-in");
        RunningProof begun = Objects.requireNonNull(world.proofs.begin(call));

        world.model.showCall(call.id());
        assertThat(view()).isEqualTo(new ProofRun.View(null, true));
        world.model.showCall(other.id());
        assertThat(view()).isEqualTo(ProofRun.View.NONE);
        world.model.showCall(call.id());
        assertThat(view()).isEqualTo(new ProofRun.View(null, true));

        prove(call, begun);
        world.direct.elapse();
        assertThat(view().running()).isFalse();
        assertThat(view().proof()).isNotNull().isEqualTo(world.proofs.of(call.id()));
    }

    @Test
    void noticesAProofThatBeganWhileTheScreenWasNotInFront() {
        Call call = send("page-view");
        world.model.showCall(call.id());
        world.model.setShown(false);
        RunningProof begun = Objects.requireNonNull(world.proofs.begin(call));

        world.model.setShown(true);
        assertThat(view().running()).isTrue();
        prove(call, begun);
        world.direct.elapse();
        assertThat(view().running()).isFalse();
    }

    @Test
    void provesACallOnceAtATime() {
        Call call = send("page-view");
        world.model.showCall(call.id());
        assertThat(offersToProve()).isTrue();
        RunningProof begun = Objects.requireNonNull(world.proofs.begin(call));

        world.model.prove();
        assertThat(world.proofs.running(call.id())).isSameAs(begun);
        assertThat(view().running()).isTrue();
        assertThat(offersToProve()).isFalse();
        assertThat(world.proofs.of(call.id())).isNull();

        prove(call, begun);
        world.direct.elapse();
        assertThat(offersToProve()).isTrue();
        assertThat(world.proofs.running(call.id())).isNull();
    }

    @Test
    void provesWhatIsSentAgainWhereCallsToItsServerAreProven() throws IOException {
        try (FaultServer faults = FaultServer.playing(FaultServer.json(401, "{\"detail\":\"Not authenticated\"}"))) {
            provesWhatIsSentAgain(
                    HistoryWorld.server("faults", "Faults", faults.url().toString()));
        }
    }

    private void provesWhatIsSentAgain(TrackServer server) {
        world.state.servers().add(server);
        Call call = world.send(server, null, HistoryWorld.payload(null, "web-shop", "page-view"));
        world.model.showCall(call.id());
        world.model.sendAgain();
        assertThat(again(call)).isNotEqualTo(call);
        assertThat(world.proofs.of(again(call).id())).as("the switch is off").isNull();

        world.proofs.setAlways(server, true);
        world.model.showCall(call.id());
        world.model.sendAgain();
        Call proven = again(call);
        assertThat(world.proofs.of(proven.id())).isNotNull();
        assertThat(view().proof()).isEqualTo(world.proofs.of(proven.id()));
        assertThat(world.proofs.of(call.id())).isNull();

        world.answering = (_, _) -> Answers.unknownSource("web-shop");
        world.model.sendAgain();
        assertThat(world.proofs.of(again(proven).id()))
                .as("a call that was refused")
                .isNull();
    }

    /** The call that stands there now, which is another one. */
    private Call again(Call before) {
        Call now =
                ((Opened.OneCall) world.model.openedProperty().get()).detail().call();
        assertThat(now.id()).isNotEqualTo(before.id());
        return now;
    }

    @Test
    void doesNotOfferToProveACallThatWasRefused() {
        world.answering = (_, _) -> Answers.unknownSource("old-shop");
        world.model.showCall(send("page-view").id());

        assertThat(offersToProve()).isFalse();
        world.model.prove();
        assertThat(view()).isEqualTo(ProofRun.View.NONE);
    }

    private Call send(String type) {
        return world.send(HistoryWorld.LOCAL, null, HistoryWorld.payload(null, "web-shop", type));
    }

    /** Proves a call that is opened, and stops at once. */
    private void prove(Call call, RunningProof begun) {
        world.model.proofRun().stop();
        CallDetail detail = Objects.requireNonNull(world.log.detail(call.id()));
        var _ = world.proofs.prove(
                HistoryWorld.LOCAL,
                new TrackPayload(Json.object(detail.requestBody())),
                call,
                (Answer.Accepted) Objects.requireNonNull(detail.answer()),
                Baseline.NONE,
                begun);
    }

    private ProofRun.View view() {
        return world.model.proofRun().viewProperty().get();
    }

    private boolean offersToProve() {
        return world.model.commands().stream().map(Command::title).anyMatch(Texts.text("history.call.prove")::equals);
    }
}
