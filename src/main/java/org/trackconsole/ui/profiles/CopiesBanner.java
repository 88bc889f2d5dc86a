package org.trackconsole.ui.profiles;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.trackconsole.service.PersonTraces;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.FactRow;

/** Copies of whole files in which a deleted person may still be, and their deletion, which asks once more: nothing undoes it. */
final class CopiesBanner extends VBox {
    private final Label words = new Label();
    private final Label question = new Label();
    private final Button delete = new Button(Texts.text("profiles.copies.delete"));
    private final Button keep = new Button(Texts.text("profiles.copies.keep"));
    private final Button confirm = new Button(Texts.text("profiles.copies.confirm"));
    private final HBox answers = new HBox(keep, confirm);

    CopiesBanner() {
        words.setId("profiles-copies");
        question.setId("profiles-copies-question");
        for (Label label : List.of(words, question)) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        question.getStyleClass().add("strong");
        delete.setId("profiles-copies-delete");
        delete.getStyleClass().add("compact");
        delete.setMinWidth(USE_PREF_SIZE);
        delete.setOnAction(_ -> {
            ask(true);
            keep.requestFocus();
        });
        keep.setId("profiles-copies-keep");
        keep.getStyleClass().add("compact");
        keep.setOnAction(_ -> {
            ask(false);
            delete.requestFocus();
        });
        confirm.setId("profiles-copies-confirm");
        confirm.getStyleClass().addAll("compact", "danger");
        answers.getStyleClass().add("profiles-filters");
        getStyleClass().addAll("banner", "banner-warning", "profiles-removal-list");
        getChildren().addAll(words, delete, question, answers);
        hide();
    }

    void hide() {
        FactRow.show(this, false);
    }

    /**
     * Shows copies; nothing where there are none.
     *
     * @param deletion deletes them
     */
    void show(List<PersonTraces.Copy> copies, Runnable deletion) {
        words.setText(words(copies));
        question.setText(Texts.text("profiles.copies.sure", copies.size()));
        confirm.setOnAction(_ -> {
            answers.setDisable(true);
            deletion.run();
        });
        answers.setDisable(false);
        ask(false);
        FactRow.show(this, !copies.isEmpty());
    }

    private void ask(boolean sure) {
        FactRow.show(delete, !sure);
        FactRow.show(question, sure);
        FactRow.show(answers, sure);
    }

    private static String words(List<PersonTraces.Copy> copies) {
        int damaged = (int) copies.stream()
                .filter(copy -> copy.kind() == PersonTraces.Kind.DAMAGED)
                .count();
        List<String> lines = new ArrayList<>();
        lines.add(Texts.text("profiles.copies", copies.size()));
        copies.forEach(copy -> lines.add(TraceWords.copy(copy)));
        if (copies.size() > damaged) {
            lines.add(Texts.text("profiles.copies.update"));
        }
        if (damaged > 0) {
            lines.add(Texts.text("profiles.copies.damaged"));
        }
        return String.join("\n", lines);
    }
}
