package org.trackconsole.ui.sources;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A part of the page of a source below its form: a line above, a title with what belongs to it, and what is to be read. */
class DetailSection extends VBox {
    private final HBox head = new HBox();

    DetailSection(String title) {
        getStyleClass().add("detail-section");
        Label name = new Label(title);
        name.getStyleClass().add("strong");
        name.setMinWidth(USE_PREF_SIZE);
        head.getChildren().add(name);
        head.getStyleClass().add("id-line");
        getChildren().add(head);
    }

    /** Puts controls behind the title. */
    final void head(Node... controls) {
        head.getChildren().addAll(controls);
    }

    /** A label for whole sentences. */
    static Label sentence(String id, String... styles) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /** Shows a node with the room it needs, or takes both away. */
    static void appear(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
