package org.trackconsole.ui.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.app.Wiring;
import org.trackconsole.fx.DirectFxWork;
import org.trackconsole.fx.FxThread;
import org.trackconsole.model.Call;
import org.trackconsole.model.Proof;
import org.trackconsole.settings.AppFolders;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.OpenGuard;
import org.trackconsole.ui.port.SaidNotices;

/** Sending with proof from the Compose screen, by the ids of its controls, over the real local server. */
class ProofScreenTest {
    @TempDir
    private Path folder;

    private final List<Destination> gone = new ArrayList<>();
    private final StackPane window = FxThread.call(StackPane::new);
    private Wiring wiring;
    private AppState state;
    private ComposeScreen screen;

    @BeforeEach
    void open() throws IOException {
        wiring = Wiring.open(AppFolders.in(folder));
        wiring.catalog().createExample(wiring.local());
        state = new AppState(wiring.local());
        screen = FxThread.call(this::screen);
        FxThread.run(() -> window.getChildren().setAll(screen.view()));
        FxThread.show(window, 940, 700);
        load("""
                {"source": {"id": "web-shop"}, "session": {"id": "s-1"}, "events": [
                  {"type": "Page View", "tags": ["mine"]},
                  {"type": "profile-update", "properties": {"pii": {"firstname": "Ann"}}}]}""");
    }

    @AfterEach
    void close() {
        FxThread.run(screen::dispose);
        FxThread.closeAll();
        wiring.close();
    }

    @Test
    void theLocalServerIsProvenWithoutBeingAskedAndTheVerdictStandsInFront() {
        assertThat(find("#prove", CheckBox.class).isSelected()).isTrue();
        click("#send");
        assertThat(verdict()).startsWith("2 events stored in").endsWith("new profile");
        assertThat(find("#proof-tab", ToggleButton.class).isSelected()).isTrue();
        assertThat(labels()).contains("stored · as page-view · 1 difference", "Session updated", "Profile created");
    }

    @Test
    void theSwitchIsRememberedForTheServerAndProofIsToBeHadOnDemand() {
        FxThread.run(() -> find("#prove", CheckBox.class).fire());
        assertThat(wiring.proofs().always(wiring.local())).isFalse();
        click("#send");
        assertThat(window.lookup("#proof-verdict")).isNull();
        ToggleButton tab = find("#proof-tab", ToggleButton.class);
        assertThat(tab.isSelected()).isFalse();

        FxThread.run(tab::fire);
        click("#prove-now");
        assertThat(verdict()).contains("stored");
    }

    @Test
    void theProofStaysWithTheCall() {
        click("#send");
        Call call = wiring.sessionLog()
                .calls(wiring.sessionLog().groups("", null).getFirst(), "", null)
                .getFirst();
        assertThat(wiring.proofs().of(call.id()))
                .isNotNull()
                .extracting(Proof::state)
                .isEqualTo(Proof.State.PROVEN);
    }

    @Test
    void theProfileOfAProofOpens() {
        click("#send");
        click("#proof-profile");
        assertThat(gone).singleElement().isInstanceOf(Destination.ShowProfile.class);
    }

    @Test
    void aRefusedPayloadHasNothingToProve() {
        click("#send");
        load("{\"source\": {\"id\": \"nobody\"}, \"events\": [{\"type\": \"a\"}]}");
        click("#send");
        assertThat(find("#proof-tab", Node.class).isVisible()).isFalse();
        assertThat(window.lookup("#proof-verdict")).isNull();
    }

    @Test
    void whatIsStoredOfAnEventThatAsksNotToBeSavedIsExplained() {
        load("""
                {"source": {"id": "web-shop"}, "session": {"id": "s-2"}, "events": [
                  {"type": "a"}, {"type": "b", "options": {"save": false}}]}""");
        click("#send");
        assertThat(verdict()).isEqualTo("1 of 2 events not stored");
        assertThat(labels()).anyMatch(text -> text.contains("events[1].options.save is false"));
    }

    private void load(String text) {
        FxThread.run(() -> screen.open(new Destination.Load(text)));
        FxThread.settle();
    }

    private String verdict() {
        return find("#proof-verdict", Label.class).getText();
    }

    private List<String> labels() {
        return FxThread.call(() -> window.lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .toList());
    }

    private ComposeScreen screen() {
        ComposeViewModel model = new ComposeViewModel(
                state,
                new DirectFxWork(),
                wiring.sendEvents(),
                wiring.proofs(),
                wiring.visitors(),
                wiring.catalog(),
                wiring.drafts(),
                new SaidNotices(),
                new OpenGuard(),
                gone::add);
        model.start();
        return new ComposeScreen(model);
    }

    private void click(String selector) {
        FxThread.run(() -> find(selector, Button.class).fire());
        FxThread.settle();
    }

    private <T extends Node> T find(String selector, Class<T> type) {
        return type.cast(Objects.requireNonNull(window.lookup(selector), selector));
    }
}
