package org.trackconsole.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trackconsole.fx.FxThread;
import org.trackconsole.json.Json;
import org.trackconsole.model.Arrival;
import org.trackconsole.model.EventChanges;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Place;
import tools.jackson.databind.JsonNode;

class LiveScreenTest {
    private LiveWorld world;
    private LiveScreen screen;
    private Parent view;

    @BeforeEach
    void open() {
        world = FxThread.call(LiveWorld::new);
        screen = new LiveScreen(world.model);
        view = FxThread.call(() -> (Parent) screen.view());
    }

    @AfterEach
    void close() {
        FxThread.closeAll();
        FxThread.run(screen::dispose);
    }

    @Test
    void saysWhereToSendWhileNothingHasArrivedAndCopiesTheAddress() {
        show();
        assertThat(texts("#live-copy-address")).isEqualTo("Copy the address");
        fire("#live-copy-address");
        assertThat(world.copied).containsExactly("http://127.0.0.1:8686/track");
        assertThat(find("#live-pause").getParent().isVisible()).isFalse();
    }

    @Test
    void headingsStandOverTheirColumnsWithAndWithoutScrollBar() {
        world.feed.events(3, "page-view");
        show();
        assertThat(columns(".list-headings")).hasSize(5).isEqualTo(columns(".live-cell"));
        world.feed.events(200, "page-view");
        FxThread.run(() -> world.model.list().showNewest());
        FxThread.settle();
        assertThat(columns(".list-headings")).hasSize(5).isEqualTo(columns(".live-cell"));
    }

    /** Where the columns begin, in pixels of the window. */
    private List<Double> columns(String of) {
        return FxThread.call(() -> view.lookup(of).lookupAll(".live-columns > .label").stream()
                .map(label -> label.localToScene(0, 0).getX())
                .toList());
    }

    @Test
    void saysWhyAnotherServerShowsNothing() {
        FxThread.run(() -> world.state.serverProperty().set(LiveWorld.SHOP));
        show();
        fire("#live-use-local");
        assertThat(world.state.server()).isEqualTo(LiveWorld.LOCAL);
    }

    @Test
    void showsAnEventWithWhatWasStoredAndWhatItChanged() {
        world.feed.changes = new EventChanges(
                List.of(
                        new EventChanges.Field("traits.plan", json("\"free\""), json("\"pro\""), false),
                        new EventChanges.Field("ids", json("null"), json("[\"x\"]"), false)),
                0);
        world.feed.events(1, "profile-update");
        show();
        select(0);
        assertThat(texts("#live-title")).isEqualTo("profile-update");
        assertThat(texts("#live-outcome")).isEqualTo("Accepted");
        assertThat(find("#live-changes").isVisible()).isTrue();
        assertThat(labels("#live-changes .label"))
                .containsExactly("Changed in the profile: 1 field", "As it was when the event was stored.");
        assertThat(changes()).containsExactly("traits.plan  ", "\"free\" → \"pro\"");
        FxThread.run(() -> ((Button) view.lookup("#live-changes .proof-more")).fire());
        assertThat(changes()).containsSubsequence("ids  ", "[\"x\"] was added");
        fire("#live-tab-event");
        fire("#live-tab-profile");
        fire("#live-load");
        assertThat(world.gone).hasSize(1);
    }

    @Test
    void saysPlainlyWhatOnlyTheFieldLogTells() {
        world.feed.profileFields = "{\"data.pii.firstname\":[\"t\",\"e1\"]}";
        world.feed.events(1, "profile-update");
        show();
        select(0);
        assertThat(labels("#live-changes .label"))
                .containsExactly(
                        "Changed in the profile: 1 field",
                        "The latest change of each field, from the profile’s field log: later events may have changed"
                                + " more.",
                        "data.pii.firstname → \"A•••\"");
    }

    private List<String> labels(String selector) {
        return FxThread.call(() -> view.lookupAll(selector).stream()
                .filter(node -> node instanceof Label)
                .map(node -> ((Label) node).getText())
                .toList());
    }

    private List<String> changes() {
        return FxThread.call(() -> view.lookupAll("#live-changes .mono").stream()
                .map(node -> ((Text) node).getText())
                .toList());
    }

    private static JsonNode json(String text) {
        return Json.mapper().readTree(text);
    }

    @Test
    void leadsToThePersonOfAnEvent() {
        world.feed.events(1, "profile-update");
        show();
        select(0);
        fire("#live-profile-show");
        assertThat(world.gone).singleElement().isInstanceOfSatisfying(Destination.ShowProfile.class, there -> {
            assertThat(there.id()).isNotBlank();
            assertThat(there.from()).isEqualTo(Place.LIVE);
        });
    }

    @Test
    void showsARefusedCallWithTheReasonAndWhatToDo() {
        world.feed.rejected(401, "Invalid event source `old-shop`.");
        show();
        select(0);
        assertThat(texts("#live-outcome")).isEqualTo("401 Refused");
        assertThat(find("#live-why").isVisible()).isTrue();
        assertThat(find(".live-cell").getAccessibleText())
                .contains("401 Refused")
                .endsWith("Invalid event source `old-shop`.");
        fire("#remedy");
        assertThat(world.gone).containsExactly(new Destination.NewSource("old-shop"));
    }

    @Test
    void pausesBySpaceAndTellsHowManyAreNew() {
        world.feed.events(1, "a");
        show();
        press("#live-list", KeyCode.SPACE);
        assertThat(texts("#live-pause")).isEqualTo("Go on");
        world.feed.events(3, "b");
        arrive();
        assertThat(rows()).isEqualTo(1);
        assertThat(texts("#live-fresh")).isEqualTo("3 new");
        fire("#live-fresh");
        assertThat(rows()).isEqualTo(4);
        assertThat(find("#live-fresh").isVisible()).isFalse();
        assertThat(texts("#live-pause")).isEqualTo("Pause");
    }

    @Test
    void takesAPayloadToComposeByEnter() {
        world.feed.events(1, "a");
        show();
        select(0);
        press("#live-list", KeyCode.ENTER);
        assertThat(world.gone).hasSize(1);
    }

    @Test
    void searchesByKeysAndClearsByEscape() {
        world.feed.events(2, "a").events(3, "b");
        show();
        FxThread.run(() -> ((TextField) view.lookup("#live-search")).setText("b"));
        press("#live-search", KeyCode.ENTER);
        assertThat(rows()).isEqualTo(3);
        press("#live-search", KeyCode.ESCAPE);
        assertThat(rows()).isEqualTo(5);
        press("#live-search", KeyCode.DOWN);
        assertThat(find("#live-list").isFocused()).isTrue();
    }

    @Test
    void narrowsToRefusedCalls() {
        world.feed.events(2, "a").rejected(401, "x");
        show();
        fire("#live-kind-REJECTED");
        assertThat(rows()).isEqualTo(1);
        fire("#live-kind-ALL");
        assertThat(rows()).isEqualTo(3);
    }

    @Test
    void hidesAndShowsTheServersOwnEvents() {
        world.feed.events(2, "a").systemEvent("visit-started");
        show();
        fire("#live-system");
        assertThat(rows()).isEqualTo(2);
        fire("#live-system");
        assertThat(rows()).isEqualTo(3);
    }

    @Test
    void whatIsLookedAtStaysWhereItIsWhileMoreArrives() {
        world.feed.events(300, "a");
        show();
        FxThread.run(() -> list().scrollTo(100));
        FxThread.settle();
        String before = firstSeen();
        world.feed.events(50, "b");
        arrive();
        assertThat(firstSeen()).isEqualTo(before);
    }

    @Test
    void theSelectedRowStaysSelectedWhileMoreArrives() {
        world.feed.events(3, "a");
        show();
        select(1);
        world.feed.events(5, "b");
        arrive();
        assertThat(FxThread.call(() -> list().getSelectionModel().getSelectedIndex()))
                .isEqualTo(6);
        assertThat(texts("#live-title")).isEqualTo("a");
    }

    @Test
    void loadsFurtherPagesBeforeTheyAreSeen() {
        world.feed.events(1_000, "a");
        show();
        FxThread.run(() -> list().scrollTo(190));
        FxThread.settle();
        FxThread.run(world.work::elapse);
        FxThread.settle();
        assertThat(rows()).isEqualTo(400);
    }

    @Test
    void isForgottenWhenItIsClosed() {
        world.feed.events(5, "a");
        show();
        select(0);
        StackPane window = (StackPane) view.getParent();
        WeakReference<Node> dropped = new WeakReference<>(view);
        FxThread.run(() -> {
            window.getChildren().clear();
            screen.dispose();
        });
        var state = world.state;
        view = new StackPane();
        world = FxThread.call(LiveWorld::new);
        screen = new LiveScreen(world.model);
        for (int tries = 0; dropped.get() != null && tries < 50; tries++) {
            FxThread.settle();
            System.gc();
        }
        assertThat(dropped.get()).isNull();
        FxThread.run(() -> state.serverProperty().set(LiveWorld.SHOP));
    }

    private void show() {
        StackPane window = FxThread.call(() -> new StackPane(view));
        FxThread.show(window, 960, 700);
        FxThread.run(() -> screen.open(new Destination.Screen(Place.LIVE)));
        FxThread.settle();
    }

    private void arrive() {
        FxThread.run(world::arrive);
        FxThread.settle();
    }

    private void select(int index) {
        FxThread.run(() -> list().getSelectionModel().select(index));
        FxThread.settle();
    }

    private int rows() {
        return FxThread.call(() -> list().getItems().size());
    }

    private Node find(String id) {
        return FxThread.call(() -> view.lookup(id));
    }

    private String texts(String id) {
        return FxThread.call(() -> ((Labeled) view.lookup(id)).getText());
    }

    private void fire(String id) {
        FxThread.run(() -> {
            switch (view.lookup(id)) {
                case Button button -> button.fire();
                case ToggleButton toggle -> toggle.fire();
                case CheckBox box -> box.fire();
                case null, default -> throw new IllegalArgumentException(id);
            }
        });
        FxThread.settle();
    }

    private void press(String id, KeyCode code) {
        FxThread.run(() -> {
            Node node = view.lookup(id);
            node.requestFocus();
            Event.fireEvent(
                    node, new KeyEvent(KeyEvent.KEY_PRESSED, "", code.getName(), code, false, false, false, false));
        });
        FxThread.settle();
    }

    /** The first row that is seen, and where. */
    private String firstSeen() {
        return FxThread.call(() -> {
            IndexedCell<?> first = ((VirtualFlow<?>) list().lookup(".virtual-flow")).getFirstVisibleCell();
            return ((Arrival) first.getItem()).cursor() + " at " + Math.round(first.getLayoutY());
        });
    }

    @SuppressWarnings("unchecked")
    private ListView<Arrival> list() {
        return (ListView<Arrival>) view.lookup("#live-list");
    }
}
