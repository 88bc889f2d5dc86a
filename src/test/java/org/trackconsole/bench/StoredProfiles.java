package org.trackconsole.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.IntStream;

/** Fills a file with people who were there before: a profile each, its session, and one event of it. */
final class StoredProfiles {
    private static final long MICROS = 1_760_000_000_000_000L;

    private StoredProfiles() {}

    /** The id of the profile of a number. */
    static String id(int number) {
        return new UUID((mixed(number) & ~0xF000L) | 0x4000L, (mixed(~number) >>> 2) | (1L << 63)).toString();
    }

    private static long mixed(long number) {
        long z = (number + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Adds so many to a file that no server has open. */
    static void add(Path file, int count) throws SQLException {
        // In the order of the ids, which fills the trees from left to right.
        String[] ids = IntStream.range(0, count).mapToObj(StoredProfiles::id).toArray(String[]::new);
        Arrays.sort(ids);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.setAutoCommit(false);
            try (PreparedStatement profile = connection.prepareStatement("INSERT INTO profile (id, inserted, updated,"
                            + " visit_count, visit_current, visit_tz) VALUES (?, ?, ?, 1, ?, 'Europe/Warsaw')");
                    PreparedStatement session = connection.prepareStatement("INSERT INTO session (id, profile_id,"
                            + " status, channel, inserted, updated, context, properties)"
                            + " VALUES (?, ?, 'active', 'Web', ?, ?, '{\"ip\":\"127.0.0.1\"}', '{}')");
                    PreparedStatement event = connection.prepareStatement("INSERT INTO event (id, type, source_id,"
                            + " session_id, session_no, profile_id, inserted, record) VALUES (?1, 'page-view', 'bench',"
                            + " ?2, (SELECT no FROM session WHERE id = ?2), ?3, ?4,"
                            + " '{\"channel\":\"Web\",\"properties\":{\"category\":\"shoes\"}}')")) {
                for (int i = 0; i < count; i++) {
                    long time = MICROS + i;
                    set(profile, ids[i], time, time, time);
                    set(session, "s" + ids[i], ids[i], time, time);
                    set(event, "e" + ids[i], "s" + ids[i], ids[i], time);
                }
            }
            connection.commit();
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("PRAGMA wal_checkpoint(TRUNCATE)");
            }
        }
    }

    private static void set(PreparedStatement insert, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.executeUpdate();
    }
}
