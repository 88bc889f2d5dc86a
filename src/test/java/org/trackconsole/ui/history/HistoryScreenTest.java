package org.trackconsole.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.fx.FxThread;
import org.trackconsole.fx.FxWork;
import org.trackconsole.fx.ThreadedFxWork;
import org.trackconsole.model.Call;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Environment;
import org.trackconsole.model.Marking;
import org.trackconsole.model.ServerColour;
import org.trackconsole.model.TrackServer;
import org.trackconsole.model.Visitor;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Place;

class HistoryScreenTest {
    @TempDir
    private Path folder;

    private HistoryWorld world;
    private Visitor ann;
    private HistoryScreen screen;
    private Parent view;

    @BeforeEach
    void open() {
        world = new HistoryWorld(folder);
        ann = world.visitors.rename(world.visitors.add("local").id(), "Ann");
        screen = new HistoryScreen(world.model);
        view = FxThread.call(() -> (Parent) screen.view());
    }

    @AfterEach
    void close() {
        FxThread.closeAll();
        FxThread.run(screen::dispose);
        world.close();
    }

    @Test
    void showsTheNewestCallWithWhatWasSentAndWhatCameBack() {
        sent("page-view");
        show();

        assertThat(text("#call-title")).isEqualTo("page-view");
        assertThat(text("#call-outcome")).isEqualTo("200 · profile given");
        assertThat(text("#call-sent")).endsWith(world.zone());
        fire("#tab-answer");
        assertThat(text("#answer-outcome")).isEqualTo("200 Accepted");
        assertThat(text("#history-count")).isEqualTo("1 call");
    }

    @Test
    void opensAndClosesVisitsByKeysAsInATree() {
        sent("page-view");
        sent("sign-in");
        show();

        press("#history-list", KeyCode.LEFT);
        assertThat(selectedRow()).isInstanceOf(HistoryRow.GroupRow.class);
        press("#history-list", KeyCode.LEFT);
        assertThat(world.shown()).containsExactly("> Ann · visit 1 · 2 calls · 1 s");
        press("#history-list", KeyCode.RIGHT);
        assertThat(world.shown()).hasSize(3);
        press("#history-list", KeyCode.RIGHT);

        assertThat(text("#call-title")).isEqualTo("sign-in");
    }

    @Test
    void movesByArrowsAndEditsByEnter() {
        sent("page-view");
        sent("sign-in");
        show();

        press("#history-list", KeyCode.DOWN);
        assertThat(text("#call-title")).isEqualTo("page-view");
        press("#history-list", KeyCode.ENTER);

        assertThat(world.gone)
                .singleElement()
                .isInstanceOfSatisfying(
                        Destination.Load.class, load -> assertThat(load.text()).isEqualTo(world.posted.getFirst()));
    }

    @Test
    void leadsToThePersonOfACallAndOfAVisit() {
        sent("page-view");
        show();
        fire("#call-profile-show");
        press("#history-list", KeyCode.LEFT);
        fire("#visit-profile-show");
        assertThat(world.gone)
                .hasSize(2)
                .allSatisfy(there -> assertThat(there).isInstanceOfSatisfying(Destination.ShowProfile.class, show -> {
                    assertThat(show.id()).isEqualTo(world.model.profileId());
                    assertThat(show.from()).isEqualTo(Place.HISTORY);
                }));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void showsTheServerOfAVisitAndOfACallWithItsColour(boolean dark) {
        FxThread.wear(dark);
        TrackServer marked = HistoryWorld.SHOP.withMarking(
                new Marking(Environment.PRODUCTION, ServerColour.PURPLE, DataSet.STAGING));
        FxThread.run(() -> world.state.servers().setAll(HistoryWorld.LOCAL, marked));
        world.send(HistoryWorld.LOCAL, null, "web-shop", "page-view");
        Call call = world.send(marked, null, "web-shop", "purchase");
        FxThread.run(() -> screen.open(new Destination.Screen(Place.HISTORY)));
        FxThread.run(() -> world.model.showCall(call.id()));
        FxThread.settle();
        for (int[] size : new int[][] {{960, 640}, {1280, 800}, {1600, 1000}}) {
            Path picture = Path.of("target", "history", "colour-" + (dark ? "dark-" : "light-") + size[0] + ".png");
            FxThread.snapshot(view, size[0] - 200, size[1] - 110, picture);
            assertThat(picture).isNotEmptyFile();
        }
        FxThread.run(() -> {
            assertThat(view.lookupAll(".history-facts .colour-mark"))
                    .anyMatch(mark -> mark.isVisible() && mark.getStyleClass().contains("server-purple"));
            assertThat(view.lookupAll(".history-heading .colour-mark"))
                    .filteredOn(Node::isVisible)
                    .hasSize(1)
                    .allMatch(mark -> mark.getStyleClass().contains("server-purple"));
        });
        FxThread.wear(false);
    }

    @Test
    void sendsAgainByItsButton() {
        sent("page-view");
        show();

        fire("#send-again");

        assertThat(world.posted).hasSize(2);
        assertThat(world.shown()).hasSize(3);
        assertThat(list().getSelectionModel().getSelectedIndex()).isEqualTo(1);
    }

    @Test
    void keepsWhatIsSeenInItsPlaceWhenACallArrives() {
        for (int call = 0; call < 80; call++) {
            sent("page-view");
        }
        show();
        FxThread.run(() -> list().scrollTo(40));
        FxThread.settle();
        String before = firstSeen();

        sent("sign-in");
        FxThread.run(world.state::callsChanged);
        FxThread.settle();

        assertThat(world.shown()).contains("  sign-in | 200");
        assertThat(firstSeen()).isEqualTo(before);
    }

    @Test
    void staysAtTheTopSoThatNewCallsAreSeen() {
        for (int call = 0; call < 80; call++) {
            sent("page-view");
        }
        show();
        String selected = world.model.list().selectedProperty().get();

        sent("sign-in");
        FxThread.run(world.state::callsChanged);
        FxThread.settle();

        assertThat(firstSeen()).startsWith("group");
        assertThat(selectedRow().key()).isEqualTo(selected);
    }

    @Test
    void scrollsToACallThatIsToBeShown() {
        Call first = sent("page-view");
        for (int call = 0; call < 80; call++) {
            sent("sign-in");
        }
        show();

        FxThread.run(() -> screen.open(new Destination.ShowCall(first.id())));
        FxThread.settle();

        assertThat(text("#call-title")).isEqualTo("page-view");
        IndexedCell<?> last = FxThread.call(() -> flow().getLastVisibleCell());
        assertThat(last.getIndex()).isEqualTo(81);
    }

    @Test
    void loadsFurtherCallsInTheBackgroundWhileTheyAreScrolledTo() {
        for (int call = 0; call < 130; call++) {
            sent("page-view");
        }
        closeAndOpen(new ThreadedFxWork((_, failure) -> {
            throw new AssertionError(failure);
        }));
        show();
        until(() -> list().getItems().size() == 102);

        FxThread.run(() -> list().scrollTo(101));

        until(() -> list().getItems().size() == 131);
    }

    @Test
    void theSearchIsLeftByKeys() {
        sent("page-view");
        show();
        FxThread.run(() -> ((TextField) view.lookup("#history-search")).setText("zebra"));

        press("#history-search", KeyCode.ENTER);
        assertThat(find("#history-clear")).isNotNull();
        press("#history-search", KeyCode.ESCAPE);

        assertThat(world.shown()).hasSize(2);
        assertThat(find("#history-split").isVisible()).isTrue();
    }

    @Test
    void offersComposeWhereNothingWasSent() {
        show();

        fire("#history-compose");

        assertThat(world.gone).containsExactly(new Destination.Screen(Place.COMPOSE));
    }

    @Test
    void saysPlainlyThatAnOutcomeIsNotKnown() {
        Call cut = world.begin(HistoryWorld.LOCAL, ann, "web-shop", "page-view");
        world.calls.giveUp(cut.id());
        show();

        assertThat(find("#unknown-outcome").getParent().isVisible()).isTrue();
        fire("#send-unknown-again");

        assertThat(world.posted).hasSize(1);
        assertThat(find("#unknown-outcome").getParent().isVisible()).isFalse();
    }

    @Test
    void saysWhyNothingIsThereAndTriesAgain() {
        sent("page-view");
        world.spoil();
        show();
        assertThat(text("#history-failure")).startsWith("The console’s file could not be read");

        world.mend();
        fire("#history-retry");

        assertThat(find("#history-retry").getParent().getParent().isVisible()).isFalse();
        assertThat(text("#call-title")).isEqualTo("page-view");
    }

    @Test
    void isForgottenWhenItIsClosed() {
        sent("page-view");
        show();
        StackPane window = (StackPane) view.getParent();
        WeakReference<Node> dropped = new WeakReference<>(view);
        FxThread.run(() -> {
            window.getChildren().clear();
            screen.dispose();
        });
        view = new StackPane();
        HistoryWorld other = new HistoryWorld(folder.resolve("other"));
        screen = new HistoryScreen(other.model);
        world.close();
        var state = world.state;
        world = other;

        assertThat(FxThread.forgets(dropped)).isTrue();
        state.callsChanged();
    }

    private Call sent(String... types) {
        Call call = world.send(HistoryWorld.LOCAL, ann, "web-shop", types);
        ann = world.visitors.current("local");
        return call;
    }

    private void closeAndOpen(FxWork work) {
        FxThread.run(screen::dispose);
        world.close();
        world = FxThread.call(() -> new HistoryWorld(folder, work));
        screen = new HistoryScreen(world.model);
        view = FxThread.call(() -> (Parent) screen.view());
    }

    /** Lets pulses pass until it is so; fails when it is not after very many. */
    private static void until(Callable<Boolean> condition) {
        for (int tries = 0; tries < 500; tries++) {
            if (FxThread.call(condition)) {
                return;
            }
            FxThread.settle();
        }
        assertThat(FxThread.call(condition)).isTrue();
    }

    private void show() {
        StackPane window = FxThread.call(() -> new StackPane(view));
        FxThread.show(window, 960, 700);
        FxThread.run(() -> screen.open(new Destination.Screen(Place.HISTORY)));
        FxThread.settle();
    }

    private Node find(String id) {
        return FxThread.call(() -> view.lookup(id));
    }

    private String text(String id) {
        return FxThread.call(() -> ((Labeled) view.lookup(id)).getText());
    }

    private void fire(String id) {
        FxThread.run(() -> {
            switch (view.lookup(id)) {
                case Button button -> button.fire();
                case ToggleButton toggle -> toggle.fire();
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

    private HistoryRow selectedRow() {
        return FxThread.call(() -> list().getSelectionModel().getSelectedItem());
    }

    /** The first row that is seen, and where. */
    private String firstSeen() {
        return FxThread.call(() -> {
            IndexedCell<?> first = flow().getFirstVisibleCell();
            return ((HistoryRow) first.getItem()).key() + " at " + Math.round(first.getLayoutY());
        });
    }

    @SuppressWarnings("unchecked")
    private ListView<HistoryRow> list() {
        return (ListView<HistoryRow>) view.lookup("#history-list");
    }

    private VirtualFlow<?> flow() {
        return (VirtualFlow<?>) list().lookup(".virtual-flow");
    }
}
