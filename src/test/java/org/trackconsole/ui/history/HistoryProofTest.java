package org.trackconsole.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.app.Wiring;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.fx.DirectFxWork;
import org.trackconsole.fx.FxThread;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.model.Call;
import org.trackconsole.model.EventProof;
import org.trackconsole.model.Proof;
import org.trackconsole.settings.AppFolders;
import org.trackconsole.store.CallStore;
import org.trackconsole.store.Database;
import org.trackconsole.store.ProofStore;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Notices;
import org.trackconsole.ui.port.OpenGuard;
import org.trackconsole.ui.port.Place;

/** Proofs of calls that stand in the history, over the real local server. */
class HistoryProofTest {
    @TempDir
    private Path folder;

    private final List<Destination> gone = new ArrayList<>();
    private Wiring wiring;
    private final List<HistoryScreen> screens = new ArrayList<>();
    private final StackPane window = FxThread.call(StackPane::new);

    @BeforeEach
    void open() throws IOException {
        wiring = Wiring.open(AppFolders.in(folder));
        wiring.catalog().createExample(wiring.local());
    }

    @AfterEach
    void close() {
        FxThread.closeAll();
        FxThread.run(() -> screens.forEach(HistoryScreen::dispose));
        wiring.close();
    }

    @Test
    void aCallThatNobodyProvedIsProvenOnDemandAndStaysSo() {
        Call call = send();
        show();
        fire("#tab-proof");
        fire("#prove-now");

        assertThat(text("#proof-verdict")).containsPattern("Stored in|in the store");
        assertThat(Objects.requireNonNull(wiring.proofs().of(call.id())).state())
                .isEqualTo(Proof.State.PROVEN);
        fire("#proof-profile");
        assertThat(gone).singleElement().isInstanceOf(Destination.ShowProfile.class);
    }

    @Test
    void aProofThatEndedWithTheProgramSaysSoAndIsTakenUpAgain() throws IOException {
        Call call = send();
        wiring.close();
        try (Database database = Database.open(AppFolders.in(folder).data())) {
            assertThat(new CallStore(database).detail(call.id())).isNotNull();
            new ProofStore(database)
                    .keep(
                            call.id(),
                            new Proof(
                                    Proof.State.UNFINISHED,
                                    Instant.now(),
                                    null,
                                    List.of(new Proof.Step(Proof.Kind.EVENTS, Proof.Status.WAITING, 0)),
                                    List.of(EventProof.waiting("page-view")),
                                    null,
                                    List.of(),
                                    List.of(),
                                    null));
        }
        wiring = Wiring.open(AppFolders.in(folder));
        show();
        fire("#tab-proof");

        assertThat(text("#proof-verdict")).startsWith("Not finished");
        assertThat(text("#proof-again")).isEqualTo("Check again now");
        fire("#proof-again");
        assertThat(text("#proof-verdict")).containsPattern("Stored in|in the store");
    }

    @Test
    void theRowOfACallSaysWhatItsProofHasShown() {
        String text = """
                {"source": {"id": "web-shop"}, "session": {"id": "s-1"},
                 "events": [{"type": "page-view", "options": {"save": false}}]}""";
        Call lost = wiring.sendEvents()
                .send(wiring.local(), null, text, new CancelSignal())
                .call();
        show();
        HistoryRow.CallRow before = row(lost);
        assertThat(before.proof()).isNull();
        assertThat(CallWords.tone(lost, before.proof())).isEqualTo(Pill.Tone.SUCCESS);

        FxThread.run(() -> screens.getFirst().commands().stream()
                .filter(command -> KeyCombination.valueOf("Shortcut+Shift+T").equals(command.keys()))
                .findFirst()
                .orElseThrow()
                .run()
                .run());
        FxThread.settle();

        assertThat(text("#proof-verdict")).as("the proof comes to the front").contains("not stored");
        HistoryRow.CallRow after = row(lost);
        assertThat(after.proof()).isEqualTo(Proof.State.LOST);
        assertThat(CallWords.outcome(lost, after.proof())).isEqualTo("200 · not stored");
        assertThat(CallWords.tone(lost, after.proof())).isEqualTo(Pill.Tone.DANGER);
        assertThat(text("#call-outcome")).isEqualTo("200 · not stored");
        assertThat(window.lookupAll(".history-cell"))
                .extracting(Node::getAccessibleText)
                .anySatisfy(spoken -> assertThat(spoken).endsWith("200 · not stored"));
    }

    private HistoryRow.CallRow row(Call call) {
        ListView<?> list = (ListView<?>) Objects.requireNonNull(window.lookup("#history-list"));
        return FxThread.call(() -> list.getItems().stream()
                .filter(HistoryRow.CallRow.class::isInstance)
                .map(HistoryRow.CallRow.class::cast)
                .filter(row -> row.call().id().equals(call.id()))
                .findFirst()
                .orElseThrow());
    }

    private Call send() {
        return wiring.sendEvents()
                .send(wiring.local(), null, """
                        {"source": {"id": "web-shop"}, "session": {"id": "s-1"},
                         "events": [{"type": "page-view"}]}""", new CancelSignal())
                .call();
    }

    private void show() {
        AppState state = new AppState(wiring.local());
        state.servers().setAll(wiring.local());
        HistoryScreen screen = FxThread.call(() -> new HistoryScreen(new HistoryViewModel(
                state,
                new DirectFxWork(),
                wiring.sessionLog(),
                wiring.sendEvents(),
                wiring.proofs(),
                wiring.visitors(),
                _ -> wiring.local(),
                new Notices() {
                    @Override
                    public void say(String sentence) {}

                    @Override
                    public void say(String sentence, String actionName, Runnable action) {}
                },
                new OpenGuard(),
                gone::add)));
        screens.add(screen);
        FxThread.run(() -> window.getChildren().setAll(screen.view()));
        FxThread.show(window, 940, 700);
        FxThread.run(() -> screen.open(new Destination.Screen(Place.HISTORY)));
        FxThread.settle();
    }

    private void fire(String selector) {
        FxThread.run(() -> ((ButtonBase) Objects.requireNonNull(window.lookup(selector), selector)).fire());
        FxThread.settle();
    }

    private String text(String selector) {
        return FxThread.call(() -> ((Labeled) Objects.requireNonNull(window.lookup(selector), selector)).getText());
    }
}
