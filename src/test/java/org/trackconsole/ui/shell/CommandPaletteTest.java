package org.trackconsole.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trackconsole.fx.FxThread;
import org.trackconsole.ui.port.Command;

class CommandPaletteTest {
    private final List<String> ran = new ArrayList<>();

    @BeforeEach
    void open() {
        Stage stage = FxThread.show(FxThread.call(StackPane::new), 900, 600);
        FxThread.run(() -> new CommandPalette(() -> List.of(
                        new Command("Send", "Shortcut+Enter", () -> ran.add("Send")),
                        new Command("Reload", () -> ran.add("Reload"))))
                .show(stage));
        FxThread.settle();
    }

    @AfterEach
    void close() {
        FxThread.closeAll();
    }

    @Test
    void aClickBesideTheLinesRunsNothing() {
        FxThread.run(() -> {
            click(cells().stream().filter(ListCell::isEmpty).findFirst().orElseThrow());
            click(list());
        });
        assertThat(ran).isEmpty();
    }

    @Test
    void aClickOnALineRunsItsCommand() {
        FxThread.run(() -> click(cells().getFirst()));
        assertThat(ran).containsExactly("Send");
    }

    @Test
    void everyLineIsReadOutWithItsKeys() {
        String keys = KeyCombination.valueOf("Shortcut+Enter").getDisplayText();
        FxThread.run(() -> assertThat(cells().subList(0, 2))
                .extracting(Node::getAccessibleText)
                .containsExactly("Send " + keys, "Reload"));
    }

    private static List<ListCell<?>> cells() {
        List<ListCell<?>> cells = new ArrayList<>();
        for (Node node : list().lookupAll(".list-cell")) {
            cells.add((ListCell<?>) node);
        }
        cells.sort((one, other) -> Integer.compare(one.getIndex(), other.getIndex()));
        return cells;
    }

    private static Node list() {
        return Window.getWindows().stream()
                .filter(Popup.class::isInstance)
                .map(popup -> popup.getScene().getRoot().lookup("#command-list"))
                .findFirst()
                .orElseThrow();
    }

    private static void click(Node node) {
        node.fireEvent(new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                1,
                1,
                1,
                1,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                true,
                new PickResult(node, 1, 1)));
    }
}
