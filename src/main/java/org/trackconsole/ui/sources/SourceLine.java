package org.trackconsole.ui.sources;

import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.trackconsole.fx.control.IdLabel;
import org.trackconsole.model.Source;

/** A line of a list of sources on their way: name and id, and at its end what becomes of the source. */
final class SourceLine extends HBox {
    private final Label name = new Label();
    private final Label id = new Label();

    /** @param end stands at the end of the line */
    SourceLine(Node... end) {
        name.getStyleClass().add("strong");
        id.getStyleClass().addAll("mono", "muted");
        id.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren()
                .addAll(Stream.concat(Stream.of(name, id, gap), Stream.of(end)).toList());
        getStyleClass().add("source-head");
        // As wide as the list, not as what stands in it.
        setMinWidth(0);
        setPrefWidth(1);
    }

    /** Whose line it is. */
    void show(Source source) {
        name.setText(source.name());
        id.setText(IdLabel.shorten(source.id()));
    }
}
