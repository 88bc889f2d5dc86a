package org.trackconsole.ui.sources;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.trackconsole.fx.control.EmptyState;
import org.trackconsole.service.transfer.SourceFile;
import org.trackconsole.text.Texts;

/** What can be done with several sources that are selected, in place of the form of one. */
final class SelectionPane extends StackPane {
    private final SourcesViewModel model;

    SelectionPane(SourcesViewModel model) {
        this.model = model;
        model.selected().addListener((ListChangeListener<SourceEntry>) _ -> show());
    }

    private void show() {
        int count = model.selected().size();
        if (count < 2) {
            return;
        }
        EmptyState content = new EmptyState(
                BootstrapIcons.UI_CHECKS,
                Texts.text("sources.selected", count),
                Texts.text("sources.selected.text"),
                button("selected-copy", "sources.copy", model::copySelected),
                button(
                        "selected-json",
                        "sources.export.asJson.short",
                        () -> model.transfer().export(model.concerned(), SourceFile.JSON)),
                button(
                        "selected-csv",
                        "sources.export.asCsv.short",
                        () -> model.transfer().export(model.concerned(), SourceFile.CSV)),
                button("selected-delete", "sources.deletion.open", model::delete));
        content.getStyleClass().add("several-selected");
        getChildren().setAll(content);
    }

    private Button button(String id, String key, Runnable action) {
        Button button = new Button(Texts.text(key));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setDisable(model.concerned().isEmpty());
        button.setOnAction(_ -> action.run());
        return button;
    }
}
