package org.trackconsole.ui.history;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A named fact about a call or a visit; the names of all rows are equally wide. */
final class FactRow extends HBox {
    /** A row with one value, which is cut where it is too long. */
    FactRow(String name, Node value) {
        Label label = new Label(name);
        label.getStyleClass().addAll("fact-name", "history-fact-name");
        HBox.setHgrow(value, Priority.ALWAYS);
        getStyleClass().add("fact-row");
        getChildren().addAll(label, value);
    }

    /** A row with several values, which stand below each other where it is too narrow. */
    static FactRow of(String name, Node... values) {
        FlowPane flow = new FlowPane(values);
        flow.getStyleClass().add("history-fact-value");
        FactRow row = new FactRow(name, flow);
        flow.prefWrapLengthProperty().bind(flow.widthProperty());
        flow.setMinWidth(0);
        return row;
    }

    /** Shows a node and gives it room, or neither. */
    static void show(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
