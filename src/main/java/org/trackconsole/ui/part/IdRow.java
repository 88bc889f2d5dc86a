package org.trackconsole.ui.part;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.control.IdLabel;

/** A named id with its copy button, and room for a word or two behind it. */
public final class IdRow extends HBox {
    private static final double WIDE = 600;

    private final IdLabel id = new IdLabel();

    /**
     * A row without an id yet.
     *
     * @param name stands before the id
     * @param placeholder stands in its place where there is none
     * @param remarks stand behind it
     */
    public IdRow(String name, String placeholder, Node... remarks) {
        getStyleClass().add("fact-row");
        Label label = new Label(name);
        label.getStyleClass().add("fact-name");
        label.setMinWidth(USE_PREF_SIZE);
        id.setWhat(name);
        id.setPlaceholder(placeholder);
        FlowPane flow = new FlowPane(id);
        flow.getStyleClass().add("fact-value");
        flow.getChildren().addAll(remarks);
        // Its least height is reckoned with this; less room makes it wrap all the same.
        flow.setPrefWrapLength(WIDE);
        HBox.setHgrow(flow, Priority.ALWAYS);
        getChildren().addAll(label, flow);
    }

    /** Shows the id, or the placeholder for null. */
    public void show(@Nullable String value) {
        id.valueProperty().set(value);
    }
}
