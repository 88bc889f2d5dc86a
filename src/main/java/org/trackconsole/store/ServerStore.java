package org.trackconsole.store;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Environment;
import org.trackconsole.model.Header;
import org.trackconsole.model.Marking;
import org.trackconsole.model.ServerColour;
import org.trackconsole.model.TrackServer;

/**
 * The servers that people added. Values of secret headers and passwords never reach the file: they come back empty.
 */
public final class ServerStore {
    private static final String CHOSEN = "server";
    private static final String LOCAL_DATA_SET = "local data set";

    private final Database database;

    /** @param database stays open for as long as this is used */
    public ServerStore(Database database) {
        this.database = database;
    }

    /** All of them, by name. */
    public List<TrackServer> all() {
        return database.read(connection ->
                Sql.rows(connection, ServerStore::server, "SELECT * FROM server ORDER BY name COLLATE NOCASE, id"));
    }

    /** One of them, or null. */
    public @Nullable TrackServer find(String id) {
        return database.read(
                connection -> Sql.row(connection, ServerStore::server, "SELECT * FROM server WHERE id = ?", id));
    }

    /**
     * Adds the server or replaces the one of the same id. The data set of one that is there stays, since whoever edits a
     * server may have read it before another was chosen; see {@link #workOn}.
     */
    public void save(TrackServer server) {
        List<Header> headers = server.headers().stream()
                .map(header -> header.secret() ? new Header(header.name(), "", true) : header)
                .toList();
        database.write(connection -> Sql.change(
                connection,
                """
                INSERT INTO server
                    (id, name, url, timeout_millis, headers, user, environment, colour, data_set, network)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET name = excluded.name, url = excluded.url,
                    timeout_millis = excluded.timeout_millis, headers = excluded.headers, user = excluded.user,
                    environment = excluded.environment, colour = excluded.colour, network = excluded.network""",
                server.id(),
                server.name(),
                server.url().toString(),
                server.timeout().toMillis(),
                KeptJson.write(KeptJson.headers(headers)),
                server.user(),
                server.marking().environment().name(),
                server.marking().colour().name(),
                server.marking().dataSet().name(),
                KeptNetwork.write(server.network())));
    }

    /** Removes a server; its calls and visitors stay. */
    public void remove(String id) {
        database.write(connection -> Sql.change(connection, "DELETE FROM server WHERE id = ?", id));
    }

    /** The id that was chosen last, whether or not there still is such a server; null where none was. */
    public @Nullable String chosen() {
        return database.read(connection -> Memo.get(connection, CHOSEN));
    }

    /** Remembers the choice. */
    public void choose(String id) {
        database.write(connection -> {
            Memo.put(connection, CHOSEN, id);
            return null;
        });
    }

    /** The data set of the local server that was worked on last. */
    public DataSet localDataSet() {
        String name = database.read(connection -> Memo.get(connection, LOCAL_DATA_SET));
        return name == null ? DataSet.STAGING : DataSet.valueOf(name);
    }

    /** Remembers which data set of a server is worked on. */
    public void workOn(String id, DataSet dataSet) {
        database.write(connection -> {
            if (TrackServer.LOCAL_ID.equals(id)) {
                Memo.put(connection, LOCAL_DATA_SET, dataSet.name());
            } else {
                Sql.change(connection, "UPDATE server SET data_set = ? WHERE id = ?", dataSet.name(), id);
            }
            return null;
        });
    }

    private static TrackServer server(ResultSet row) throws SQLException {
        return new TrackServer(
                row.getString("id"),
                row.getString("name"),
                URI.create(row.getString("url")),
                Duration.ofMillis(row.getLong("timeout_millis")),
                KeptJson.headers(KeptJson.parse(row.getString("headers"))),
                Sql.text(row, "user"),
                new Marking(
                        Environment.valueOf(row.getString("environment")),
                        ServerColour.valueOf(row.getString("colour")),
                        DataSet.valueOf(row.getString("data_set"))),
                KeptNetwork.read(Sql.text(row, "network")));
    }
}
