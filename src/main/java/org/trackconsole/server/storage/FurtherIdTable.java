package org.trackconsole.server.storage;

import java.sql.SQLException;
import java.util.Optional;

/** Further ids of profiles in the file. */
public final class FurtherIdTable {
    private FurtherIdTable() {}

    /** The id of the profile that had a further id first. */
    static Optional<String> owner(Sql sql, String id) throws SQLException {
        return sql.first(
                "SELECT profile_id FROM further_id WHERE id = ? ORDER BY seq LIMIT 1", row -> row.getString(1), id);
    }

    /** Adds a further id to a profile; one that it has already stays. */
    public static void add(Sql sql, String id, String profileId) throws SQLException {
        sql.update("INSERT OR IGNORE INTO further_id (id, profile_id) VALUES (?, ?)", id, profileId);
    }

    /** Gives all further ids of a profile to another one. */
    public static void move(Sql sql, String fromProfile, String toProfile) throws SQLException {
        sql.update("UPDATE OR IGNORE further_id SET profile_id = ? WHERE profile_id = ?", toProfile, fromProfile);
        deleteOf(sql, fromProfile);
    }

    static void deleteOf(Sql sql, String profileId) throws SQLException {
        sql.update("DELETE FROM further_id WHERE profile_id = ?", profileId);
    }
}
