package org.trackconsole.ui.shell;

import java.util.Locale;
import javafx.beans.binding.DoubleExpression;
import javafx.beans.value.ObservableNumberValue;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.trackconsole.fx.control.Icons;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.Place;

/** One line of the rail: icon, name, and a count on the right. */
final class RailItem extends ToggleButton {
    /** What the rail and the item leave free around the line, left and right together. */
    private static final double INSETS = 38;

    private final Label count = new Label();

    RailItem(Place place, ObservableNumberValue railWidth, Runnable open) {
        String title = Texts.text(place.titleKey());
        Label name = new Label(title);
        name.getStyleClass().add("rail-name");
        count.getStyleClass().add("rail-count");
        count.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(Icons.of(place.icon()), name, gap, count);
        line.getStyleClass().add("rail-line-content");
        line.prefWidthProperty()
                .bind(DoubleExpression.doubleExpression(railWidth).subtract(INSETS));
        setGraphic(line);
        setId("rail-" + place.name().toLowerCase(Locale.ROOT));
        getStyleClass().add("rail-item");
        setAccessibleText(title);
        setTooltip(new Tooltip(Texts.text("shell.rail.tip", title, place.keys().getDisplayText())));
        setOnAction(_ -> {
            setSelected(true);
            open.run();
        });
    }

    void setCount(String text) {
        count.setText(text);
    }
}
