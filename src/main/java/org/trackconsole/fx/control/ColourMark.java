package org.trackconsole.fx.control;

import java.util.Locale;
import javafx.scene.layout.Region;
import org.trackconsole.model.ServerColour;

/** The colour by which a server is known, beside its name; takes no room where it has none. */
public final class ColourMark extends Region {
    private String shown = "";

    /** A mark without a colour. */
    public ColourMark() {
        getStyleClass().add("colour-mark");
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /** A mark of a colour. */
    public ColourMark(ServerColour colour) {
        this();
        show(colour);
    }

    /** Changes the colour. */
    public void show(ServerColour colour) {
        getStyleClass().remove(shown);
        shown = "server-" + colour.name().toLowerCase(Locale.ROOT);
        getStyleClass().add(shown);
        setVisible(colour != ServerColour.NONE);
    }
}
