package org.trackconsole.ui.sources;

import java.util.function.Predicate;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.control.IdLabel;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.model.Source;
import org.trackconsole.text.Texts;

/** A source in the list: name and state, type, channel and id below. */
final class SourceCell extends ListCell<Source> {
    private final Predicate<Source> unsaved;
    private final Label name = new Label();
    private final Pill mark = new Pill();
    private final Label facts = new Label();
    private final VBox box;

    SourceCell(Predicate<Source> unsaved) {
        this.unsaved = unsaved;
        name.getStyleClass().add("strong");
        facts.getStyleClass().addAll("muted", "small");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(name, gap, mark);
        head.getStyleClass().add("source-head");
        box = new VBox(head, facts);
        box.getStyleClass().add("source-cell");
        box.setMinWidth(0);
        box.setPrefWidth(1);
    }

    @Override
    protected void updateItem(@Nullable Source source, boolean empty) {
        super.updateItem(source, empty);
        if (empty || source == null) {
            setGraphic(null);
            return;
        }
        name.setText(source.name());
        facts.setText(Texts.text(
                source.channel().isBlank() ? "sources.facts.noChannel" : "sources.facts",
                String.join(", ", source.types()),
                IdLabel.shorten(source.id()),
                source.channel()));
        boolean edited = unsaved.test(source);
        mark.setVisible(edited || !source.enabled());
        if (edited) {
            mark.show(Texts.text("sources.unsaved"), Pill.Tone.ACCENT);
        } else if (!source.enabled()) {
            mark.show(Texts.text("sources.disabled"), Pill.Tone.NEUTRAL);
        }
        setGraphic(box);
    }
}
