package org.trackconsole.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Header;
import org.trackconsole.model.ServerColour;
import org.trackconsole.model.TrackServer;

class MigrationsTest {
    private static final String SECOND = "ALTER TABLE memo ADD COLUMN note TEXT NOT NULL DEFAULT 'new'";
    private static final InstantSource CLOCK = InstantSource.fixed(SampleCalls.NOON);

    @TempDir
    Path folder;

    private String first = "";

    @BeforeEach
    void readFirstScript() throws IOException {
        try (var script = Migrations.class.getResourceAsStream("0001-calls-visitors-servers-drafts.sql")) {
            first = new String(java.util.Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void makesANewFileWithoutACopy() throws IOException {
        try (Database database = Database.open(folder)) {
            assertThat(database.opening()).isEqualTo(new Database.Opening(null, 0));
            assertThat(version(database)).isEqualTo(5);
        }
        assertThat(copies()).isEmpty();
    }

    @Test
    void leavesAnUpToDateFileAlone() throws IOException {
        Database.open(folder).close();
        Database.open(folder).close();
        assertThat(copies()).isEmpty();
    }

    @Test
    void migratesAFileWithoutAVersionAndCopiesItFirst() throws SQLException, IOException {
        try (Connection old = plain(folder.resolve("console.sqlite"))) {
            Sql.run(old, "CREATE TABLE notebook (line TEXT); INSERT INTO notebook VALUES ('mine')");
        }
        try (Database database = Database.open(folder, new Migrations(List.of(first)), CLOCK)) {
            Path copy = folder.resolve("console-v0-20261124-120000-123.sqlite");
            assertThat(database.opening().copy()).isEqualTo(copy);
            assertThat(Database.copies(folder)).containsExactly(new Database.Copy(copy, false));
            assertThat(version(database)).isEqualTo(1);
            assertThat(texts(database, "SELECT line FROM notebook")).containsExactly("mine");
            try (Connection kept = plain(copy)) {
                assertThat(Sql.number(kept, "SELECT count(*) FROM sqlite_schema"))
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void copiesAlsoWhatIsOnlyInTheWriteAheadLog() throws IOException, SQLException {
        Path crashed = folder.resolve("crashed");
        try (Database database = Database.open(folder, new Migrations(List.of(first)), CLOCK)) {
            remember(database, "kept");
            copyWhileOpen(crashed);
        }
        try (Database database = Database.open(crashed, new Migrations(List.of(first, SECOND)), CLOCK)) {
            assertThat(version(database)).isEqualTo(2);
            assertThat(texts(database, "SELECT note FROM memo")).containsExactly("new");
        }
        try (Connection copy = plain(crashed.resolve("console-v1-20261124-120000-123.sqlite"))) {
            assertThat(Sql.rows(copy, row -> row.getString(1), "SELECT key FROM memo"))
                    .containsExactly("kept");
            assertThat(Sql.number(copy, "PRAGMA user_version")).isEqualTo(1);
        }
    }

    @Test
    void aStepThatFailsChangesNothing() {
        try (Database database = Database.open(folder, new Migrations(List.of(first)), CLOCK)) {
            remember(database, "kept");
        }
        String fails = SECOND + "; INSERT INTO no_such_table VALUES (1)";
        DatabaseTest.assertReason(
                StorageException.Reason.OTHER,
                () -> Database.open(folder, new Migrations(List.of(first, fails)), CLOCK));
        try (Database database = Database.open(folder, new Migrations(List.of(first)), CLOCK)) {
            assertThat(version(database)).isEqualTo(1);
            assertThat(texts(database, "SELECT key FROM memo")).containsExactly("kept");
        }
    }

    /** Servers of before count as production, unless they are on this machine; a data set that was chosen stays chosen. */
    @Test
    void marksTheServersOfBefore() throws SQLException {
        try (Database database = Database.open(folder, new Migrations(List.of(first, "SELECT 1")), CLOCK)) {
            for (String url : List.of(
                    "https://shop.test",
                    "http://127.0.0.1:8686",
                    "http://localhost",
                    "http://localhost/t",
                    "http://localhost.shop.test")) {
                addServer(database, url, "[]");
            }
            addServer(database, "https://live.test", """
                    [{"name":"X-Context","value":" Production","secret":false},
                     {"name":"X-Team","value":"blue","secret":true}]""");
            database.write(connection -> Sql.change(connection, """
                    INSERT INTO visitor (id, server_id, name, session_id, visit, visit_started, position)
                    VALUES ('v1', 'https://live.test', 'Ann', 's1', 1, 1, 1)"""));
            database.write(connection ->
                    Sql.change(connection, "INSERT INTO memo (key, value) VALUES ('visitor/https://live.test', 'v1')"));
        }
        try (Database database = Database.open(folder)) {
            assertThat(texts(database, "SELECT environment FROM server ORDER BY id"))
                    .containsExactly("LOCAL", "LOCAL", "PRODUCTION", "LOCAL", "PRODUCTION", "PRODUCTION");
            assertThat(texts(database, "SELECT server_id FROM visitor"))
                    .containsExactly("https://live.test/production");
            assertThat(texts(database, "SELECT key FROM memo WHERE key LIKE 'visitor/%'"))
                    .containsExactly("visitor/https://live.test/production");
            List<TrackServer> servers = new ServerStore(database).all();
            assertThat(servers)
                    .filteredOn(server -> server.marking().dataSet() == DataSet.PRODUCTION)
                    .singleElement()
                    .satisfies(server -> {
                        assertThat(server.id()).isEqualTo("https://live.test");
                        assertThat(server.headers()).containsExactly(new Header("X-Team", "blue", true));
                    });
            assertThat(servers).allMatch(server -> server.marking().colour() == ServerColour.NONE);
            assertThat(database.opening().copy()).isNotNull();
        }
    }

    private static void addServer(Database database, String url, String headers) {
        database.write(connection -> Sql.change(
                connection,
                "INSERT INTO server (id, name, url, timeout_millis, headers) VALUES (?, 'Shop', ?, 1000, ?)",
                url,
                url,
                headers));
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("console-"))
                    .toList();
        }
    }

    private void copyWhileOpen(Path target) throws IOException {
        Files.createDirectory(target);
        for (String name : List.of("console.sqlite", "console.sqlite-wal")) {
            Files.copy(folder.resolve(name), target.resolve(name));
        }
    }

    private static void remember(Database database, String key) {
        database.write(connection -> {
            Memo.put(connection, key, "");
            return null;
        });
    }

    private static long version(Database database) {
        return database.read(connection -> Sql.number(connection, "PRAGMA user_version"));
    }

    private static List<String> texts(Database database, String sql) {
        return database.read(connection -> Sql.rows(connection, row -> row.getString(1), sql));
    }

    private static Connection plain(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }
}
