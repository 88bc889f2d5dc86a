package org.trackconsole.ui.shell;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
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
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.Command;

/** Finds and runs any command by some of its words. */
final class CommandPalette {
    private final Supplier<List<Command>> commands;
    private final Popup popup = new Popup();
    private final TextField words = new TextField();
    private final ListView<Command> found = new ListView<>();

    CommandPalette(Supplier<List<Command>> commands) {
        this.commands = commands;
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
        VBox box = new VBox(words, found);
        box.getStyleClass().add("palette");
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
    }

    void show(Window owner) {
        words.clear();
        search();
        popup.show(owner, owner.getX() + (owner.getWidth() - 520) / 2, owner.getY() + 64);
        words.requestFocus();
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
        KeyCode code = event.getCode();
        if (code == KeyCode.DOWN) {
            found.getSelectionModel().selectNext();
        } else if (code == KeyCode.UP) {
            found.getSelectionModel().selectPrevious();
        } else if (code == KeyCode.ENTER) {
            run();
        } else {
            return;
        }
        found.scrollTo(found.getSelectionModel().getSelectedIndex());
        event.consume();
    }

    private void run() {
        Command chosen = found.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            popup.hide();
            chosen.run().run();
        }
    }

    private static final class CommandCell extends ListCell<Command> {
        private final Label title = new Label();
        private final Label keys = new Label();
        private final HBox line = new HBox(title, gap(), keys);

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
            title.setText(command.title());
            keys.setText(command.keys() == null ? "" : command.keys().getDisplayText());
            setAccessibleText((title.getText() + " " + keys.getText()).strip());
            setGraphic(line);
        }
    }
}
