package org.trackconsole.ui.profiles;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.Figures;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.Answer;
import org.trackconsole.model.EventChanges;
import org.trackconsole.model.FieldCount;
import org.trackconsole.model.Profile;
import org.trackconsole.model.Reply;
import org.trackconsole.model.StoredEvent;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.ChangedFields;
import org.trackconsole.service.ProfileReading;
import org.trackconsole.service.TimelineFilter;
import org.trackconsole.service.TimelinePage;

/**
 * The events of the opened profile, newest first, with a heading for each visit; more are read when the last ones come
 * into sight. Ordered by the time of the events, since real servers give sessions wrong times (contract §3.2). JavaFX
 * thread.
 */
final class Timeline {
    /** So many rows before the end the next page is asked for. */
    private static final int AHEAD = 15;

    private final FxWork work;
    private final ProfileReading reading;
    private final Consumer<Answer.@Nullable Failure> trouble;
    private final ObservableList<TimelineRow> rows = FXCollections.observableArrayList();
    private final ObservableList<String> types = FXCollections.observableArrayList("");
    private final ObservableList<String> sources = FXCollections.observableArrayList("");
    private final StringProperty type = new SimpleStringProperty("");
    private final StringProperty source = new SimpleStringProperty("");
    private final BooleanProperty system = new SimpleBooleanProperty(false);
    private final ObjectProperty<@Nullable StoredEvent> selected = new SimpleObjectProperty<>();
    private final ReadOnlyLongWrapper total = new ReadOnlyLongWrapper(-1);
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(false);
    private final List<StoredEvent> events = new ArrayList<>();
    private final Map<String, Integer> logged = new HashMap<>();
    private final Map<String, EventChanges> noted = new HashMap<>();
    private @Nullable TrackServer server;
    private @Nullable Profile profile;
    private TimelinePage.@Nullable Place next;
    private FxWork.@Nullable Job<?> job;
    private FxWork.@Nullable Job<?> counting;
    private boolean resetting;
    private boolean stopped;

    /** @param trouble is told what kept a page from being read, and null when one was read */
    Timeline(FxWork work, ProfileReading reading, Consumer<Answer.@Nullable Failure> trouble) {
        this.work = work;
        this.reading = reading;
        this.trouble = trouble;
        type.subscribe((_, _) -> filtered());
        source.subscribe((_, _) -> filtered());
        system.subscribe((_, _) -> filtered());
    }

    ObservableList<TimelineRow> rows() {
        return rows;
    }

    /** The types to choose from; an empty one stands for all. */
    ObservableList<String> types() {
        return types;
    }

    /** The ids of sources to choose from, of those that have been seen; an empty one stands for all. */
    ObservableList<String> sources() {
        return sources;
    }

    StringProperty typeProperty() {
        return type;
    }

    StringProperty sourceProperty() {
        return source;
    }

    /** Whether the events that servers add by themselves are shown. */
    BooleanProperty systemProperty() {
        return system;
    }

    ObjectProperty<@Nullable StoredEvent> selectedProperty() {
        return selected;
    }

    /** How many events pass the filter; -1 while unknown. */
    ReadOnlyLongProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Begins with another person, with the filter open. */
    void open(TrackServer on, Profile whose) {
        resetting = true;
        type.set("");
        source.set("");
        types.setAll("");
        sources.setAll("");
        resetting = false;
        refresh(on, whose);
    }

    /** Reads the same person anew, with the filter as it is. */
    void refresh(TrackServer on, Profile whose) {
        server = on;
        profile = whose;
        logged.clear();
        whose.document().at("/metadata/fields").forEach(entry -> {
            String event = entry.path(1).asString("");
            if (!event.isEmpty()) {
                logged.merge(event, 1, Integer::sum);
            }
        });
        countTypes(on, whose);
        restart();
    }

    void close() {
        cancel();
        server = null;
        profile = null;
        rows.clear();
        events.clear();
        selected.set(null);
        total.set(-1);
    }

    /** What the server noted of an event's changes; null where it did not. */
    @Nullable
    EventChanges noted(StoredEvent event) {
        return noted.get(event.id());
    }

    /** A row came into sight. */
    void shown(int index) {
        if (next != null && !stopped && !loading.get() && index >= rows.size() - AHEAD) {
            load();
        }
    }

    /** Asks once more for the page that did not come. */
    void goOn() {
        if (!loading.get()) {
            load();
        }
    }

    /** Whether anything is left out by the filter. */
    boolean narrowed() {
        return !orEmpty(type.get()).isEmpty() || !orEmpty(source.get()).isEmpty() || !system.get();
    }

    void clearFilter() {
        resetting = true;
        type.set("");
        source.set("");
        system.set(true);
        resetting = false;
        restart();
    }

    private void filtered() {
        if (!resetting && profile != null) {
            restart();
        }
    }

    private void restart() {
        if (job != null) {
            job.cancel();
        }
        events.clear();
        noted.clear();
        rows.clear();
        next = null;
        stopped = false;
        total.set(-1);
        selected.set(null);
        load();
    }

    private void load() {
        TrackServer on = server;
        Profile whose = profile;
        if (on == null || whose == null) {
            return;
        }
        TimelineFilter filter = new TimelineFilter(orEmpty(type.get()), orEmpty(source.get()), system.get());
        TimelinePage.Place from = next;
        stopped = false;
        loading.set(true);
        job = work.run("read timeline", () -> reading.events(on, whose, filter, from))
                .onEnd(() -> loading.set(false))
                .onDone(this::add);
    }

    private void add(Reply<TimelinePage> reply) {
        switch (reply) {
            case Reply.Failed<TimelinePage>(Answer.Failure failure) -> {
                stopped = true;
                arrange();
                trouble.accept(failure);
            }
            case Reply.Ok<TimelinePage>(TimelinePage page) -> {
                events.addAll(page.events());
                noted.putAll(page.changes());
                next = page.next();
                total.set(page.total());
                trouble.accept(null);
                for (StoredEvent event : page.events()) {
                    if (!event.type().isEmpty() && !types.contains(event.type())) {
                        types.add(event.type());
                    }
                    if (!event.system() && !event.sourceId().isEmpty() && !sources.contains(event.sourceId())) {
                        sources.add(event.sourceId());
                    }
                }
                arrange();
            }
        }
    }

    private void arrange() {
        List<TimelineRow> arranged = new ArrayList<>();
        int from = 0;
        while (from < events.size()) {
            int to = from + 1;
            while (to < events.size()
                    && Objects.equals(
                            events.get(to).sessionId(), events.get(from).sessionId())) {
                to++;
            }
            List<StoredEvent> visit = events.subList(from, to);
            arranged.add(heading(visit));
            visit.forEach(event -> arranged.add(new TimelineRow.Event(event, changed(event))));
            from = to;
        }
        if (next != null || stopped) {
            arranged.add(new TimelineRow.More(stopped));
        }
        // Only what is new is told to the list, so that it stays where it was scrolled to.
        int same = 0;
        while (same < Math.min(rows.size(), arranged.size()) && rows.get(same).equals(arranged.get(same))) {
            same++;
        }
        rows.remove(same, rows.size());
        rows.addAll(arranged.subList(same, arranged.size()));
    }

    /** How many fields an event changed, as {@link ChangedFields} counts them. */
    private int changed(StoredEvent event) {
        EventChanges known = noted(event);
        return known == null || known.fields().isEmpty()
                ? logged.getOrDefault(event.id(), 0)
                : ChangedFields.count(known);
    }

    private static TimelineRow.Visit heading(List<StoredEvent> visit) {
        @Nullable Instant last = visit.getFirst().at();
        @Nullable Instant first = visit.getLast().at();
        String device = visit.stream()
                .map(event -> EventWords.device(event.document()))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
        return new TimelineRow.Visit(visit.getFirst().sessionId(), first, last, device);
    }

    private void countTypes(TrackServer on, Profile whose) {
        if (counting != null) {
            counting.cancel();
        }
        counting = work.run("count event types", () -> reading.eventTypes(on, whose))
                .onDone(reply -> {
                    // Without them there is less to choose from; the timeline itself says what is wrong.
                    if (reply instanceof Reply.Ok<List<FieldCount>>(List<FieldCount> counts)) {
                        counts.stream()
                                .map(FieldCount::value)
                                // Rare ones are summed up; that is no type to ask for.
                                .filter(value -> !value.equals(Figures.OTHER))
                                .filter(value -> !types.contains(value))
                                .forEach(types::add);
                    }
                });
    }

    private void cancel() {
        if (job != null) {
            job.cancel();
        }
        if (counting != null) {
            counting.cancel();
        }
        loading.set(false);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
