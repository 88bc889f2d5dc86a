package org.trackconsole.ui.sources;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.control.CopyLink;
import org.trackconsole.service.SnippetLanguage;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.ShownAs;

/** The snippet of a source below its form; not there where the source has none. */
final class SnippetPane extends DetailSection {
    private static final int LINES = 9;

    private final SourceSnippet snippet;
    private final Label note = new Label();
    private final TextArea text = new TextArea();
    private final ComboBox<SnippetLanguage> language = new ComboBox<>();
    private final Button demo = new Button(Texts.text("sources.demo"));
    private @Nullable SourceEntry shown;

    SnippetPane(SourceSnippet snippet) {
        super(Texts.text("sources.snippet"));
        this.snippet = snippet;
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        language.setId("snippet-language");
        language.setAccessibleText(Texts.text("sources.snippet.language"));
        language.getStyleClass().add("compact");
        language.getItems().setAll(SnippetLanguage.values());
        language.setConverter(new ShownAs<>(language -> Texts.text("sources.snippet.in." + language)));
        language.valueProperty().bindBidirectional(snippet.languageProperty());
        language.valueProperty().subscribe((_, _) -> {
            if (shown != null) {
                show(shown);
            }
        });
        head(language, new CopyLink(Texts.text("sources.snippet"), text::getText), gap, demo);
        note.getStyleClass().add("field-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        text.setId("source-snippet");
        text.setEditable(false);
        text.setPrefRowCount(LINES);
        text.getStyleClass().add("mono");
        text.setAccessibleText(Texts.text("sources.snippet"));
        demo.setId("open-demo");
        demo.getStyleClass().add("compact");
        demo.setMinWidth(USE_PREF_SIZE);
        demo.setOnAction(_ -> {
            if (shown != null) {
                snippet.openDemo(shown);
            }
        });
        getChildren().addAll(note, text);
    }

    void show(SourceEntry entry) {
        shown = entry;
        String present = snippet.of(entry);
        // A text that is set anew loses what somebody has selected in it.
        if (!text.getText().equals(present)) {
            text.setText(present);
        }
        String key =
                language.getValue() == SnippetLanguage.JAVASCRIPT ? "sources.snippet.note" : "sources.snippet.call";
        String about = Texts.text(key, snippet.server());
        note.setText((about + " " + snippet.aboutDataSet()).strip());
        setVisible(!present.isEmpty());
        setManaged(!present.isEmpty());
        boolean showable = snippet.hasDemo() && language.getValue() == SnippetLanguage.JAVASCRIPT;
        demo.setVisible(showable);
        demo.setManaged(showable);
    }
}
