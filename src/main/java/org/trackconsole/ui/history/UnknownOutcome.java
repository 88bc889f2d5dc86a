package org.trackconsole.ui.history;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.trackconsole.text.Texts;

/** Says what it means that nobody knows what became of a call, and offers to send it again. */
final class UnknownOutcome extends StackPane {
    UnknownOutcome(Runnable sendAgain) {
        Label head = new Label(Texts.text("history.call.unknown.title"));
        head.getStyleClass().add("banner-title");
        Label text = new Label(Texts.text("history.call.unknown.text"));
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        Button again = new Button(Texts.text("history.call.sendAgain"));
        again.getStyleClass().add("compact");
        again.setId("send-unknown-again");
        again.setOnAction(_ -> sendAgain.run());
        VBox banner = new VBox(head, text, again);
        banner.getStyleClass().addAll("banner", "banner-warning");
        banner.setId("unknown-outcome");
        getStyleClass().add("history-banner-place");
        getChildren().add(banner);
    }
}
