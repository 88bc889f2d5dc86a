package org.trackconsole.ui.live;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.ArrivalFilter;
import org.trackconsole.text.Texts;

/** The controls that narrow the list down. */
final class FilterBar {
    private final LiveList list;
    private final LiveFilter filter;

    FilterBar(LiveList list) {
        this.list = list;
        filter = list.filter();
    }

    /** Joins the controls to the filter until the subscription ends. */
    Subscription bind(
            TextField search,
            Button clear,
            ComboBox<String> source,
            ComboBox<String> type,
            HBox kinds,
            CheckBox system) {
        clear.setOnAction(_ -> list.clearFilter());
        clear.visibleProperty().bind(search.textProperty().isNotEmpty());
        system.selectedProperty().bindBidirectional(filter.systemEventsProperty());
        search.textProperty().bindBidirectional(filter.textProperty());
        choose(source, "live.source.all");
        source.setItems(filter.sources());
        source.valueProperty().bindBidirectional(filter.sourceProperty());
        choose(type, "live.type.all");
        type.setItems(filter.types());
        type.valueProperty().bindBidirectional(filter.typeProperty());
        ToggleGroup group = new ToggleGroup();
        for (ArrivalFilter.Kind kind : ArrivalFilter.Kind.values()) {
            ToggleButton button = new ToggleButton(Texts.text("live.kind." + kind));
            button.setId("live-kind-" + kind);
            button.getStyleClass().add("view-tab");
            button.setMinWidth(ToggleButton.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setUserData(kind);
            kinds.getChildren().add(button);
        }
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                filter.kindProperty().set((ArrivalFilter.Kind) now.getUserData());
            }
        });
        return Subscription.combine(
                filter.kindProperty()
                        .subscribe(kind -> group.getToggles().stream()
                                .filter(toggle -> kind == toggle.getUserData())
                                .forEach(group::selectToggle)),
                () -> {
                    system.selectedProperty().unbindBidirectional(filter.systemEventsProperty());
                    search.textProperty().unbindBidirectional(filter.textProperty());
                    source.valueProperty().unbindBidirectional(filter.sourceProperty());
                    type.valueProperty().unbindBidirectional(filter.typeProperty());
                });
    }

    /** An empty text stands for everything. */
    private static void choose(ComboBox<String> box, String allKey) {
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String value) {
                return value == null || value.isEmpty() ? Texts.text(allKey) : value;
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
    }
}
