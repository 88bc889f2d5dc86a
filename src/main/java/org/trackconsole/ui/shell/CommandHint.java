package org.trackconsole.ui.shell;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.trackconsole.text.Texts;

/** What stands in the button that opens the command palette. */
final class CommandHint extends HBox {
    CommandHint(String keys) {
        Label prompt = new Label(Texts.text("shell.command.prompt"));
        prompt.getStyleClass().add("muted");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label hint = new Label(keys);
        hint.getStyleClass().add("key-hint");
        getStyleClass().add("command-hint");
        getChildren().addAll(prompt, gap, hint);
    }
}
