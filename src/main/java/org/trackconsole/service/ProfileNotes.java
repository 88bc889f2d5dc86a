package org.trackconsole.service;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.trackconsole.json.JsonDiff;
import org.trackconsole.model.Disclosure;
import org.trackconsole.model.Profile;
import org.trackconsole.model.ProfileSnapshot;
import org.trackconsole.store.ProfileStore;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the console itself keeps of the people that were looked up on a server: searches, copies of watched profiles,
 * and the log of when personal values were shown or taken away. Blocks; any thread but the JavaFX one. A
 * {@link org.trackconsole.store.StorageException} says that something could not be kept.
 */
public final class ProfileNotes {
    private final ProfileStore store;
    private final InstantSource clock;

    public ProfileNotes(ProfileStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What is kept of one profile.
     *
     * @param watched whether a copy is kept whenever it is read and has changed
     * @param snapshots the copies, the latest first; of very many the latest only
     * @param disclosures the log, the latest first; of a long one the latest entries only
     */
    public record Kept(boolean watched, List<ProfileSnapshot> snapshots, List<Disclosure> disclosures) {
        /** Nothing. */
        public static final Kept NOTHING = new Kept(false, List.of(), List.of());

        public Kept {
            snapshots = List.copyOf(snapshots);
            disclosures = List.copyOf(disclosures);
        }
    }

    /** What was searched for on a server, the latest first. */
    public List<String> recent(String serverId) {
        return store.recent(serverId);
    }

    /** Remembers a search and answers the list as it is then. */
    public List<String> remember(String serverId, String text) {
        store.remember(serverId, text, clock.instant());
        return store.recent(serverId);
    }

    /** Forgets all searches of a server. */
    public void forgetRecent(String serverId) {
        store.forgetRecent(serverId);
    }

    /** Notes that a profile was read: of a watched one that has changed since, a copy is kept. */
    public Kept read(String serverId, Profile profile) {
        if (store.watched(serverId, profile.plainIds())) {
            keepIfChanged(serverId, profile);
        }
        return of(serverId, profile);
    }

    /** Begins to watch a profile, with a copy of how it is now. */
    public Kept watch(String serverId, Profile profile) {
        store.watch(serverId, profile.id(), clock.instant());
        keepIfChanged(serverId, profile);
        return of(serverId, profile);
    }

    /** Ends the watch; the copies stay. */
    public Kept unwatch(String serverId, Profile profile) {
        store.unwatch(serverId, profile.plainIds());
        return of(serverId, profile);
    }

    /** What differs between two copies, what servers keep in their own books last; empty also where one is no more. */
    public List<JsonDiff.Change> compare(ProfileSnapshot before, ProfileSnapshot after) {
        ObjectNode one = store.document(before);
        ObjectNode other = store.document(after);
        return one == null || other == null
                ? List.of()
                : JsonDiff.between(one, other).stream()
                        .sorted(Comparator.comparing(ProfileComparison::isBookkeeping))
                        .toList();
    }

    /** Writes into the log that personal values left their mask. */
    public Kept disclosed(String serverId, Profile profile, Disclosure.Kind kind) {
        store.disclosed(serverId, profile.id(), kind, clock.instant());
        return of(serverId, profile);
    }

    /** Removes the copies and the log of a profile and ends its watch; answers how many copies there were. */
    public int forget(String serverId, Profile profile) {
        return store.forget(serverId, profile.plainIds());
    }

    /** Forgets the searches of a server that name the person, by an id or a personal value; answers how many. */
    public int forgetSearches(String serverId, Profile profile) {
        PersonalData personal = PersonalData.of(profile.document());
        List<String> telling = store.recent(serverId).stream()
                .filter(text -> profile.ids().contains(text) || personal.tells(text))
                .toList();
        return store.forgetRecent(serverId, telling);
    }

    private void keepIfChanged(String serverId, Profile profile) {
        List<ProfileSnapshot> kept = store.snapshots(serverId, profile.plainIds());
        ObjectNode latest = kept.isEmpty() ? null : store.document(kept.getFirst());
        if (latest == null || !JsonDiff.between(latest, profile.document()).isEmpty()) {
            store.keep(serverId, profile.id(), profile.document(), clock.instant());
        }
    }

    private Kept of(String serverId, Profile profile) {
        List<String> ids = profile.plainIds();
        return new Kept(store.watched(serverId, ids), store.snapshots(serverId, ids), store.disclosures(serverId, ids));
    }
}
