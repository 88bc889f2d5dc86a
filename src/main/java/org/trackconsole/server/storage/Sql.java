package org.trackconsole.server.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * One connection to the file, with its statements prepared once and kept. The texts of statements are constants, so
 * what is kept is bounded. One thread at a time.
 */
public final class Sql implements AutoCloseable {
    private static final int WAIT_MILLIS = 5_000;
    private static final int CACHE_KIB = 16_384;
    private static final int WRITERS_CACHE_KIB = 65_536;

    /** Pages in the log that a commit itself brings into the file, as long as {@link #leaveLog} was not called: 256 MiB. */
    private static final int MOST_LOG_PAGES = 65_536;

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final Deadline deadline = new Deadline();
    private boolean refused;

    private Sql(Connection connection) {
        this.connection = connection;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Takes one row and says whether it wants another. */
    @FunctionalInterface
    interface RowTaker {
        boolean take(ResultSet row) throws SQLException;
    }

    /** Does something with a statement whose parameters are set. */
    @FunctionalInterface
    private interface Use<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    /** A connection that writes: a commit returns when the disk has it. */
    static Sql writing(Path file) throws SQLException {
        SQLiteConfig config = common();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setCacheSize(-WRITERS_CACHE_KIB);
        Sql sql = new Sql(open(file, config));
        sql.number("PRAGMA wal_autocheckpoint = " + MOST_LOG_PAGES);
        return sql;
    }

    /** A connection that reads what is committed. */
    static Sql reading(Path file) throws SQLException {
        Sql sql = new Sql(open(file, common()));
        sql.script("PRAGMA query_only = 1");
        return sql;
    }

    /** A connection that reads what is committed, and whose queries can be broken off. */
    static Sql searching(Path file) throws SQLException {
        Sql sql = reading(file);
        ProgressHandler.setHandler(sql.connection, Deadline.STEPS_BETWEEN, sql.deadline);
        return sql;
    }

    private static SQLiteConfig common() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(WAIT_MILLIS);
        // Also for those that only bring the log into the file.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setCacheSize(-CACHE_KIB);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        // Otherwise the driver asks for the last row's number after every insert.
        config.setGetGeneratedKeys(false);
        return config;
    }

    private static Connection open(Path file, SQLiteConfig config) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
    }

    /** From now on a commit returns when it is in the log; whoever needs it on the disk brings the log there. */
    void commitWithoutWaiting() throws SQLException {
        script("PRAGMA synchronous = NORMAL");
    }

    /** From now on no commit brings the log into the file: SQLite would not tell where that failed. */
    void leaveLog() throws SQLException {
        number("PRAGMA wal_autocheckpoint = 0");
    }

    /** The log of the file, where SQLite keeps it: beside what a link leads to. Empty where there is none. */
    Optional<Path> log() throws SQLException {
        if (!first("PRAGMA journal_mode", row -> row.getString(1)).equals(Optional.of("wal"))) {
            return Optional.empty();
        }
        return first("SELECT file FROM pragma_database_list WHERE name = 'main'", row -> row.getString(1))
                .map(file -> Path.of(file + "-wal"));
    }

    /**
     * How much of the log is in the file.
     *
     * @param pages of the log; −1 where there is none
     * @param broughtIn how many of them are in the file
     */
    record LogState(long pages, long broughtIn) {
        /** How many are not. */
        long left() {
            return pages - broughtIn;
        }
    }

    /** How much of the log is in the file. */
    LogState logState() throws SQLException {
        return checkpoint("PRAGMA wal_checkpoint(NOOP)");
    }

    /** Brings the log into the file as far as nobody still reads what was before; waits for the disk and nobody else. */
    void bringIn() throws SQLException {
        var _ = checkpoint("PRAGMA wal_checkpoint(PASSIVE)");
    }

    private LogState checkpoint(String how) throws SQLException {
        return first(how, row -> new LogState(row.getLong("log"), row.getLong("checkpointed")))
                .orElseThrow();
    }

    /** Whether the disk has ever refused to keep what this connection wrote, and has perhaps lost a part of it. */
    boolean isRefused() {
        return refused;
    }

    private void heed(SQLException failure) {
        refused |=
                failure instanceof SQLiteException told && told.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_FSYNC;
    }

    /** Runs statements that need no parameters. */
    void script(String statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(statements);
        } catch (SQLException failure) {
            heed(failure);
            throw failure;
        }
    }

    /** Changes rows and says how many. */
    public int update(String text, @Nullable Object... parameters) throws SQLException {
        return use(text, parameters, PreparedStatement::executeUpdate);
    }

    /** All rows. */
    public <T> List<T> list(String text, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        return use(text, parameters, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                List<T> list = new ArrayList<>();
                while (rows.next()) {
                    list.add(reader.read(rows));
                }
                return list;
            }
        });
    }

    /**
     * Rows of a statement that was made for the occasion and is not kept. The list ends early, but never before its
     * first row, where the rows together are larger than the most.
     */
    public <T> List<T> listOnce(
            String text, RowReader<T> reader, List<?> parameters, ToIntFunction<? super T> size, long most)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<T> list = new ArrayList<>();
                long taken = 0;
                while (taken < most && rows.next()) {
                    T row = reader.read(rows);
                    list.add(row);
                    taken += size.applyAsInt(row);
                }
                return list;
            }
        }
    }

    /** All rows of a statement that was made for the occasion; there must be few. */
    public <T> List<T> listOnce(String text, RowReader<T> reader, List<?> parameters) throws SQLException {
        return listOnce(text, reader, parameters, _ -> 1, Integer.MAX_VALUE);
    }

    /** Runs a query for at most so long; empty where that did not suffice. For connections that search. */
    public <T> Optional<T> within(Duration time, Readers.Query<T> query) throws SQLException {
        deadline.begin(time);
        try {
            return Optional.of(query.run(this));
        } catch (SQLiteException failure) {
            if (failure.getResultCode() == SQLiteErrorCode.SQLITE_INTERRUPT) {
                return Optional.empty();
            }
            throw failure;
        } finally {
            deadline.finish();
        }
    }

    /** Rows one by one for as long as the taker wants them; true where there may be more. */
    boolean each(String text, RowTaker taker, @Nullable Object... parameters) throws SQLException {
        return use(text, parameters, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (!taker.take(rows)) {
                        return true;
                    }
                }
                return false;
            }
        });
    }

    /** Runs a query of several statements that all see the file as it is at the first one. */
    <T> T atOneMoment(Readers.Query<T> query) throws SQLException {
        script("BEGIN");
        try {
            return query.run(this);
        } finally {
            script("ROLLBACK");
        }
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(String text, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        return use(text, parameters, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
            }
        });
    }

    /** The number in the first column of the one row. */
    public long number(String text, @Nullable Object... parameters) throws SQLException {
        return first(text, row -> row.getLong(1), parameters).orElse(0L);
    }

    /** The value of a column of whole numbers that may be null. */
    public static @Nullable Long optionalLong(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** Puts the content of another file in place of this one's, all of it or nothing; outside any transaction. */
    void restore(Path from) throws SQLException {
        int code = connection.unwrap(SQLiteConnection.class).getDatabase().restore("main", from.toString(), null);
        if (code != SQLiteErrorCode.SQLITE_OK.code && code != SQLiteErrorCode.SQLITE_DONE.code) {
            SQLiteErrorCode reason = SQLiteErrorCode.getErrorCode(code);
            throw new SQLiteException("The copy was not taken over: " + reason, reason);
        }
    }

    private <T> T use(String text, @Nullable Object[] parameters, Use<T> use) throws SQLException {
        PreparedStatement statement = prepared.get(text);
        if (statement == null) {
            statement = connection.prepareStatement(text);
            prepared.put(text, statement);
        }
        try {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return use.with(statement);
        } catch (SQLException failure) {
            heed(failure);
            // The driver gives a statement up when it fails; kept, it would fail for ever.
            prepared.remove(text);
            closeAfter(failure, statement);
            throw failure;
        }
    }

    private static void closeAfter(SQLException failure, PreparedStatement statement) {
        try {
            statement.close();
        } catch (SQLException further) {
            failure.addSuppressed(further);
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        connection.close();
    }
}
