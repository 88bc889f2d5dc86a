package org.trackconsole.ui.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.fx.FxThread;

class DeleteButtonTest {
    @TempDir
    private Path folder;

    private final BorderPane window = FxThread.call(BorderPane::new);
    private SourcesFixture fixture;
    private SourcesScreen screen;

    @BeforeEach
    void open() throws IOException {
        fixture = new SourcesFixture(folder);
        screen = FxThread.call(() -> new SourcesScreen(fixture.model));
        fixture.fill();
        FxThread.run(() -> window.setCenter(screen.view()));
        FxThread.show(window, 940, 700);
    }

    @AfterEach
    void close() {
        FxThread.closeAll();
        fixture.close();
    }

    private Node find(String id) {
        return Objects.requireNonNull(window.lookup("#" + id), id);
    }

    private ListView<?> list() {
        return (ListView<?>) find("source-list");
    }

    @Test
    void secondClickOfADoubleOneDoesNotDeleteTheNextSource() {
        FxThread.run(() -> list().getSelectionModel().clearAndSelect(1));
        FxThread.settle();
        int before = FxThread.call(() -> list().getItems().size());
        FxThread.run(() -> {
            click(find("delete-source"), 1);
            click(find("delete-source"), 2);
        });
        assertThat(FxThread.call(() -> list().getItems().size())).isEqualTo(before - 1);
        // There, the keyboard brings it back.
        assertThat(FxThread.call(() -> list().isFocused())).isTrue();
    }

    private static void click(Node node, int times) {
        for (EventType<MouseEvent> type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
            boolean down = type == MouseEvent.MOUSE_PRESSED;
            node.fireEvent(new MouseEvent(
                    type,
                    5,
                    5,
                    5,
                    5,
                    MouseButton.PRIMARY,
                    times,
                    false,
                    false,
                    false,
                    false,
                    down,
                    false,
                    false,
                    true,
                    false,
                    true,
                    null));
        }
    }
}
