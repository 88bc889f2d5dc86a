package org.trackconsole.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.trackconsole.fx.FxThread;
import org.trackconsole.model.ServerColour;
import org.trackconsole.ui.port.Command;

class CommandPaletteTest {
    private final List<String> ran = new ArrayList<>();

    private final TextField before = FxThread.call(() -> new TextField("what somebody was typing"));
    private StackPane window;

    @BeforeEach
    void open() {
        window = FxThread.call(() -> new StackPane(
                before,
                new CommandPalette(() -> List.of(
                        new Command("Send", "Shortcut+Enter", () -> ran.add("Send")),
                        new Command("Reload", () -> ran.add("Reload")),
                        new Command("Use Web shop", ServerColour.PURPLE, () -> ran.add("Use"))))));
        FxThread.show(window, 900, 600);
        FxThread.run(() -> {
            before.requestFocus();
            ((CommandPalette) window.getChildren().get(1)).open();
        });
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
    void theKeyboardIsWhereItWasWhenTheCommandRuns() {
        AtomicReference<Node> owner = new AtomicReference<>();
        new FxRobot().write("reload").type(KeyCode.ENTER);
        FxThread.run(() -> owner.set(window.getScene().getFocusOwner()));
        assertThat(ran).containsExactly("Reload");
        assertThat(owner.get()).isSameAs(before);
        assertThat(before.getText()).isEqualTo("what somebody was typing");
    }

    @Test
    void escapeLeavesEverythingAsItWas() {
        new FxRobot().type(KeyCode.ESCAPE);
        assertThat(ran).isEmpty();
        assertThat(FxThread.call(() -> window.getScene().getFocusOwner())).isSameAs(before);
        assertThat(FxThread.call(() -> window.getChildren().get(1).isVisible())).isFalse();
    }

    @Test
    void everyLineIsReadOutWithItsKeys() {
        String keys = KeyCombination.valueOf("Shortcut+Enter").getDisplayText();
        FxThread.run(() -> assertThat(cells().subList(0, 2))
                .extracting(Node::getAccessibleText)
                .containsExactly("Send " + keys, "Reload"));
    }

    @Test
    void aServerIsShownWithItsColour() {
        FxThread.run(() -> {
            assertThat(cells().get(2).lookup(".colour-mark").getStyleClass()).contains("server-purple");
            assertThat(cells().get(2).lookup(".colour-mark").isVisible()).isTrue();
            assertThat(cells().get(1).lookup(".colour-mark").isVisible()).isFalse();
        });
    }

    private List<ListCell<?>> cells() {
        List<ListCell<?>> cells = new ArrayList<>();
        for (Node node : list().lookupAll(".list-cell")) {
            cells.add((ListCell<?>) node);
        }
        cells.sort((one, other) -> Integer.compare(one.getIndex(), other.getIndex()));
        return cells;
    }

    private Node list() {
        return window.lookup("#command-list");
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
