package org.trackconsole.fx.control;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands in place of an empty list: what it is for, what to do next, and the buttons for it. */
public final class EmptyState extends VBox {

    /** An empty state with any number of buttons; the first one is the recommended step. */
    public EmptyState(Ikon ikon, String title, String text, Button... buttons) {
        getStyleClass().add("empty-state");
        FontIcon icon = new FontIcon(ikon);
        icon.getStyleClass().add("empty-icon");
        Label head = new Label(title);
        head.getStyleClass().add("empty-title");
        head.setWrapText(true);
        Label body = new Label(text);
        body.getStyleClass().add("empty-text");
        body.setWrapText(true);
        getChildren().addAll(icon, head, body);
        if (buttons.length > 0) {
            FlowPane row = new FlowPane(buttons);
            row.getStyleClass().add("empty-buttons");
            getChildren().add(row);
        }
    }
}
