package org.trackconsole.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.fx.FxThread;
import org.trackconsole.fx.theme.Theme;
import org.trackconsole.model.Arrival;
import org.trackconsole.model.ArrivalFilter;
import org.trackconsole.model.ArrivalPage;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Environment;
import org.trackconsole.model.Marking;
import org.trackconsole.model.Network;
import org.trackconsole.model.Reply;
import org.trackconsole.model.ServerColour;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.server.LocalServer;
import org.trackconsole.server.ServerOptions;
import org.trackconsole.server.ServerStartException;
import org.trackconsole.service.SavedServer;
import org.trackconsole.service.ServerEntry;
import org.trackconsole.service.ServerList;
import org.trackconsole.service.SourceCatalog;
import org.trackconsole.settings.AppFolders;

/**
 * A production server in the whole window. It is a real server of its own; what reached it is asked for through a second
 * connection, which knows nothing of the console.
 */
class ProductionServerTest {
    private static final Credentials ADMIN = new Credentials("admin@shop.test", "a password");

    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();
    private final TrackingClient observer = new TrackingClient("observer");
    private LocalServer running;
    private TrackServer behind;
    private TrackServer shop;
    private Wiring wiring;
    private DesktopWiring desktop;
    private Stage stage;

    @BeforeEach
    void start() throws IOException, ServerStartException {
        running = LocalServer.start(new ServerOptions(folder.resolve("shop"), 0, false, ADMIN));
        behind = new TrackServer("behind", "Behind", running.url(), Duration.ofSeconds(20), List.of(), ADMIN.user());
        new SourceCatalog(observer, _ -> ADMIN).createExample(behind);
        wiring = Wiring.open(AppFolders.in(folder.resolve("home")));
        SavedServer saved = wiring.servers()
                .save(new ServerEntry(
                        null,
                        "Web shop",
                        running.url().toString(),
                        20,
                        List.of(),
                        ADMIN.user(),
                        new Marking(Environment.PRODUCTION, ServerColour.PURPLE, DataSet.STAGING),
                        Network.USUAL));
        shop = ((SavedServer.Saved) saved).server().server();
        wiring.secrets().put(ServerList.passwordKey(shop.id()), ADMIN.password());
        wiring.servers().choose(shop.id());
        wiring.close();
        wiring = Wiring.open(AppFolders.in(folder.resolve("home")));
        wiring.secrets().put(ServerList.passwordKey(shop.id()), ADMIN.password());
        desktop = FxThread.call(() -> new DesktopWiring(wiring, new DirectButForEndless(), new Theme()));
        stage = FxThread.show(FxThread.call(desktop::view), 960, 720);
    }

    @AfterEach
    void stop() {
        FxThread.run(desktop::close);
        FxThread.closeAll();
        wiring.close();
        observer.close();
        running.close();
    }

    @Test
    void isUnmistakable() {
        assertThat(node("#production-frame").isVisible()).isTrue();
        assertThat(texts(".server-choice .label")).contains("Web shop", "Production");
        assertThat(node(".server-choice .colour-mark").getStyleClass()).contains("server-purple");

        FxThread.run(() -> desktop.state().serverProperty().set(wiring.local()));
        FxThread.settle();
        assertThat(node("#production-frame").isVisible()).isFalse();
        assertThat(node("#write-lock").isVisible()).isFalse();
    }

    @Test
    void composeSendsNothingUnlessThePersonAgrees() {
        open("#rail-compose");
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        assertThat(question()).isEqualTo("Send 1 event (page-view).");
        assertThat(stage.getScene().getFocusOwner()).isEqualTo(node("#write-cancel"));

        // A hasty second Ctrl+Enter, Enter and Escape decline; so does the button.
        robot.push(KeyCode.ENTER);
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        press("#write-cancel");
        assertThat(arrivals()).isZero();
        assertThat(wiring.sessionLog().size().calls()).isZero();

        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        robot.push(KeyCode.TAB);
        robot.push(KeyCode.SPACE);
        assertThat(node("#write-question").isVisible()).isFalse();
        assertThat(arrivals()).isEqualTo(1);
        assertThat(wiring.sessionLog().size().calls()).isEqualTo(1);
    }

    @Test
    void isWrittenToWithoutAskingWhileItIsUnlockedForTheWindow() {
        open("#rail-compose");
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        ComboBox<?> unlocking = (ComboBox<?>) node("#write-unlocking");
        FxThread.run(() -> unlocking.getSelectionModel().selectLast());
        press("#write-agree");
        assertThat(texts("#write-lock")).containsExactly("Unlocked");
        Label name = (Label) node(".server-choice .server-name");
        assertThat(name.getWidth()).as("at 960 px the name has its room").isGreaterThanOrEqualTo(name.prefWidth(-1));
        assertThat(((Control) node(".server-choice")).getTooltip().getText()).startsWith("Web shop · ");

        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        assertThat(node("#write-question").isVisible()).isFalse();
        assertThat(arrivals()).isEqualTo(2);

        press("#write-lock");
        assertThat(node("#write-lock").getAccessibleText()).isEqualTo("Asks before writing");
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        assertThat(node("#write-question").isVisible()).isTrue();
        assertThat(arrivals()).isEqualTo(2);
    }

    @Test
    void sourcesAreChangedOnlyIfThePersonAgrees() {
        open("#rail-sources");
        ListView<?> list = (ListView<?>) node("#source-list");
        FxThread.run(() -> list.getSelectionModel().selectFirst());
        FxThread.settle();
        for (String button : List.of("#toggle-source", "#delete-source", "#check-arrival")) {
            press(button);
            assertThat(node("#write-question").isVisible()).as(button).isTrue();
            press("#write-cancel");
        }
        assertThat(sources())
                .singleElement()
                .satisfies(source -> assertThat(source.enabled()).isTrue());
        assertThat(arrivals()).isZero();

        press("#delete-source");
        assertThat(question()).isEqualTo("Delete the source “Web shop” with the id web-shop.");
        press("#write-agree");
        assertThat(sources()).isEmpty();

        press(".notice .notice-action");
        assertThat(question()).isEqualTo("Bring back the source “Web shop”.");
        press("#write-cancel");
        assertThat(sources()).isEmpty();
    }

    @Test
    void theTabKeyStaysInTheQuestion() {
        open("#rail-compose");
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        for (String next : List.of("#write-agree", "#write-unlocking", "#write-cancel")) {
            robot.push(KeyCode.TAB);
            assertThat(stage.getScene().getFocusOwner()).isEqualTo(node(next));
        }
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(stage.getScene().getFocusOwner()).isEqualTo(node("#write-unlocking"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void drawsTheFrameTheQuestionAndTheLock(boolean dark) {
        FxThread.wear(dark);
        stage = FxThread.show(FxThread.call(desktop::view), 960, 720);
        open("#rail-compose");
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        picture("question", dark);
        ComboBox<?> unlocking = (ComboBox<?>) node("#write-unlocking");
        FxThread.run(() -> unlocking.getSelectionModel().selectLast());
        press("#write-agree");
        press("#data-set");
        picture("unlocked", dark);
        open("#rail-servers");
        ListView<?> list = (ListView<?>) node("#server-list");
        FxThread.run(() -> list.getSelectionModel().selectLast());
        picture("servers", dark);
        FxThread.wear(false);
    }

    private void picture(String name, boolean dark) {
        Path png = Path.of("target", "production", name + (dark ? "-dark" : "-light") + ".png");
        FxThread.snapshot(FxThread.call(desktop::view), png);
        assertThat(png).isNotEmptyFile();
    }

    /** How many events the console has brought there; the server makes some of its own. */
    private long arrivals() {
        Reply<ArrivalPage> page = observer.olderArrivals(behind, ADMIN, ArrivalFilter.NONE, null, 100);
        return ((Reply.Ok<ArrivalPage>) page)
                .value().arrivals().stream()
                        .filter(arrival -> !(arrival instanceof Arrival.Stored stored)
                                || stored.type().equals("page-view"))
                        .count();
    }

    private List<Source> sources() {
        return ((Reply.Ok<List<Source>>) observer.sources(behind, ADMIN, "")).value();
    }

    private String question() {
        assertThat(node("#write-question").isVisible()).isTrue();
        return ((Label) node("#write-what")).getText();
    }

    private void open(String rail) {
        robot.clickOn(rail);
        FxThread.settle();
    }

    private void press(String button) {
        Button pressed = (Button) node(button);
        FxThread.run(pressed::fire);
        FxThread.settle();
    }

    private Node node(String selector) {
        return Objects.requireNonNull(
                FxThread.call(() -> stage.getScene().getRoot().lookup(selector)), selector);
    }

    private List<String> texts(String selector) {
        return FxThread.call(() -> {
            Set<Node> found = stage.getScene().getRoot().lookupAll(selector);
            return found.stream()
                    .map(node -> node instanceof Button button ? button.getText() : ((Label) node).getText())
                    .toList();
        });
    }
}
