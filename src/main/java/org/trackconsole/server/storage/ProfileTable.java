package org.trackconsole.server.storage;

import java.sql.SQLException;
import java.util.Optional;

/** Profiles in the file. */
public final class ProfileTable {
    private ProfileTable() {}

    /** One profile. */
    public static Optional<ProfileRow> find(Sql sql, String id) throws SQLException {
        return sql.first(
                "SELECT * FROM profile WHERE id = ?",
                row -> new ProfileRow(
                        row.getString("id"),
                        row.getLong("inserted"),
                        row.getLong("updated"),
                        row.getInt("visit_count"),
                        Sql.optionalLong(row, "visit_last"),
                        Sql.optionalLong(row, "visit_current"),
                        row.getString("visit_tz")),
                id);
    }

    /** Adds a profile or replaces the one of the same id. */
    public static void save(Sql sql, ProfileRow profile) throws SQLException {
        sql.update(
                "INSERT OR REPLACE INTO profile"
                        + " (id, inserted, updated, visit_count, visit_last, visit_current, visit_tz)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                profile.id(),
                profile.inserted(),
                profile.updated(),
                profile.visits(),
                profile.lastVisit(),
                profile.currentVisit(),
                profile.timeZone());
    }

    /** Whether there was one. Its sessions and events stay (contract §3.1). */
    public static boolean delete(Sql sql, String id) throws SQLException {
        return sql.update("DELETE FROM profile WHERE id = ?", id) > 0;
    }

    /** How many there are. */
    public static long count(Sql sql) throws SQLException {
        return sql.number("SELECT count(*) FROM profile");
    }
}
