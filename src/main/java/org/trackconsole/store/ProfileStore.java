package org.trackconsole.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Disclosure;
import org.trackconsole.model.ProfileSnapshot;
import tools.jackson.databind.node.ObjectNode;

/**
 * Searches, copies and the log of disclosures of profiles, each by server. A profile is found by all of its ids, since it
 * gets another one when it is merged (contract §3.6). What was written is on the disk on return.
 */
public final class ProfileStore {
    /** As many searches of a server are kept. */
    public static final int RECENT = 12;

    private static final int MOST_SNAPSHOTS = 1000;
    private static final int MOST_DISCLOSURES = 50;
    private static final String OF_PROFILE = "profile_id IN (SELECT value FROM json_each(?))";

    private final Database database;

    /** @param database stays open for as long as this is used */
    public ProfileStore(Database database) {
        this.database = database;
    }

    /** What was searched for on a server, the latest first. */
    public List<String> recent(String serverId) {
        return database.read(connection -> Sql.rows(
                connection,
                row -> row.getString(1),
                "SELECT text FROM recent_search WHERE server_id = ? ORDER BY searched_at DESC, rowid DESC",
                serverId));
    }

    /** Remembers a search; the oldest beyond {@value #RECENT} is forgotten. */
    public void remember(String serverId, String text, Instant now) {
        database.write(connection -> {
            Sql.change(connection, """
                    INSERT INTO recent_search (server_id, text, searched_at) VALUES (?, ?, ?)
                    ON CONFLICT (server_id, text) DO UPDATE SET searched_at = excluded.searched_at""", serverId, text, now.toEpochMilli());
            return Sql.change(connection, """
                    DELETE FROM recent_search WHERE server_id = ?1 AND rowid NOT IN (
                        SELECT rowid FROM recent_search WHERE server_id = ?1
                        ORDER BY searched_at DESC, rowid DESC LIMIT ?2)""", serverId, RECENT);
        });
    }

    /** Forgets all searches of a server. */
    public void forgetRecent(String serverId) {
        database.write(connection -> Sql.change(connection, "DELETE FROM recent_search WHERE server_id = ?", serverId));
    }

    /** Whether copies of a profile are kept, under any of its ids. */
    public boolean watched(String serverId, List<String> ids) {
        return database.read(connection -> Sql.number(
                        connection,
                        "SELECT count(*) FROM watched_profile WHERE server_id = ? AND " + OF_PROFILE,
                        serverId,
                        json(ids)))
                > 0;
    }

    /** Begins to keep copies. */
    public void watch(String serverId, String profileId, Instant now) {
        database.write(connection -> Sql.change(
                connection,
                "INSERT OR IGNORE INTO watched_profile (server_id, profile_id, since) VALUES (?, ?, ?)",
                serverId,
                profileId,
                now.toEpochMilli()));
    }

    /** Keeps no more copies; those that were made stay. */
    public void unwatch(String serverId, List<String> ids) {
        database.write(connection -> Sql.change(
                connection, "DELETE FROM watched_profile WHERE server_id = ? AND " + OF_PROFILE, serverId, json(ids)));
    }

    /** When copies of a profile were made, the latest first; at most {@value #MOST_SNAPSHOTS}. */
    public List<ProfileSnapshot> snapshots(String serverId, List<String> ids) {
        return database.read(connection -> Sql.rows(
                connection,
                row -> new ProfileSnapshot(row.getLong(1), Instant.ofEpochMilli(row.getLong(2))),
                "SELECT id, taken_at FROM profile_snapshot WHERE server_id = ? AND " + OF_PROFILE
                        + " ORDER BY id DESC LIMIT ?",
                serverId,
                json(ids),
                MOST_SNAPSHOTS));
    }

    /** The whole record that a copy holds; null where it is no more. */
    public @Nullable ObjectNode document(ProfileSnapshot snapshot) {
        return database.read(connection -> Sql.row(
                connection,
                ProfileStore::document,
                "SELECT document FROM profile_snapshot WHERE id = ?",
                snapshot.id()));
    }

    /** Keeps a copy. */
    public void keep(String serverId, String profileId, ObjectNode document, Instant now) {
        Object packed = Packed.pack(KeptJson.write(document));
        database.write(connection -> Sql.change(
                connection,
                "INSERT INTO profile_snapshot (server_id, profile_id, taken_at, document) VALUES (?, ?, ?, ?)",
                serverId,
                profileId,
                now.toEpochMilli(),
                packed));
    }

    /** Notes in the log that personal values left their mask. */
    public void disclosed(String serverId, String profileId, Disclosure.Kind kind, Instant now) {
        database.write(connection -> Sql.change(
                connection,
                "INSERT INTO disclosure (server_id, profile_id, kind, at) VALUES (?, ?, ?, ?)",
                serverId,
                profileId,
                kind.name(),
                now.toEpochMilli()));
    }

    /** The log of a profile, the latest first; at most {@value #MOST_DISCLOSURES}. */
    public List<Disclosure> disclosures(String serverId, List<String> ids) {
        return database.read(connection -> Sql.rows(
                connection,
                row -> new Disclosure(Disclosure.Kind.valueOf(row.getString(1)), Instant.ofEpochMilli(row.getLong(2))),
                "SELECT kind, at FROM disclosure WHERE server_id = ? AND " + OF_PROFILE + " ORDER BY id DESC LIMIT ?",
                serverId,
                json(ids),
                MOST_DISCLOSURES));
    }

    /** Removes the copies of a profile, ends its watch and empties its log; answers how many copies there were. */
    public int forget(String serverId, List<String> ids) {
        String json = json(ids);
        return database.write(connection -> {
            for (String table : List.of("watched_profile", "disclosure")) {
                Sql.change(
                        connection, "DELETE FROM " + table + " WHERE server_id = ? AND " + OF_PROFILE, serverId, json);
            }
            return Sql.change(
                    connection, "DELETE FROM profile_snapshot WHERE server_id = ? AND " + OF_PROFILE, serverId, json);
        });
    }

    /** Forgets some searches of a server; answers how many of them there were. */
    public int forgetRecent(String serverId, List<String> texts) {
        return database.write(connection -> Sql.change(
                connection,
                "DELETE FROM recent_search WHERE server_id = ? AND text IN (SELECT value FROM json_each(?))",
                serverId,
                json(texts)));
    }

    private static String json(List<String> ids) {
        return KeptJson.write(KeptJson.strings(ids));
    }

    private static ObjectNode document(ResultSet row) throws SQLException {
        if (KeptJson.parse(Packed.unpack(row.getObject(1))) instanceof ObjectNode document) {
            return document;
        }
        throw new StorageException(StorageException.Reason.DAMAGED, "A kept profile is no JSON object.");
    }
}
