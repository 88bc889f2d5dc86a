package org.trackconsole.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.fx.FxThread;
import org.trackconsole.fx.theme.Theme;
import org.trackconsole.model.CallDetail;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Header;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.model.VisitGroup;
import org.trackconsole.settings.AppFolders;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Place;

/** The two data sets of a server in the whole window, over the local server. */
class DataSetTest {
    @TempDir
    private Path folder;

    private Wiring wiring;
    private DesktopWiring desktop;
    private Stage stage;

    @BeforeEach
    void start() throws IOException {
        wiring = Wiring.open(AppFolders.in(folder));
        desktop = FxThread.call(() -> new DesktopWiring(wiring, new DirectButForEndless(), new Theme()));
        stage = FxThread.show(FxThread.call(desktop::view), 960, 720);
    }

    @AfterEach
    void stop() {
        FxThread.run(desktop::close);
        FxThread.closeAll();
        wiring.close();
    }

    @Test
    void oneClickWorksOnTheOtherDataSetEverywhere() throws IOException {
        wiring.catalog().createExample(staging());
        go(Place.SOURCES);
        assertThat(listed()).isEqualTo(1);
        String visitor = wiring.visitors().current(staging().worldId()).id();

        press("#data-set");
        assertThat(((Button) node("#data-set")).getText()).isEqualTo("production data");
        assertThat(listed()).isZero();
        press("#create-example");
        assertThat(listed()).isEqualTo(1);
        assertThat(sources(production())).isEqualTo(1);

        go(Place.COMPOSE);
        press("#send");
        CallDetail sent = newest();
        assertThat(sent.requestHeaders()).contains(new Header("x-context", "production", false));
        assertThat(sent.call().visitorId()).isNotNull().isNotEqualTo(visitor);

        stop();
        start();
        assertThat(desktop.state().server().marking().dataSet()).isEqualTo(DataSet.PRODUCTION);
        press("#data-set");
        assertThat(((Button) node("#data-set")).getText()).isEqualTo("staging data");
    }

    @Test
    void aCallIsSentAgainToTheDataSetItWentTo() {
        press("#data-set");
        wiring.catalog().createExample(production());
        FxThread.run(() -> desktop.state().sourcesChanged());
        go(Place.COMPOSE);
        press("#send");
        press("#data-set");

        go(Place.HISTORY);
        ListView<?> list = (ListView<?>) node("#history-list");
        FxThread.run(() -> list.getSelectionModel().select(1));
        FxThread.settle();
        press("#send-again");
        assertThat(wiring.sessionLog().size().calls()).isEqualTo(2);
        assertThat(newest().requestHeaders()).contains(new Header("x-context", "production", false));
        assertThat(desktop.state().server().marking().dataSet()).isEqualTo(DataSet.STAGING);
    }

    private TrackServer staging() {
        return wiring.local().withDataSet(DataSet.STAGING);
    }

    private TrackServer production() {
        return wiring.local().withDataSet(DataSet.PRODUCTION);
    }

    private int sources(TrackServer server) {
        return ((Reply.Ok<List<Source>>) wiring.catalog().list(server, ""))
                .value()
                .size();
    }

    private int listed() {
        return FxThread.call(() -> desktop.state().sourceCountProperty().get());
    }

    private CallDetail newest() {
        VisitGroup group = wiring.sessionLog().groups("", null).getFirst();
        String id = wiring.sessionLog().calls(group, "", null).getFirst().id();
        return Objects.requireNonNull(wiring.sessionLog().detail(id));
    }

    private void go(Place place) {
        FxThread.run(() -> desktop.navigator().go(new Destination.Screen(place)));
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
}
