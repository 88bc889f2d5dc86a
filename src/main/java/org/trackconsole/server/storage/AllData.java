package org.trackconsole.server.storage;

import java.sql.SQLException;

/** Everything that calls have left in the file. */
public final class AllData {
    private AllData() {}

    /**
     * How much of each was deleted.
     *
     * @param sources 0 where they were to stay
     */
    public record Deleted(long profiles, long sessions, long events, long rejections, long sources) {}

    /** Deletes it. */
    public static Deleted delete(Sql sql, boolean sourcesToo) throws SQLException {
        sql.update("DELETE FROM further_id");
        sql.update("DELETE FROM log");
        sql.update("DELETE FROM former_session");
        return new Deleted(
                sql.update("DELETE FROM profile"),
                sql.update("DELETE FROM session"),
                sql.update("DELETE FROM event"),
                sql.update("DELETE FROM rejection"),
                sourcesToo ? sql.update("DELETE FROM source") : 0);
    }
}
