package org.trackconsole.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.fx.FxThread;
import org.trackconsole.fx.theme.Theme;
import org.trackconsole.model.Header;
import org.trackconsole.model.Visitor;
import org.trackconsole.service.ServerEntry;
import org.trackconsole.settings.AppFolders;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Place;

/** Every screen with data in it, as somebody meets it who works by keyboard and has it read out. */
class KeyboardNamesTest {
    private static final String PAYLOAD = """
            {"source": {"id": "web-shop"}, "session": {"id": "visit-1"}, "context": {"device": "iPhone X"},
             "events": [{"type": "purchase-order", "properties": {"product": "Nike shoes", "quantity": 1}}]}""";

    @TempDir
    private Path folder;

    private Wiring wiring;
    private DesktopWiring desktop;
    private StackPane window;

    @BeforeEach
    void open() throws IOException {
        wiring = Wiring.open(AppFolders.in(folder));
        wiring.catalog().createExample(wiring.local());
        wiring.servers()
                .save(new ServerEntry(
                        null,
                        "Staging",
                        "https://staging.example",
                        20,
                        List.of(new Header("X-Team", "blue", false)),
                        "ann"));
        Visitor visitor = wiring.visitors().current(wiring.local().id());
        wiring.sendEvents().send(wiring.local(), visitor, PAYLOAD, new CancelSignal());
        desktop = FxThread.call(() -> new DesktopWiring(wiring, new DirectButForEndless(), new Theme()));
        window = FxThread.call(() -> new StackPane(desktop.view()));
        FxThread.run(() -> {
            desktop.navigator().go(new Destination.Screen(Place.COMPOSE));
            desktop.navigator().go(new Destination.Load(PAYLOAD));
        });
    }

    @AfterEach
    void close() {
        FxThread.run(desktop::close);
        wiring.close();
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void everythingThatTakesTheKeyboardHasAName(Place place) {
        if (!FxThread.call(() -> desktop.shell().has(place))) {
            return;
        }
        FxThread.run(() -> desktop.navigator().go(new Destination.Screen(place)));
        draw(place);
        FxThread.run(() -> window.lookupAll(".list-view")
                .forEach(list -> ((ListView<?>) list).getSelectionModel().selectLast()));
        draw(place);
        List<String> nameless = FxThread.call(() -> {
            Set<Node> labelled = new HashSet<>();
            List<Node> focusable = new ArrayList<>();
            visit(window, labelled, focusable);
            assertThat(focusable).hasSizeGreaterThan(10);
            return focusable.stream()
                    .filter(node -> !labelled.contains(node) && isNameless(node))
                    .map(Node::toString)
                    .toList();
        });
        assertThat(nameless).isEmpty();
    }

    @Test
    void aNoticeStandsAboveTheFooterOfAScreen() {
        FxThread.run(() -> desktop.navigator().go(new Destination.Screen(Place.SERVERS)));
        draw(Place.SERVERS);
        FxThread.run(() -> {
            window.lookupAll("#server-list")
                    .forEach(list -> ((ListView<?>) list).getSelectionModel().selectLast());
            desktop.notices().say("Staging is saved.");
        });
        draw(Place.SERVERS);
        assertThat(bounds(".notice").getMaxY())
                .isLessThanOrEqualTo(bounds(".form-footer").getMinY());
    }

    private void draw(Place place) {
        FxThread.snapshot(window, 1280, 800, Path.of("target", "keyboard", place + ".png"));
    }

    private Bounds bounds(String selector) {
        return FxThread.call(() -> {
            Node node = Objects.requireNonNull(window.lookup(selector), selector);
            return node.localToScene(node.getLayoutBounds());
        });
    }

    private static void visit(Node node, Set<Node> labelled, List<Node> focusable) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Label label && label.getLabelFor() != null) {
            labelled.add(label.getLabelFor());
        }
        // A scroll pane takes the keyboard to scroll; what is in it has the names.
        if (node.isFocusTraversable() && !(node instanceof ScrollPane)) {
            focusable.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> visit(child, labelled, focusable));
        }
    }

    private static boolean isNameless(Node node) {
        String text = node instanceof Labeled labeled ? labeled.getText() : null;
        return isBlank(node.getAccessibleText()) && isBlank(text);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
