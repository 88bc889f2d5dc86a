package org.trackconsole.ui.sources;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.trackconsole.service.Explanation;
import org.trackconsole.service.Remedy;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.ExplanationBox;

/** Why there is no list, and a button that asks again. */
final class FailurePane extends VBox {
    private final ExplanationBox box;

    FailurePane(Consumer<Remedy> remedies, Runnable again) {
        getStyleClass().add("failure-pane");
        box = new ExplanationBox(remedies);
        Button button = new Button(Texts.text("common.tryAgain"));
        button.setId("try-again");
        button.getStyleClass().add("compact");
        button.setOnAction(_ -> again.run());
        getChildren().addAll(box, button);
    }

    void show(Explanation why) {
        box.show(why);
    }
}
