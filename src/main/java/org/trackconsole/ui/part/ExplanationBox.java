package org.trackconsole.ui.part;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.trackconsole.service.Explanation;
import org.trackconsole.service.Remedy;
import org.trackconsole.text.Texts;

/** A failure in plain language: what happened, why, what to do, and a button where the console can do it. */
public final class ExplanationBox extends VBox {
    /** A refusal may have thousands of points; the answer itself has them all. */
    private static final int MOST_POINTS = 8;

    private final Consumer<Remedy> remedies;

    /** @param remedies does what a button says */
    public ExplanationBox(Consumer<Remedy> remedies) {
        this.remedies = remedies;
        getStyleClass().addAll("banner", "banner-danger");
        show(null);
    }

    /** Shows an explanation; nothing, and takes no room, for null. */
    public void show(@Nullable Explanation explanation) {
        getChildren().clear();
        setVisible(explanation != null);
        setManaged(explanation != null);
        if (explanation == null) {
            return;
        }
        line(explanation.title(), "banner-title");
        line(explanation.cause(), "banner-text");
        points(explanation.points());
        line(explanation.fix(), "banner-text");
        Remedy remedy = explanation.remedy();
        if (remedy != null) {
            Button button = new Button(remedy.text());
            button.getStyleClass().add("compact");
            button.setId("remedy");
            button.setOnAction(_ -> remedies.accept(remedy));
            getChildren().add(button);
        }
    }

    private void points(List<String> points) {
        points.stream().limit(MOST_POINTS).forEach(point -> line("•  " + point, "banner-point"));
        int more = points.size() - MOST_POINTS;
        if (more > 0) {
            line(Texts.text("part.points.more", more), "banner-point");
        }
    }

    private void line(String text, String styleClass) {
        if (!text.isBlank()) {
            Label label = new Label(text);
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            label.getStyleClass().add(styleClass);
            getChildren().add(label);
        }
    }
}
