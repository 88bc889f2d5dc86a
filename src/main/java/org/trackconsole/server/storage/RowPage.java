package org.trackconsole.server.storage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Pages of rows that fit a condition, the newest first. */
public final class RowPage {
    /** A page ends early where its rows hold more characters than this, so that no answer outgrows memory. */
    public static final int MOST_CHARACTERS = 16 * 1024 * 1024;

    private static final String WHERE = " r WHERE ";

    private RowPage() {}

    /** Events with what is read of their sessions. */
    public static List<StoredEvent> events(Sql sql, Condition condition, int from, int most) throws SQLException {
        String text = EventTable.SELECT_FROM + "(SELECT * FROM event" + WHERE + condition.sql()
                + " ORDER BY inserted DESC, seq DESC LIMIT ? OFFSET ?) e" + EventTable.WITH_SESSION
                + " ORDER BY e.inserted DESC, e.seq DESC";
        return page(
                sql,
                text,
                EventTable::read,
                condition,
                from,
                most,
                event -> event.event().record().length());
    }

    /** Profiles. */
    public static List<StoredProfile> profiles(Sql sql, Condition condition, int from, int most) throws SQLException {
        String text = "SELECT " + ProfileTable.COLUMNS + ", record FROM profile" + WHERE + condition.sql()
                + " ORDER BY inserted DESC, id LIMIT ? OFFSET ?";
        return page(
                sql,
                text,
                ProfileTable::readWhole,
                condition,
                from,
                most,
                profile -> profile.record().length());
    }

    /** Sessions. */
    public static List<SessionRow> sessions(Sql sql, Condition condition, int from, int most) throws SQLException {
        String text =
                "SELECT * FROM session" + WHERE + condition.sql() + " ORDER BY inserted DESC, no DESC LIMIT ? OFFSET ?";
        return page(
                sql,
                text,
                SessionTable::read,
                condition,
                from,
                most,
                session -> session.context().length()
                        + session.properties().length()
                        + session.record().length());
    }

    /** Entries of what the server noted. */
    public static List<NotedRow> noted(Sql sql, Condition condition, int from, int most) throws SQLException {
        String text = "SELECT * FROM " + LogTable.NOTED + WHERE + condition.sql()
                + " ORDER BY inserted DESC, part DESC, seq DESC LIMIT ? OFFSET ?";
        return page(
                sql,
                text,
                LogTable::readNoted,
                condition,
                from,
                most,
                entry -> entry.message().length());
    }

    private static <T> List<T> page(
            Sql sql,
            String text,
            Sql.RowReader<T> reader,
            Condition condition,
            int from,
            int most,
            ToIntFunction<T> size)
            throws SQLException {
        List<Object> parameters = new ArrayList<>(condition.parameters());
        parameters.add(most);
        parameters.add(from);
        return sql.listOnce(text, reader, parameters, size, MOST_CHARACTERS);
    }
}
