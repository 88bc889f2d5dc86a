package org.trackconsole.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Profiles in the file. Their documents are read and written only when something asks for them. */
public final class ProfileTable {
    /** The order in which they are read. */
    static final String COLUMNS = "id, inserted, updated, visit_count, visit_last, visit_current, visit_tz";

    private ProfileTable() {}

    /** A profile by its own id or any further one. */
    public static Optional<ProfileRow> find(Sql sql, String id) throws SQLException {
        Optional<ProfileRow> own = ofOwnId(sql, id);
        if (own.isPresent()) {
            return own;
        }
        Optional<String> owner = FurtherIdTable.owner(sql, id);
        return owner.isPresent() ? ofOwnId(sql, owner.get()) : Optional.empty();
    }

    private static Optional<ProfileRow> ofOwnId(Sql sql, String id) throws SQLException {
        return sql.first("SELECT " + COLUMNS + " FROM profile WHERE id = ?", ProfileTable::read, id);
    }

    /** A profile by any id, with its document. */
    public static Optional<StoredProfile> findWhole(Sql sql, String id) throws SQLException {
        Optional<ProfileRow> row = find(sql, id);
        return row.isPresent()
                ? Optional.of(new StoredProfile(row.get(), record(sql, row.get().id())))
                : Optional.empty();
    }

    /** The document of a profile; empty where there is no profile. */
    public static String record(Sql sql, String id) throws SQLException {
        return sql.first("SELECT record FROM profile WHERE id = ?", row -> row.getString(1), id)
                .orElse("{}");
    }

    static StoredProfile readWhole(ResultSet row) throws SQLException {
        return new StoredProfile(read(row), row.getString("record"));
    }

    private static ProfileRow read(ResultSet row) throws SQLException {
        // By number, not by name: every call asks.
        return new ProfileRow(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getInt(4),
                Sql.optionalLong(row, 5),
                Sql.optionalLong(row, 6),
                row.getString(7));
    }

    /** Adds a profile, or replaces the one of the same id but for its document. */
    public static void save(Sql sql, ProfileRow profile) throws SQLException {
        sql.update(
                "INSERT INTO profile (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                        + " inserted = excluded.inserted, updated = excluded.updated,"
                        + " visit_count = excluded.visit_count, visit_last = excluded.visit_last,"
                        + " visit_current = excluded.visit_current, visit_tz = excluded.visit_tz",
                profile.id(),
                profile.inserted(),
                profile.updated(),
                profile.visits(),
                profile.lastVisit(),
                profile.currentVisit(),
                profile.timeZone());
    }

    /** Replaces the document of a profile that is there. */
    public static void saveRecord(Sql sql, String id, String record) throws SQLException {
        sql.update("UPDATE profile SET record = ? WHERE id = ?", record, id);
    }

    /** Adds a profile, or replaces the one of the same id with all it is found by. */
    public static void saveWhole(Sql sql, StoredProfile profile, List<String> furtherIds) throws SQLException {
        String id = profile.row().id();
        save(sql, profile.row());
        saveRecord(sql, id, profile.record());
        FurtherIdTable.deleteOf(sql, id);
        for (String further : furtherIds) {
            FurtherIdTable.add(sql, further, id);
        }
    }

    /** Whether there was one. Its sessions and events stay (contract §3.1), but not what they tell of its fields. */
    public static boolean delete(Sql sql, String id) throws SQLException {
        FurtherIdTable.deleteOf(sql, id);
        EventTable.forgetChanges(sql, id);
        return sql.update("DELETE FROM profile WHERE id = ?", id) > 0;
    }

    /** How many there are. */
    public static long count(Sql sql) throws SQLException {
        return sql.number("SELECT count(*) FROM profile");
    }
}
