package org.trackconsole.ui.history;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.trackconsole.store.StorageException;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.FactRow;
import org.trackconsole.ui.part.StorageWords;

/** Says that the history cannot be read, and why; takes no room while it can. */
final class FailureBanner extends StackPane {
    private final Label sentence = new Label();

    FailureBanner(Runnable retry) {
        Label head = new Label(Texts.text("history.failure.title"));
        head.getStyleClass().add("banner-title");
        sentence.setWrapText(true);
        sentence.setId("history-failure");
        VBox words = new VBox(head, sentence);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button button = new Button(Texts.text("history.failure.retry"));
        button.getStyleClass().add("compact");
        button.setMinWidth(USE_PREF_SIZE);
        button.setId("history-retry");
        button.setOnAction(_ -> retry.run());
        HBox banner = new HBox(words, button);
        banner.getStyleClass().addAll("banner", "banner-danger", "history-failure");
        getStyleClass().add("history-banner-place");
        getChildren().add(banner);
        show(null);
    }

    void show(@Nullable StorageException problem) {
        sentence.setText(problem == null ? "" : StorageWords.sentence(problem));
        FactRow.show(this, problem != null);
    }
}
