package org.trackconsole.ui.compose;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.trackconsole.fx.control.Icons;
import org.trackconsole.json.LocatedJson;
import org.trackconsole.text.Texts;
import tools.jackson.core.JsonPointer;

/** A part of the payload that is mostly left alone: a line with a summary, which opens into rows. */
final class Section extends VBox {
    private final PayloadEdits edits;
    private final JsonPointer place;
    private final List<Node> extras;
    private final Label summary = new Label();
    private final FontIcon arrow = Icons.of(BootstrapIcons.CHEVRON_RIGHT);
    private final PropertyRows rows;
    private final String title;
    private final Button head = new Button();

    Section(String title, PayloadEdits edits, JsonPointer place, Node... extras) {
        this.title = title;
        this.edits = edits;
        this.extras = List.of(extras);
        this.place = place;
        getStyleClass().add("compose-section");
        Label name = new Label(title);
        name.getStyleClass().add("strong");
        name.setMinWidth(USE_PREF_SIZE);
        summary.getStyleClass().add("muted");
        HBox line = new HBox(arrow, name, summary);
        line.getStyleClass().add("section-line");
        head.setGraphic(line);
        head.getStyleClass().add("section-head");
        head.setMaxWidth(Double.MAX_VALUE);
        head.setOnAction(_ -> toggle());
        HBox.setHgrow(head, Priority.ALWAYS);
        HBox bar = new HBox(head);
        bar.getChildren().addAll(extras);
        bar.getStyleClass().addAll("section-bar", "top-line", "section-opener");
        rows = new PropertyRows(edits, place);
        rows.getStyleClass().add("section-rows");
        rows.setVisible(false);
        rows.setManaged(false);
        getChildren().addAll(bar, rows);
        describe();
    }

    /** Shows the part of the document. */
    void show(LocatedJson document) {
        rows.show(document, document.at(place));
        extras.forEach(extra -> extra.setDisable(!edits.holdsMembers(place)));
        summary.setText(PartSummary.of(document, document.at(place)));
    }

    /** Opens or closes it. */
    void toggle() {
        rows.setVisible(!rows.isVisible());
        rows.setManaged(rows.isVisible());
        arrow.setIconCode(rows.isVisible() ? BootstrapIcons.CHEVRON_DOWN : BootstrapIcons.CHEVRON_RIGHT);
        describe();
    }

    private void describe() {
        head.setAccessibleText(Texts.text(rows.isVisible() ? "compose.section.close" : "compose.section.open", title));
    }
}
