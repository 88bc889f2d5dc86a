package org.trackconsole.ui.live;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import org.trackconsole.model.ArrivalFilter;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.ShownAs;
import org.trackconsole.ui.part.ViewTabs;

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
        ViewTabs<ArrivalFilter.Kind> shown = new ViewTabs<>(filter.kindProperty()::set);
        for (ArrivalFilter.Kind kind : ArrivalFilter.Kind.values()) {
            ToggleButton button = shown.add(Texts.text("live.kind." + kind), kind);
            button.setId("live-kind-" + kind);
            kinds.getChildren().add(button);
        }
        return Subscription.combine(filter.kindProperty().subscribe(shown::choose), () -> {
            system.selectedProperty().unbindBidirectional(filter.systemEventsProperty());
            search.textProperty().unbindBidirectional(filter.textProperty());
            source.valueProperty().unbindBidirectional(filter.sourceProperty());
            type.valueProperty().unbindBidirectional(filter.typeProperty());
        });
    }

    /** An empty text stands for everything. */
    private static void choose(ComboBox<String> box, String allKey) {
        String all = Texts.text(allKey);
        box.setConverter(new ShownAs<>(all, value -> value.isEmpty() ? all : value));
    }
}
