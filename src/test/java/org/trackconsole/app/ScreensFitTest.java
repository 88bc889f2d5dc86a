package org.trackconsole.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.fx.FxThread;
import org.trackconsole.fx.theme.Theme;
import org.trackconsole.model.Visitor;
import org.trackconsole.service.ServerEntry;
import org.trackconsole.settings.AppFolders;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Place;

/** Every screen with data in it, in the usual window, with text of the usual size and of one and a half times it. */
class ScreensFitTest {
    /** What may not lose a letter; ids and names that people give end in an ellipsis where room is short. */
    private static final String[] WORDS = {
        ".button",
        ".toggle-button",
        ".check-box",
        ".pill",
        ".page-title",
        ".strong",
        ".small",
        ".field-note",
        ".fact-name",
        ".banner-title",
        ".banner-text"
    };

    private static final String PAYLOAD = """
            {"source": {"id": "web-shop"}, "session": {"id": "visit-1"},
             "context": {"device": "iPhone X"}, "properties": {"campaign": "spring"},
             "events": [{"type": "purchase-order", "properties": {"product": "Nike shoes", "quantity": 1}}]}""";

    @TempDir
    private Path folder;

    private Wiring wiring;
    private DesktopWiring desktop;

    @BeforeEach
    void open() throws IOException {
        wiring = Wiring.open(AppFolders.in(folder));
        wiring.catalog().createExample(wiring.local());
        wiring.servers().save(new ServerEntry(null, "Staging", "https://staging.example", 20, List.of(), "ann"));
        Visitor visitor = wiring.visitors().current(wiring.local().id());
        wiring.sendEvents().send(wiring.local(), visitor, PAYLOAD, new CancelSignal());
        desktop = FxThread.call(() -> new DesktopWiring(wiring, new DirectButForEndless(), new Theme()));
    }

    @AfterEach
    void close() {
        FxThread.run(desktop::close);
        wiring.close();
    }

    @ParameterizedTest
    @CsvSource({
        "COMPOSE, 100", "SOURCES, 100", "HISTORY, 100", "LIVE, 100", "PROFILES, 100", "SERVERS, 100", "SETTINGS, 100",
        "COMPOSE, 150", "SOURCES, 150", "HISTORY, 150", "LIVE, 150", "PROFILES, 150", "SERVERS, 150", "SETTINGS, 150"
    })
    void cutsNoWordOff(Place place, int percent) {
        StackPane window = FxThread.call(() -> new StackPane(desktop.view()));
        FxThread.run(() -> {
            window.setStyle("-fx-font-size: " + 13 * percent / 100.0 + "px;");
            desktop.navigator().go(new Destination.Screen(Place.COMPOSE));
            desktop.navigator().go(new Destination.Load(PAYLOAD));
            desktop.navigator().go(new Destination.Screen(place));
        });
        Path picture = Path.of("target", "fit", place + "-" + percent + ".png");
        FxThread.snapshot(window, 1280, 800, picture);
        FxThread.run(() -> chooseLast(window, place));
        FxThread.snapshot(window, 1280, 800, picture);
        assertThat(FxThread.cutOff(window, WORDS)).as("see " + picture).isEmpty();
    }

    private static void chooseLast(Node window, Place place) {
        String list = switch (place) {
            case SOURCES -> "#source-list";
            case HISTORY -> "#history-list";
            case LIVE -> "#live-list";
            case SERVERS -> "#server-list";
            case COMPOSE, PROFILES, SETTINGS -> "";
        };
        if (!list.isEmpty()) {
            ((ListView<?>) Objects.requireNonNull(window.lookup(list), list))
                    .getSelectionModel()
                    .selectLast();
        }
    }
}
