package org.trackconsole.ui.shell;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.control.ColourMark;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.Command;

/**
 * Finds and runs any command by some of its words. A layer over the window rather than a window of its own: so it has the
 * window's colours, and the keyboard goes back to where it was.
 */
final class CommandPalette extends StackPane {
    private final Supplier<List<Command>> commands;
    private final TextField words = new TextField();
    private final ListView<Command> found = new ListView<>();
    private @Nullable Node before;

    /** A layer that is not shown yet. */
    CommandPalette(Supplier<List<Command>> commands) {
        this.commands = commands;
        getStyleClass().add("palette-layer");
        words.setPromptText(Texts.text("shell.command.prompt"));
        words.setAccessibleText(Texts.text("shell.command.prompt"));
        words.setId("command-words");
        found.setId("command-list");
        found.setAccessibleText(Texts.text("shell.command.name"));
        found.setPlaceholder(new Label(Texts.text("shell.command.none")));
        found.setCellFactory(_ -> new CommandCell(this::run));
        found.setFixedCellSize(32);
        found.setFocusTraversable(false);
        words.textProperty().subscribe(_ -> search());
        words.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        words.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                close();
            }
        });
        VBox box = new VBox(words, found);
        box.getStyleClass().add("palette");
        getChildren().add(box);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                leave();
            }
        });
        close();
    }

    /** Opens it, with all commands; does nothing while it is open. */
    void open() {
        if (isVisible()) {
            return;
        }
        before = getScene().getFocusOwner();
        words.clear();
        search();
        setVisible(true);
        words.requestFocus();
    }

    private void close() {
        setVisible(false);
    }

    /** Closes it, and the keyboard is where it was. */
    private void leave() {
        Node former = before;
        close();
        if (former != null) {
            former.requestFocus();
        }
    }

    private void search() {
        String[] wanted = words.getText().toLowerCase(Locale.ROOT).trim().split("\\s+");
        found.getItems()
                .setAll(commands.get().stream()
                        .filter(command -> matches(command, wanted))
                        .toList());
        found.getSelectionModel().selectFirst();
    }

    private static boolean matches(Command command, String[] wanted) {
        String title = command.title().toLowerCase(Locale.ROOT);
        for (String word : wanted) {
            if (!title.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private void steer(KeyEvent event) {
        switch (event.getCode()) {
            case KeyCode.DOWN -> found.getSelectionModel().selectNext();
            case KeyCode.UP -> found.getSelectionModel().selectPrevious();
            case KeyCode.ENTER -> run();
            case KeyCode.ESCAPE -> leave();
            default -> {
                return;
            }
        }
        found.scrollTo(found.getSelectionModel().getSelectedIndex());
        event.consume();
    }

    private void run() {
        Command chosen = found.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            leave();
            chosen.run().run();
        }
    }

    private static final class CommandCell extends ListCell<Command> {
        private final Label title = new Label();
        private final Label keys = new Label();
        private final ColourMark mark = new ColourMark();
        private final HBox line = new HBox(mark, title, gap(), keys);

        /** @param run runs the chosen command, which a click on a line has just chosen */
        CommandCell(Runnable run) {
            setOnMouseClicked(event -> {
                if (!isEmpty() && event.getButton() == MouseButton.PRIMARY) {
                    run.run();
                }
            });
            keys.getStyleClass().add("key-hint");
            line.getStyleClass().add("palette-line");
        }

        private static Region gap() {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            return gap;
        }

        @Override
        protected void updateItem(@Nullable Command command, boolean empty) {
            super.updateItem(command, empty);
            if (empty || command == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            mark.show(command.colour());
            title.setText(command.title());
            keys.setText(command.keys() == null ? "" : command.keys().getDisplayText());
            setAccessibleText((title.getText() + " " + keys.getText()).strip());
            setGraphic(line);
        }
    }
}
