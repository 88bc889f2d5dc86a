package org.trackconsole.ui.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.trackconsole.app.Wiring;
import org.trackconsole.fx.DirectFxWork;
import org.trackconsole.fx.FxThread;
import org.trackconsole.fx.editor.JsonEditor;
import org.trackconsole.json.Json;
import org.trackconsole.model.Visitor;
import org.trackconsole.settings.AppFolders;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.OpenGuard;
import org.trackconsole.ui.port.SaidNotices;

/** The Compose screen as people use it, by the ids of its controls. */
class ComposeScreenTest {
    @TempDir
    private Path folder;

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
    }

    @AfterEach
    void close() {
        FxThread.run(screen::dispose);
        FxThread.closeAll();
        wiring.close();
    }

    @Test
    void aBrokenTextKeepsTheFormAndSaysWhereItIsBroken() {
        FxThread.run(() -> editor().setText("{ \"events\": [ }"));
        FxThread.settle();
        assertThat(find("#event-0", Node.class).isVisible()).isTrue();
        FxThread.run(() -> assertThat(window.lookupAll(".label"))
                .extracting(label -> ((Label) label).getText())
                .anyMatch(text -> text.startsWith("Line 1, column 15:")));
    }

    @Test
    void anEventAddedInTheFormStandsInTheText() {
        click("#add-event");
        assertThat(FxThread.call(() -> editor().getText()).split("\"type\"", -1))
                .hasSize(3);
        assertThat(find("#event-1", Node.class)).isNotNull();
    }

    @Test
    void aPropertyIsTypedNameFirstThenItsValue() {
        click("#event-0 .add-row");
        FxRobot robot = new FxRobot();
        robot.write("product").type(KeyCode.ENTER).write("Nike shoes");
        click("#event-0 .add-row");
        robot.write("quantity").type(KeyCode.TAB).write("1");
        FxThread.settle();
        assertThat(Json.read(FxThread.call(() -> editor().getText())).at("/events/0/properties"))
                .isEqualTo(Json.read("""
                        {"product": "Nike shoes", "quantity": 1}"""));
    }

    @Test
    void aNameBeingTypedBelongsToThePersonItWasTypedFor() {
        Visitor before = wiring.visitors().current(wiring.local().id());
        TextField name = find("#visitor-name", TextField.class);
        FxThread.run(name::requestFocus);
        FxRobot robot = new FxRobot();
        robot.push(KeyCode.CONTROL, KeyCode.A).write("Ann");

        FxThread.run(() -> screen.commands().stream()
                .filter(command -> command.title().equals(Texts.text("compose.visitor.newPerson")))
                .forEach(command -> command.run().run()));
        click("#new-visit");

        Visitor present = wiring.visitors().current(wiring.local().id());
        assertThat(wiring.visitors().find(before.id()))
                .extracting(Visitor::name)
                .isEqualTo("Ann");
        assertThat(present.name()).isNotEqualTo("Ann");
        assertThat(name.getText()).isEqualTo(present.name());
    }

    @Test
    void partsThatAreNoObjectsAreSaidToBeSoAndTakeNoEdits() {
        FxThread.run(() -> editor().setText("""
                {"source": {"id": "web-shop"}, "context": "x", "events": [7]}"""));
        FxThread.settle();
        assertThat(find("#context-presets", Node.class).isDisabled()).isTrue();
        assertThat(find("#event-0 .event-type", Node.class).isDisabled()).isTrue();
        FxThread.run(() -> editor().setText("""
                {"source": {"id": "web-shop"}, "events": {"a": {}}}"""));
        FxThread.settle();
        assertThat(find("#add-event", Node.class).isDisabled()).isTrue();
    }

    @Test
    void anUnknownSourceIsExplainedCreatedAndSentAgain() {
        FxThread.run(() -> screen.open(new Destination.Load("""
                {"source": {"id": "old-shop"}, "session": {"id": "s-1"}, "events": [{"type": "page-view"}]}""")));
        click("#send");
        assertThat(find("#answer-outcome", Label.class).getText()).contains("401");
        click("#remedy");
        click("#send");
        assertThat(find("#answer-outcome", Label.class).getText()).contains("200");
    }

    @Test
    void nothingHoldsADroppedScreen() {
        assertThat(FxThread.forgets(new WeakReference<>(shownAndUsed()))).isTrue();
        FxThread.run(() -> state.sourcesChanged());
    }

    /** The shared state outlives the screen; nothing in it may hold on to the screen. */
    private ComposeScreen shownAndUsed() {
        ComposeScreen dropped = FxThread.call(this::screen);
        FxThread.run(() -> window.getChildren().setAll(dropped.view()));
        click("#send");
        FxThread.run(() -> {
            dropped.dispose();
            window.getChildren().setAll(screen.view());
        });
        FxThread.settle();
        return dropped;
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
                _ -> {});
        model.start();
        return new ComposeScreen(model);
    }

    private JsonEditor editor() {
        return find("#payload-editor", JsonEditor.class);
    }

    private void click(String selector) {
        FxThread.run(() -> find(selector, Button.class).fire());
        FxThread.settle();
    }

    private <T extends Node> T find(String selector, Class<T> type) {
        return type.cast(Objects.requireNonNull(window.lookup(selector), selector));
    }
}
