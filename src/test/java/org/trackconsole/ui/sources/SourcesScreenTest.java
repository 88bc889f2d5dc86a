package org.trackconsole.ui.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.fx.DirectFxWork;
import org.trackconsole.fx.FxThread;
import org.trackconsole.model.Source;
import org.trackconsole.service.ArrivalCheck;
import org.trackconsole.service.Remedy;
import org.trackconsole.ui.port.Command;
import org.trackconsole.ui.port.Destination;

/** The Sources screen as people use it, by the ids of its controls. */
class SourcesScreenTest {
    @TempDir
    private Path folder;

    private final BorderPane window = FxThread.call(BorderPane::new);
    private SourcesFixture fixture;
    private SourcesScreen screen;

    @BeforeEach
    void open() throws IOException {
        fixture = new SourcesFixture(folder);
        screen = FxThread.call(() -> new SourcesScreen(fixture.model));
    }

    @AfterEach
    void close() {
        FxThread.closeAll();
        fixture.close();
    }

    @Test
    void theFirstStepsAreOneButtonAndTheSourceIsThere() {
        show();
        fire("create-example");
        assertThat(text("source-name")).isEqualTo("Web shop");
        assertThat(label("source-count")).isEqualTo("1");
        assertThat(FxThread.call(() -> list().getSelectionModel().getSelectedIndex()))
                .isZero();
    }

    @Test
    void oneButtonProvesThatEventsArrive() {
        fixture.fill();
        show();
        choose(3);
        assertThat(FxThread.call(() -> find("stop-arrival").isVisible())).isFalse();
        assertThat(FxThread.call(() -> find("copy-arrival").isVisible())).isFalse();
        fire("check-arrival");
        assertThat(FxThread.call(() -> find("arrival-steps").isVisible())).isTrue();
        assertThat(FxThread.call(() -> find("copy-arrival").isVisible())).isTrue();
        FxThread.run(fixture.direct::elapse);
        assertThat(label("traffic-summary")).startsWith("One event in the last week.");
        assertThat(FxThread.call(() -> find("traffic-chart").getAccessibleText()))
                .contains("console-arrival-check");
    }

    @Test
    void aRefusedCheckSaysWhyAndEnablesTheSource() {
        fixture.fill();
        fixture.save(Source.rest("off", "A source that is off").withEnabled(false));
        show();
        choose(0);
        fire("check-arrival");
        assertThat(fixture.chosen().arrivalProperty().get())
                .isInstanceOfSatisfying(
                        ArrivalState.Over.class,
                        over -> assertThat(over.outcome()).isInstanceOf(ArrivalCheck.Outcome.Stopped.class));
        fire("remedy");
        assertThat(Objects.requireNonNull(fixture.onServer("off")).enabled()).isTrue();
        FxThread.run(() -> fixture.model.figures().read());
        assertThat(label("traffic-refusals")).startsWith("One call was refused");
    }

    @Test
    void aSourceThatWasJustSavedHasTraffic() {
        fixture.fill();
        show();
        fire("new-source");
        FxThread.run(() -> field("source-name").setText("Kiosk"));
        assertThat(FxThread.call(() -> find("traffic-summary").getParent().isVisible()))
                .isFalse();
        fire("save-source");
        FxThread.run(fixture.direct::elapse);
        assertThat(label("traffic-summary")).isEqualTo("No events in the last week. None came within a year.");
        assertThat(label("traffic-refusals")).isEqualTo("No call that names this source was refused.");
    }

    @Test
    void aLinkTakesNoTestEvents() {
        fixture.fill();
        show();
        choose(1);
        assertThat(FxThread.call(() -> button("check-arrival").isDisabled())).isTrue();
    }

    @Test
    void aNewSourceIsTypedAndSaved() {
        fixture.fill();
        show();
        fire("new-source");
        assertThat(focused()).isEqualTo("source-name");
        FxThread.run(() -> {
            field("source-name").setText("Kiosk");
            field("source-id").setText("Kiosk-1");
        });
        assertThat(label("source-id-remark")).contains("lower case");
        fire("save-source");

        assertThat(Objects.requireNonNull(fixture.onServer("kiosk-1")).name()).isEqualTo("Kiosk");
        assertThat(text("source-id")).isEqualTo("kiosk-1");
        assertThat(FxThread.call(() -> button("save-source").isDisabled())).isTrue();
        assertThat(label("source-status")).startsWith("Saved ");
    }

    @Test
    void theFirstSourceIsTypedAtOnce() {
        show();
        fire("create-first");
        assertThat(focused()).isEqualTo("source-name");
    }

    @Test
    void savingWithoutANamePointsAtTheField() {
        show();
        fire("create-first");
        assertThat(FxThread.call(() -> find("source-name-remark").isVisible())).isFalse();
        FxThread.run(() -> find("source-tags").requestFocus());
        fire("save-source");
        assertThat(FxThread.call(() -> find("source-name-remark").isVisible())).isTrue();
        assertThat(focused()).isEqualTo("source-name");
    }

    @Test
    void anotherLineShowsAnotherSourceAndTheWayBackKeepsTheEdit() {
        fixture.fill();
        show();
        choose(3);
        FxThread.run(() -> field("source-name").setText("Web shop 2"));
        choose(0);
        assertThat(text("source-name")).isEqualTo("Mobile app");
        choose(3);
        assertThat(text("source-name")).isEqualTo("Web shop 2");
        assertThat(label("source-title")).isEqualTo("Web shop");
        fire("revert-source");
        assertThat(text("source-name")).isEqualTo("Web shop");
    }

    @Test
    void deleteKeyDeletesTheChosenLine() {
        fixture.fill();
        show();
        choose(1);
        press(FxThread.call(this::list), KeyCode.DELETE, false);
        assertThat(fixture.onServer("newsletter")).isNull();
        assertThat(label("source-count")).isEqualTo("3");
        assertThat(text("source-name")).startsWith("Warehouse");
    }

    @Test
    void aDeletedSourceComesBackByTheKeysOfUndoAsLongAsTheConsoleRuns() {
        fixture.fill();
        show();
        choose(1);
        String deleted = text("source-name");
        press(FxThread.call(this::list), KeyCode.DELETE, false);
        choose(0);
        FxThread.run(() -> Event.fireEvent(
                list(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.Z, false, true, false, false)));
        FxThread.settle();
        assertThat(fixture.onServer("newsletter")).isNotNull();
        assertThat(text("source-name")).isEqualTo(deleted);
        assertThat(FxThread.call(() -> screen.commands()))
                .extracting(Command::title)
                .noneMatch(title -> title.contains(deleted));
    }

    @Test
    void snippetIsShownForWhatWebPagesCanSendAndTheDemoPageOpens() {
        fixture.fill();
        show();
        choose(3);
        assertThat(FxThread.call(() -> ((TextArea) find("source-snippet")).getText()))
                .contains("\"" + fixture.state.server().url() + "/tracker\"", "{ id: \"web-shop\" }");
        fire("open-demo");
        assertThat(fixture.pages).containsExactly(fixture.state.server().url().resolve("/demo?source=web-shop"));
        choose(1);
        assertThat(FxThread.call(() -> find("source-snippet").getParent().isVisible()))
                .isFalse();
        fire("new-source");
        assertThat(FxThread.call(() -> find("source-snippet").getParent().isVisible()))
                .isFalse();
    }

    @Test
    void aMachineWithoutBrowserIsToldTheAddress() {
        fixture.fill();
        fixture.hasBrowser = false;
        show();
        choose(3);
        fire("open-demo");
        assertThat(fixture.said.sentences.getLast()).contains("/demo?source=web-shop");
    }

    @Test
    void onlyTheLocalServerHasADemoPage() {
        fixture.fill();
        show();
        choose(3);
        FxThread.run(() -> fixture.model.state().serverProperty().set(SourcesFixture.DOWN));
        assertThat(FxThread.call(() -> screen.view().lookup("#open-demo") == null
                        || !find("open-demo").isVisible()))
                .isTrue();
    }

    @Test
    void theStaticSwitchIsForTheTypeThatKnowsIt() {
        fixture.fill();
        show();
        choose(1);
        assertThat(FxThread.call(() -> ((CheckBox) find("source-static")).isDisabled()))
                .isTrue();
        assertThat(label("source-type-remark")).contains("/redirect");
        choose(0);
        assertThat(FxThread.call(() -> ((CheckBox) find("source-static")).isDisabled()))
                .isFalse();
    }

    @Test
    void tabLeavesTheDescriptionInBothDirections() {
        fixture.fill();
        show();
        choose(0);
        TextArea description = FxThread.call(() -> (TextArea) find("source-description"));
        FxThread.run(description::requestFocus);
        press(description, KeyCode.TAB, false);
        assertThat(focused()).isEqualTo("source-tags");
        FxThread.run(description::requestFocus);
        press(description, KeyCode.TAB, true);
        assertThat(focused()).isEqualTo("source-channel");
    }

    @Test
    void fromTheSearchTheKeysLeadIntoTheListAndOutOfIt() {
        fixture.fill();
        show();
        FxThread.run(() -> {
            find("source-search").requestFocus();
            field("source-search").setText("e-mail");
        });
        press(FxThread.call(() -> find("source-search")), KeyCode.DOWN, false);
        assertThat(focused()).isEqualTo("source-list");
        assertThat(text("source-name")).isEqualTo("Newsletter clicks");
        press(FxThread.call(() -> find("source-search")), KeyCode.ESCAPE, false);
        assertThat(FxThread.call(() -> list().getItems().size())).isEqualTo(4);
        assertThat(text("source-name")).isEqualTo("Newsletter clicks");
    }

    @Test
    void groupsOpenAndCloseByTheKeysOfATreeAndKeepTheKeyboard() {
        fixture.save(SourcesFixture.grouped("app", "App", "mobile"));
        fixture.save(Source.rest("shop", "Shop"));
        show();
        choose(1);
        assertThat(text("source-name")).isEqualTo("App");
        press(FxThread.call(this::list), KeyCode.LEFT, false);
        assertThat(FxThread.call(() -> list().getSelectionModel().getSelectedItem()))
                .isEqualTo(new SourceRow.Heading("mobile", 1, true));
        press(FxThread.call(this::list), KeyCode.LEFT, false);
        assertThat(FxThread.call(() -> list().getSelectionModel().getSelectedItem()))
                .isEqualTo(new SourceRow.Heading("mobile", 1, false));
        assertThat(FxThread.call(() -> list().getItems().size())).isEqualTo(3);
        press(FxThread.call(this::list), KeyCode.RIGHT, false);
        press(FxThread.call(this::list), KeyCode.RIGHT, false);
        assertThat(FxThread.call(() -> list().getSelectionModel().getSelectedItem()))
                .isInstanceOf(SourceRow.Line.class);
    }

    @Test
    void anExistingGroupIsPutInByItsMenu() {
        fixture.save(SourcesFixture.grouped("app", "App", "mobile"));
        fixture.save(Source.rest("shop", "Shop"));
        show();
        choose(3);
        FxThread.run(() -> ((MenuButton) find("source-groups-known")).show());
        FxThread.run(() -> {
            CheckMenuItem item = (CheckMenuItem)
                    ((MenuButton) find("source-groups-known")).getItems().getFirst();
            item.setSelected(true);
            item.fire();
        });
        fire("save-source");
        assertThat(Objects.requireNonNull(fixture.onServer("shop")).groups()).containsExactly("mobile");
    }

    @Test
    void anotherIdIsWarnedOfBeforeItMakesASecondSource() {
        fixture.fill();
        show();
        choose(3);
        FxThread.run(() -> field("source-id").setText("Web-Shop-2"));
        assertThat(label("source-id-remark")).contains("second source", "lower case");
        assertThat(FxThread.call(() -> button("save-source").getText())).isEqualTo("Save as a second source");
    }

    @Test
    void aDestinationOpensTheFormOfANewSource() {
        fixture.fill();
        show();
        FxThread.run(() -> screen.open(new Destination.NewSource("old-shop")));
        assertThat(text("source-id")).isEqualTo("old-shop");
        assertThat(focused()).isEqualTo("source-name");
        FxThread.run(() -> screen.open(new Destination.ShowSource("newsletter")));
        assertThat(text("source-name")).isEqualTo("Newsletter clicks");
    }

    @Test
    void aServerThatIsDownIsExplainedAndAskedAgain() {
        show();
        FxThread.run(() -> fixture.state.serverProperty().set(SourcesFixture.DOWN));
        FxThread.settle();
        assertThat(FxThread.call(() -> window.lookup(".banner-title"))).isInstanceOf(Label.class);
        fire("remedy");
        assertThat(fixture.went).containsExactly(new Destination.ShowServer("nightly", Remedy.TEST_CONNECTION));
        FxThread.run(() -> fixture.state.serverProperty().set(fixture.wiring.local()));
        FxThread.settle();
        assertThat(find("create-example")).isNotNull();
    }

    @Test
    void everyActionIsACommandAndNoTwoShareTheirKeys() {
        show();
        assertThat(FxThread.call(() -> screen.commands()))
                .extracting(Command::keys)
                .filteredOn(Objects::nonNull)
                .doesNotHaveDuplicates();
    }

    /** A key must not change a source whose form is not in view. */
    @Test
    void commandsAreOnlyAboutWhatIsInView() {
        fixture.fill();
        show();
        choose(1);
        assertThat(keys()).contains("Shortcut+N", "Shortcut+S", "Shortcut+D", "Shortcut+T", "F5");
        FxThread.run(() -> list().getSelectionModel().selectIndices(0, 1));
        assertThat(keys()).contains("Shortcut+N", "F5").doesNotContain("Shortcut+S", "Shortcut+D", "Shortcut+T");
        assertThat(titles()).contains("Export the sources as JSON").doesNotContain("Delete the source");

        FxThread.run(() -> fixture.model.transfer().copy(fixture.model.concerned()));
        assertThat(titles()).containsExactly("List the sources anew");
        FxThread.run(() -> fixture.model.transfer().close());
        FxThread.run(() -> list().getSelectionModel().clearAndSelect(0));
        FxThread.run(() -> fixture.model.searchProperty().set("no source has these words"));
        assertThat(titles()).doesNotContain("Export the sources as JSON", "Copy all listed sources to another server");
    }

    private List<String> keys() {
        return FxThread.call(() -> screen.commands()).stream()
                .map(Command::keys)
                .filter(Objects::nonNull)
                .map(keys -> keys.getName())
                .toList();
    }

    private List<String> titles() {
        return FxThread.call(() -> screen.commands()).stream()
                .map(Command::title)
                .toList();
    }

    @Test
    void isForgottenWhenItIsDropped() {
        fixture.fill();
        WeakReference<SourcesScreen> dropped = new WeakReference<>(shownAndUsed());
        assertThat(FxThread.forgets(dropped)).isTrue();
    }

    /** The application's state outlives the screen; nothing in it may hold on to the screen. */
    private SourcesScreen shownAndUsed() {
        SourcesViewModel model = new SourcesViewModel(
                fixture.state,
                new DirectFxWork(),
                fixture.services(),
                fixture.said,
                fixture.guard,
                _ -> {},
                _ -> true,
                fixture.files);
        SourcesScreen shown = FxThread.call(() -> new SourcesScreen(model));
        FxThread.run(() -> window.setCenter(shown.view()));
        FxThread.show(window, 940, 700);
        FxThread.run(() -> {
            shown.open(new Destination.ShowSource("web-shop"));
            shown.dispose();
            window.setCenter(null);
        });
        FxThread.settle();
        return shown;
    }

    private void show() {
        FxThread.run(() -> window.setCenter(screen.view()));
        FxThread.show(window, 940, 700);
    }

    private Node find(String id) {
        return Objects.requireNonNull(window.lookup("#" + id), id);
    }

    private TextField field(String id) {
        return (TextField) find(id);
    }

    private Button button(String id) {
        return (Button) find(id);
    }

    @SuppressWarnings("unchecked")
    private ListView<SourceRow> list() {
        return (ListView<SourceRow>) find("source-list");
    }

    private void fire(String id) {
        FxThread.run(() -> button(id).fire());
        FxThread.settle();
    }

    private void choose(int row) {
        FxThread.run(() -> list().getSelectionModel().clearAndSelect(row));
        FxThread.settle();
    }

    private static void press(Node node, KeyCode code, boolean shift) {
        FxThread.run(() ->
                Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false)));
        FxThread.settle();
    }

    private String text(String id) {
        return FxThread.call(() -> field(id).getText());
    }

    private String label(String id) {
        return FxThread.call(() -> ((Label) find(id)).getText());
    }

    /** The id of the control that has the keyboard. */
    private String focused() {
        return FxThread.call(() -> {
            Node owner = Objects.requireNonNull(window.getScene().getFocusOwner(), "Nothing has the keyboard");
            return Objects.requireNonNull(owner.getId(), owner.toString());
        });
    }
}
