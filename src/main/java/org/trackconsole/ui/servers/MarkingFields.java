package org.trackconsole.ui.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.trackconsole.model.Environment;
import org.trackconsole.model.ServerColour;
import org.trackconsole.text.Texts;

/** What a server is there for, and by what colour it is known. */
final class MarkingFields extends VBox {
    MarkingFields(ServerForm form) {
        getStyleClass().add("marking-fields");
        List<ToggleButton> environments = choice(Environment.values(), form.environment, MarkingFields::environment);
        environments.getFirst().getStyleClass().add("left-pill");
        environments
                .subList(1, environments.size() - 1)
                .forEach(button -> button.getStyleClass().add("center-pill"));
        environments.getLast().getStyleClass().add("right-pill");
        Label note = new Label();
        note.getStyleClass().add("field-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.textProperty()
                .bind(form.environment.map(chosen -> Texts.text("servers.environment.note." + chosen.name())));
        HBox segments = new HBox();
        segments.getChildren().setAll(environments);
        HBox swatches = new HBox();
        swatches.getStyleClass().add("swatches");
        swatches.getChildren().setAll(choice(ServerColour.values(), form.colour, MarkingFields::colour));
        getChildren().addAll(field("servers.environment", segments, note), field("servers.colour", swatches));
    }

    private static VBox field(String key, Node... parts) {
        Label label = new Label(Texts.text(key));
        label.getStyleClass().add("muted");
        VBox field = new VBox(label);
        field.getChildren().addAll(parts);
        field.getStyleClass().add("field");
        return field;
    }

    private static <T> List<ToggleButton> choice(
            T[] values, ObjectProperty<T> chosen, Function<T, ToggleButton> button) {
        ToggleGroup group = new ToggleGroup();
        List<ToggleButton> buttons = new ArrayList<>();
        for (T value : values) {
            ToggleButton each = button.apply(value);
            each.setToggleGroup(group);
            each.setOnAction(_ -> {
                // One is always chosen, also when it is chosen again.
                each.setSelected(true);
                chosen.set(value);
            });
            buttons.add(each);
        }
        chosen.when(buttons.getFirst().sceneProperty().isNotNull()).subscribe(now -> {
            for (int at = 0; at < values.length; at++) {
                buttons.get(at).setSelected(values[at].equals(now));
            }
        });
        return buttons;
    }

    private static ToggleButton environment(Environment value) {
        ToggleButton button = new ToggleButton(Texts.text("common.environment." + value.name()));
        button.setId("environment-" + value.name().toLowerCase(Locale.ROOT));
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private static ToggleButton colour(ServerColour value) {
        String name = Texts.text("servers.colour." + value.name());
        Region swatch = new Region();
        swatch.getStyleClass().addAll("swatch", "server-" + value.name().toLowerCase(Locale.ROOT));
        ToggleButton button = new ToggleButton(null, swatch);
        button.setId("colour-" + value.name().toLowerCase(Locale.ROOT));
        button.getStyleClass().add("swatch-button");
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        return button;
    }
}
