package org.trackconsole.ui.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.TrackServer;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Connections;
import org.trackconsole.ui.port.WriteGuard;

/**
 * The lock before production servers: what is asked now, and which data sets of which servers are unlocked for this window. What a server
 * is there for is looked up when a write is asked for, since it may have been marked since the write was prepared.
 */
final class WriteLock implements WriteGuard {

    /**
     * What the person is asked.
     *
     * @param server that would be written to
     * @param what would be written; null where nothing is yet
     * @param bulk whether writing has to be unlocked for it
     */
    record Question(TrackServer server, @Nullable String what, boolean bulk, Runnable then) {}

    private final AppState state;
    private final Connections connections;
    private final FxWork work;
    private final InstantSource clock;
    private final Map<String, Unlocked> unlocked = new HashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable Question> question = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper bulkUnlocked = new ReadOnlyBooleanWrapper();

    /**
     * Consent to writing without further questions.
     *
     * @param serverId whose
     * @param until when it ends; null where it lasts as long as the window
     * @param timer ends it then
     */
    private record Unlocked(String serverId, @Nullable Instant until, FxWork.@Nullable Job<Void> timer) {}

    WriteLock(AppState state, FxWork work, InstantSource clock) {
        this.state = state;
        this.clock = clock;
        connections = new Connections(state);
        this.work = work;
        state.serverProperty().subscribe(_ -> refresh());
        state.servers().subscribe(this::lockRemoved);
    }

    /** What is asked now; null while nothing is. */
    ReadOnlyObjectProperty<@Nullable Question> questionProperty() {
        return question.getReadOnlyProperty();
    }

    @Override
    public void ask(TrackServer server, String what, Runnable then) {
        if (bulkUnlocked(server)) {
            then.run();
        } else {
            put(new Question(marked(server), what, false, then));
        }
    }

    @Override
    public void unlock(TrackServer server, String what, Runnable then) {
        if (bulkUnlocked(server)) {
            then.run();
        } else {
            put(new Question(marked(server), what, true, then));
        }
    }

    /** Offers to unlock writing to a server of which nothing is to be written yet. */
    void unlock(TrackServer server) {
        if (!bulkUnlocked(server)) {
            put(new Question(marked(server), null, true, () -> {}));
        }
    }

    @Override
    public boolean bulkUnlocked(TrackServer server) {
        return !marked(server).production() || unlocked.containsKey(place(server));
    }

    /** When writing there is asked about again; null for not before the window closes, and where it is asked about now. */
    @Nullable
    Instant unlockedUntil(TrackServer server) {
        Unlocked consent = unlocked.get(place(server));
        return consent == null ? null : consent.until();
    }

    @Override
    public ReadOnlyBooleanProperty bulkUnlockedProperty() {
        return bulkUnlocked.getReadOnlyProperty();
    }

    /** The person agrees to what is asked. */
    void agree(Unlocking unlocking) {
        Question asked = question.get();
        if (asked == null) {
            return;
        }
        question.set(null);
        if (unlocking != Unlocking.ONCE) {
            unlock(asked.server(), unlocking);
        }
        asked.then().run();
    }

    /** The person does not agree: nothing is written. */
    void decline() {
        question.set(null);
    }

    /** Writes to the server are asked about again. */
    void lock(TrackServer server) {
        lock(place(server));
    }

    private void lock(String place) {
        Unlocked consent = unlocked.remove(place);
        if (consent != null) {
            if (consent.timer() != null) {
                consent.timer().cancel();
            }
            refresh();
        }
    }

    /** Whoever takes a server in again has not agreed to anything yet, even where it comes back under its id. */
    private void lockRemoved() {
        Set<String> listed = state.servers().stream().map(TrackServer::id).collect(Collectors.toSet());
        List<String> gone = unlocked.entrySet().stream()
                .filter(consent -> !listed.contains(consent.getValue().serverId()))
                .map(Map.Entry::getKey)
                .toList();
        gone.forEach(this::lock);
    }

    private void unlock(TrackServer server, Unlocking unlocking) {
        String place = place(server);
        lock(place);
        Duration time = unlocking.duration();
        unlocked.put(
                place,
                time == null
                        ? new Unlocked(server.id(), null, null)
                        : new Unlocked(server.id(), clock.instant().plus(time), work.after(time, () -> lock(place))));
        refresh();
    }

    /** One question at a time; it covers the window, so that only what runs by itself could ask a second one. */
    private void put(Question next) {
        if (question.get() == null) {
            question.set(next);
        }
    }

    /** What leads to another address by now may be marked for that one: then the stricter of the two markings counts. */
    private TrackServer marked(TrackServer server) {
        return connections
                .now(server)
                .filter(now -> !server.production() || now.samePlace(server))
                .map(now -> server.withMarking(now.marking()))
                .orElse(server);
    }

    /** Consent is for an address: a connection that leads elsewhere by now is locked. */
    private static String place(TrackServer server) {
        return server.local() ? server.worldId() : server.worldId() + " " + server.url();
    }

    private void refresh() {
        bulkUnlocked.set(bulkUnlocked(state.server()));
    }
}
