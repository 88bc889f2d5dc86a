package org.trackconsole.ui.sources;

import java.time.Duration;
import java.time.ZoneId;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.fx.TimeText;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.Span;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Explanation;
import org.trackconsole.service.Explanations;
import org.trackconsole.service.SourceTraffic;
import org.trackconsole.service.Traffic;
import org.trackconsole.ui.port.AppState;

/** What came through the source that is being looked at. */
final class SourceFigures {
    /** Whoever walks through the list with the arrow keys asks for nothing on the way. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final AppState state;
    private final FxWork work;
    private final SourceTraffic traffic;
    private final ObjectProperty<Span> span = new SimpleObjectProperty<>(Span.WEEK);
    private final ReadOnlyObjectWrapper<Reading> reading = new ReadOnlyObjectWrapper<>(new Reading.None());
    private @Nullable SourceEntry followed;
    private FxWork.@Nullable Job<?> asking;

    SourceFigures(AppState state, FxWork work, SourceTraffic traffic) {
        this.state = state;
        this.work = work;
        this.traffic = traffic;
        span.subscribe((_, _) -> read());
    }

    /** How far the reading has come. */
    sealed interface Reading {
        /** There is nothing to read: no source, or one that the server does not have yet. */
        record None() implements Reading {}

        /** The server is being asked. */
        record Loading() implements Reading {}

        /** What the server said. */
        record Read(Traffic traffic) implements Reading {}

        /** Why it said nothing. */
        record Failed(Explanation why) implements Reading {}
    }

    /** How far back is looked. */
    ObjectProperty<Span> spanProperty() {
        return span;
    }

    /** What is known of the source that is followed. */
    ReadOnlyObjectProperty<Reading> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /** Reads the figures of another source from now on. */
    void follow(@Nullable SourceEntry entry) {
        cancel();
        followed = entry;
        if (entry == null || entry.form().saved() == null) {
            reading.set(new Reading.None());
        } else {
            reading.set(new Reading.Loading());
            asking = work.after(PAUSE, this::read);
        }
    }

    /** The list was read: a source that was new until now has figures from now on. */
    void listed() {
        if (reading.get() instanceof Reading.None && followed != null) {
            follow(followed);
        }
    }

    /** Asks anew; what is shown stays until there is an answer. */
    void read() {
        cancel();
        SourceEntry entry = followed;
        Source saved = entry == null ? null : entry.form().saved();
        if (saved == null) {
            return;
        }
        if (!(reading.get() instanceof Reading.Read)) {
            reading.set(new Reading.Loading());
        }
        TrackServer server = state.server();
        ZoneId zone = TimeText.of(state.utcProperty().get()).zone();
        Span wanted = span.get();
        asking = work.run("read traffic", () -> traffic.of(server, saved.id(), wanted, zone))
                .onDone(reply -> reading.set(
                        switch (reply) {
                            case Reply.Ok<Traffic>(Traffic found) -> new Reading.Read(found);
                            case Reply.Failed<Traffic>(Answer.Failure why) ->
                                new Reading.Failed(Explanations.of(why, server));
                        }));
    }

    /** Asks nothing any more. */
    void cancel() {
        if (asking != null) {
            asking.cancel();
            asking = null;
        }
    }
}
