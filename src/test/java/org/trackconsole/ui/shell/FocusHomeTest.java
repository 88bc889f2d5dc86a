package org.trackconsole.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trackconsole.fx.FxThread;

/** Where the keyboard goes by itself; the window's first control must never get it that way. */
class FocusHomeTest {
    private final Button chooser = FxThread.call(() -> new Button("the window's first control"));
    private final Button pressed = FxThread.call(() -> new Button("pressed"));
    private final TextField name = FxThread.call(() -> new TextField("a name"));
    private final VBox screen = FxThread.call(() -> new VBox(pressed, name));
    private final StackPane home = FxThread.call(() -> new StackPane(screen));

    @BeforeEach
    void show() {
        StackPane window = FxThread.call(() -> new StackPane(new VBox(chooser, home)));
        FxThread.run(() -> new FocusHome(home));
        FxThread.show(window, 400, 300);
        FxThread.settle();
    }

    @AfterEach
    void close() {
        FxThread.closeAll();
    }

    @Test
    void aNewWindowGivesTheKeyboardToTheScreen() {
        assertThat(owner()).isSameAs(home);
    }

    @Test
    void aControlThatIsRemovedLeavesTheKeyboardToTheScreen() {
        FxThread.run(pressed::requestFocus);
        FxThread.run(() -> screen.getChildren().remove(pressed));
        FxThread.settle();
        assertThat(owner()).isSameAs(home);
    }

    @Test
    void aControlThatIsDisabledDoesNotHandTheNextLettersToAField() {
        FxThread.run(pressed::requestFocus);
        FxThread.run(() -> pressed.setDisable(true));
        FxThread.settle();
        assertThat(owner()).isSameAs(home);
    }

    @Test
    void aFieldThatTakesTheKeyboardFromARemovedControlKeepsIt() {
        FxThread.run(pressed::requestFocus);
        FxThread.run(() -> {
            screen.getChildren().remove(pressed);
            name.requestFocus();
        });
        FxThread.settle();
        assertThat(owner()).isSameAs(name);
    }

    @Test
    void whatAPersonChoosesKeepsTheKeyboard() {
        FxThread.run(chooser::requestFocus);
        FxThread.settle();
        assertThat(owner()).isSameAs(chooser);
    }

    private Node owner() {
        return FxThread.call(() -> chooser.getScene().getFocusOwner());
    }
}
