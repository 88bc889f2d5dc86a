package org.trackconsole.ui.live;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.trackconsole.model.Arrival;
import org.trackconsole.model.ArrivalFilter;

/** What the list is narrowed down to, and what there is to choose from. JavaFX thread. */
final class LiveFilter {
    private static final int MOST_CHOICES = 200;

    private final StringProperty text = new SimpleStringProperty("");
    private final StringProperty source = new SimpleStringProperty("");
    private final StringProperty type = new SimpleStringProperty("");
    private final ObjectProperty<ArrivalFilter.Kind> kind = new SimpleObjectProperty<>(ArrivalFilter.Kind.ALL);
    private final BooleanProperty systemEvents = new SimpleBooleanProperty(true);
    private final ObservableList<String> sources = FXCollections.observableArrayList("");
    private final ObservableList<String> types = FXCollections.observableArrayList("");

    StringProperty textProperty() {
        return text;
    }

    /** The id of a source, or empty for all. */
    StringProperty sourceProperty() {
        return source;
    }

    /** A type of events, or empty for all. */
    StringProperty typeProperty() {
        return type;
    }

    ObjectProperty<ArrivalFilter.Kind> kindProperty() {
        return kind;
    }

    /** Whether the events that the server adds by itself are shown; a habit of who looks, so that clearing leaves it. */
    BooleanProperty systemEventsProperty() {
        return systemEvents;
    }

    /** The sources seen so far, in order, after an empty text that stands for all. */
    ObservableList<String> sources() {
        return sources;
    }

    /** The types seen so far, likewise. */
    ObservableList<String> types() {
        return types;
    }

    ArrivalFilter value() {
        return new ArrivalFilter(source.get(), type.get(), text.get().strip(), kind.get(), systemEvents.get());
    }

    void clear() {
        text.set("");
        source.set("");
        type.set("");
        kind.set(ArrivalFilter.Kind.ALL);
    }

    /** Offers what these came with from now on. */
    void learn(Iterable<Arrival> arrivals) {
        for (Arrival arrival : arrivals) {
            String id = arrival.sourceId();
            if (id != null && !id.startsWith("@")) {
                offer(sources, id);
            }
            switch (arrival) {
                case Arrival.Stored stored -> offer(types, stored.type());
                case Arrival.Rejected rejected -> rejected.types().forEach(name -> offer(types, name));
            }
        }
    }

    private static void offer(ObservableList<String> choices, String name) {
        if (!choices.contains(name) && choices.size() < MOST_CHOICES) {
            int place = 1;
            while (place < choices.size() && choices.get(place).compareTo(name) < 0) {
                place++;
            }
            choices.add(place, name);
        }
    }
}
