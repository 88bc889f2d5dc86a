package org.trackconsole.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import org.trackconsole.fx.FxThread;
import org.trackconsole.fx.ThreadedFxWork;
import org.trackconsole.fx.editor.JsonEditor;
import org.trackconsole.fx.theme.Theme;
import org.trackconsole.json.Json;
import org.trackconsole.model.Call;
import org.trackconsole.model.VisitGroup;
import org.trackconsole.settings.AppFolders;
import tools.jackson.databind.JsonNode;

/** The main job by mouse and keyboard, over the real wiring, the real local server and real files. */
class JourneyTest {
    private static final int SECONDS = 20;

    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();
    private Wiring wiring;
    private DesktopWiring desktop;
    private Stage stage;

    @BeforeEach
    void start() throws IOException {
        wiring = Wiring.open(AppFolders.in(folder));
        desktop = FxThread.call(() -> new DesktopWiring(
                wiring,
                new ThreadedFxWork((_, failure) -> {
                    throw new AssertionError(failure);
                }),
                new Theme()));
        stage = FxThread.show(FxThread.call(desktop::view), 960, 720);
    }

    @AfterEach
    void stop() {
        FxThread.run(desktop::close);
        FxThread.closeAll();
        wiring.close();
    }

    @Test
    void fromASourceToAProfileAndTwoSessionsThatOutliveARestart() throws Exception {
        createSource("Web shop", "web-shop");
        composeTwoEventsWithContext();

        assertThat(payload().path("profile").path("id").asString("")).isEmpty();
        send();
        String profile = payload().path("profile").path("id").asString();
        String firstSession = payload().path("session").path("id").asString();
        assertThat(profile).hasSize(36);
        assertThat(labels("#answer-outcome")).anyMatch(text -> text.contains("200"));

        click("#new-visit");
        waitFor(() -> !payload().path("session").path("id").asString().equals(firstSession));
        assertThat(payload().path("profile").path("id").asString()).isEqualTo(profile);
        send();
        assertThat(payload().path("profile").path("id").asString()).isEqualTo(profile);

        click("#rail-history");
        waitFor(() -> groups().size() == 2);
        assertThat(groups()).allMatch(group -> profile.equals(group.profileId()));
        waitFor(() -> labels("#history-list .label").stream().anyMatch(text -> text.contains("purchase-order")));

        restart();
        click("#rail-history");
        waitFor(() -> labels("#history-list .label").stream().anyMatch(text -> text.contains("purchase-order")));
        assertThat(groups()).hasSize(2).allMatch(group -> profile.equals(group.profileId()));
        click("#rail-sources");
        waitFor(() -> labels("#source-list .label").contains("Web shop"));
        click("#rail-compose");
        waitFor(() -> payload().path("events").size() == 2);
        assertThat(payload().path("profile").path("id").asString()).isEqualTo(profile);
    }

    @Test
    void aDividerStaysWhereItWasPut() throws Exception {
        click("#rail-servers");
        FxThread.run(() -> serversSplit().setDividerPositions(0.45));
        restart();
        click("#rail-servers");
        assertThat(FxThread.call(() -> serversSplit().getDividerPositions()[0])).isCloseTo(0.45, offset(0.02));
    }

    private SplitPane serversSplit() {
        return Objects.requireNonNull(
                Objects.requireNonNull(desktop.shell().frontProperty().get())
                        .dividers()
                        .get("servers"));
    }

    private void createSource(String name, String id) throws TimeoutException {
        click("#rail-sources");
        waitFor(() -> robot.lookup("#create-first").tryQuery().isPresent());
        click("#create-first");
        write("#source-name", name);
        write("#source-id", id);
        click("#save-source");
        waitFor(() -> labels("#source-state").contains("enabled"));
    }

    private void composeTwoEventsWithContext() throws TimeoutException {
        click("#rail-compose");
        waitFor(() -> payload().path("source").path("id").asString("").equals("web-shop"));
        write("#event-0 .event-type", "purchase-order");
        addProperty("#event-0", "product", "Nike shoes");
        addProperty("#event-0", "quantity", "1");
        click("#add-event");
        waitFor(() -> robot.lookup("#event-1").tryQuery().isPresent());
        write("#event-1 .event-type", "page-view");
        click("#context-presets");
        robot.type(KeyCode.DOWN, KeyCode.ENTER);
        waitFor(() -> payload().path("context").path("device").asString("").equals("iPhone X"));
        assertThat(payload().path("events")).isEqualTo(Json.read("""
                        [{"type": "purchase-order", "properties": {"product": "Nike shoes", "quantity": 1}},
                         {"type": "page-view", "properties": {}}]"""));
    }

    private void addProperty(String event, String name, String value) {
        click(event + " .add-row");
        // The name is selected by then, and Enter leads to the value.
        robot.write(name).type(KeyCode.ENTER).write(value);
        FxThread.settle();
    }

    private void send() throws TimeoutException {
        long before = wiring.sessionLog().size().calls();
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        waitFor(() ->
                wiring.sessionLog().size().calls() > before && newestCall().outcome() == Call.Outcome.ACCEPTED);
        waitFor(() -> labels("#answer-outcome").stream().anyMatch(text -> text.contains("200")));
    }

    private Call newestCall() {
        return wiring.sessionLog().calls(groups().getFirst(), "", null).getFirst();
    }

    private void restart() throws IOException {
        stop();
        start();
    }

    private List<VisitGroup> groups() {
        return wiring.sessionLog().groups("", null);
    }

    private JsonNode payload() {
        JsonEditor editor = (JsonEditor) Objects.requireNonNull(node("#payload-editor"));
        return Json.read(FxThread.call(editor::getText));
    }

    private List<String> labels(String selector) {
        return FxThread.call(() -> stage.getScene().getRoot().lookupAll(selector).stream()
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .toList());
    }

    private void click(String selector) {
        robot.clickOn(selector);
        FxThread.settle();
    }

    private void write(String selector, String text) {
        TextInputControl field = (TextInputControl) Objects.requireNonNull(node(selector), selector);
        robot.clickOn(field);
        FxThread.run(field::selectAll);
        robot.write(text);
        FxThread.settle();
    }

    private Node node(String selector) {
        return FxThread.call(() -> stage.getScene().getRoot().lookup(selector));
    }

    private static void waitFor(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, condition);
        FxThread.settle();
    }
}
