package org.trackconsole.ui.part;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A named fact about a call, a visit or whatever is shown; the names of all rows are equally wide. */
public final class FactRow extends HBox {
    /** A row with one value, which is cut where it is too long. */
    public FactRow(String name, Node value) {
        Label label = new Label(name);
        label.getStyleClass().addAll("fact-name", "part-fact-name");
        HBox.setHgrow(value, Priority.ALWAYS);
        getStyleClass().add("fact-row");
        getChildren().addAll(label, value);
    }

    /** A row with several values, which stand below each other where it is too narrow. */
    public static FactRow of(String name, Node... values) {
        FlowPane flow = new FlowPane(values);
        flow.getStyleClass().add("part-fact-values");
        FactRow row = new FactRow(name, flow);
        flow.prefWrapLengthProperty().bind(flow.widthProperty());
        flow.setMinWidth(0);
        return row;
    }

    /** Shows a node and gives it room, or neither. */
    public static void show(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
