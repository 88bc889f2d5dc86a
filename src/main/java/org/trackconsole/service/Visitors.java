package org.trackconsole.service;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Visitor;
import org.trackconsole.store.VisitorRows;
import org.trackconsole.store.VisitorStore;

/**
 * The people whose visits the console plays, each known to one server. On a first visit a person has no profile id; the
 * one that the server answers is kept by {@link SendEvents} and sent from then on (contract §3.1, §12.24). Every change
 * is on the disk when the method returns; a {@link org.trackconsole.store.StorageException} says that it is not.
 */
public final class Visitors {
    private final VisitorStore store;
    private final IntFunction<String> naming;
    private final InstantSource clock;

    /** @param naming the name of the n-th visitor made for a server, from 1, until somebody renames them */
    public Visitors(VisitorStore store, IntFunction<String> naming, InstantSource clock) {
        this.store = store;
        this.naming = naming;
        this.clock = clock;
    }

    /** The one that is chosen on a server; made on first need. */
    public Visitor current(String serverId) {
        Visitor chosen = store.read(rows -> rows.chosen(serverId));
        return chosen != null
                ? chosen
                : store.change(rows -> {
                    Visitor meanwhile = rows.chosen(serverId);
                    return meanwhile != null ? meanwhile : added(rows, serverId);
                });
    }

    /** All of a server, in the order they were made. */
    public List<Visitor> all(String serverId) {
        return store.read(rows -> rows.all(serverId));
    }

    /** One by id; null where there is none, or no more. */
    public @Nullable Visitor find(String visitorId) {
        return store.read(rows -> rows.find(visitorId));
    }

    /** Makes a person current on their server. */
    public Visitor choose(String visitorId) {
        return store.change(rows -> {
            Visitor chosen = required(rows, visitorId);
            rows.choose(chosen);
            return chosen;
        });
    }

    /** Adds a new person, who becomes the current one. */
    public Visitor add(String serverId) {
        return store.change(rows -> added(rows, serverId));
    }

    /** Renames a person; a blank name changes nothing. Calls made before keep the name they had. */
    public Visitor rename(String visitorId, String name) {
        return store.change(rows -> {
            Visitor visitor = required(rows, visitorId);
            String changed = name.isBlank() ? visitor.name() : name.strip();
            return changed(
                    rows,
                    new Visitor(
                            visitor.id(),
                            visitor.serverId(),
                            changed,
                            visitor.profileId(),
                            visitor.sessionId(),
                            visitor.visit(),
                            visitor.visitStarted()));
        });
    }

    /** Begins a person's next visit: a fresh uuid4 session, the same profile. */
    public Visitor newVisit(String visitorId) {
        return store.change(rows -> {
            Visitor visitor = required(rows, visitorId);
            return changed(
                    rows,
                    new Visitor(
                            visitor.id(),
                            visitor.serverId(),
                            visitor.name(),
                            visitor.profileId(),
                            freshId(),
                            visitor.visit() + 1,
                            now()));
        });
    }

    /**
     * Forgets a person and their ids; their calls stay in the history. {@link #restore} undoes it.
     *
     * @return the fresh person who takes their place and is now the current one
     */
    public Visitor forget(String visitorId) {
        return store.change(rows -> {
            Visitor gone = required(rows, visitorId);
            Visitor fresh = fresh(rows, gone.serverId());
            rows.replace(gone, fresh);
            rows.choose(fresh);
            return fresh;
        });
    }

    /**
     * Brings a forgotten person back, in their place and as the current one. The one who took it goes, unless something
     * was done with them since.
     */
    public Visitor restore(Visitor gone) {
        return store.change(rows -> {
            if (rows.find(gone.id()) == null) {
                rows.putBack(gone);
            }
            rows.choose(gone);
            return required(rows, gone.id());
        });
    }

    private Visitor added(VisitorRows rows, String serverId) throws SQLException {
        Visitor visitor = fresh(rows, serverId);
        rows.add(visitor);
        rows.choose(visitor);
        return visitor;
    }

    private Visitor fresh(VisitorRows rows, String serverId) throws SQLException {
        String name = naming.apply(rows.nextNumber(serverId));
        return new Visitor(freshId(), serverId, name, null, freshId(), 1, now());
    }

    private static Visitor changed(VisitorRows rows, Visitor visitor) throws SQLException {
        rows.change(visitor);
        return visitor;
    }

    private static Visitor required(VisitorRows rows, String visitorId) throws SQLException {
        Visitor visitor = rows.find(visitorId);
        if (visitor == null) {
            throw new IllegalArgumentException("There is no such visitor.");
        }
        return visitor;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String freshId() {
        return UUID.randomUUID().toString();
    }
}
