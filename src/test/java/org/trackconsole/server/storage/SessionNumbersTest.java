package org.trackconsole.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events are found by the number of their session, whatever becomes of the session. */
class SessionNumbersTest {
    private static final String PROFILE = "p";

    @TempDir
    private Path folder;

    private Sql sql;

    @BeforeEach
    void open() {
        try {
            sql = Sql.writing(folder.resolve("test.sqlite"));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close() throws SQLException {
        sql.close();
    }

    private long session(String id) throws SQLException {
        Optional<KnownSession> known = SessionTable.known(sql, id);
        return known.isPresent()
                ? known.get().number()
                : SessionTable.begin(sql, new SessionRow(id, PROFILE, "active", "Web", 1, 2, "{}", "{}", "{}"));
    }

    private void event(String id, String session) throws SQLException {
        EventTable.save(sql, session(session), List.of(row(id, session)), List.of());
    }

    private static EventRow row(String id, String session) {
        return new EventRow(id, "page-view", "web", session, PROFILE, 1, null, "{}");
    }

    private List<String> eventsOf(String session) throws SQLException {
        return EventTable.ofSession(sql, session, PROFILE, 10).stream()
                .map(event -> event.event().id())
                .sorted()
                .toList();
    }

    @Test
    void numberOfSessionStaysWhenItGoesOn() throws SQLException {
        Migrations.ALL.upgrade(sql);
        long number = session("a");
        assertThat(session("b")).isGreaterThan(number);
        KnownSession begun = SessionTable.known(sql, "a").orElseThrow();
        assertThat(begun).isEqualTo(new KnownSession(number, PROFILE, "active", 2, "{}", "{}"));
        KnownSession ended = new KnownSession(number, PROFILE, "ended", 3, "{}", "{}");
        SessionTable.goOn(sql, begun, ended);
        assertThat(SessionTable.known(sql, "a")).hasValue(ended);
        KnownSession changed = new KnownSession(number, "other", "active", 4, "{\"c\":1}", "{\"d\":2}");
        SessionTable.goOn(sql, ended, changed);
        assertThat(SessionTable.find(sql, "a"))
                .hasValue(new SessionRow("a", "other", "active", "Web", 1, 4, "{\"c\":1}", "{\"d\":2}", "{}"));
    }

    @Test
    void eventsOfDeletedSessionAreFoundAndNeverGoToAnotherOne() throws SQLException {
        Migrations.ALL.upgrade(sql);
        event("first", "a");
        assertThat(SessionTable.delete(sql, "a")).isTrue();
        event("second", "b");
        assertThat(eventsOf("a")).containsExactly("first");
        assertThat(eventsOf("b")).containsExactly("second");
        assertThat(eventsOf("never")).isEmpty();
    }

    @Test
    void sessionThatBeginsAgainHasItsEarlierEvents() throws SQLException {
        Migrations.ALL.upgrade(sql);
        event("first", "a");
        SessionTable.delete(sql, "a");
        event("second", "a");
        assertThat(eventsOf("a")).containsExactly("first", "second");
        SessionTable.delete(sql, "a");
        assertThat(eventsOf("a")).containsExactly("first", "second");
    }

    @Test
    void nothingIsLeftOfSessionWhoseEventsAreDeletedToo() throws SQLException {
        Migrations.ALL.upgrade(sql);
        event("first", "a");
        event("second", "a");
        SessionTable.delete(sql, "a");
        EventTable.delete(sql, "first");
        assertThat(sql.number("SELECT count(*) FROM session_number")).isEqualTo(1);
        assertThat(EventTable.delete(sql, "second")).isTrue();
        assertThat(EventTable.delete(sql, "second")).isFalse();
        session("b");
        SessionTable.delete(sql, "b");
        assertThat(sql.number("SELECT count(*) FROM session_number")).isZero();
    }

    @Test
    void nothingIsLeftOfDeletedSessionWhoseEventsAreSentAgainElsewhere() throws SQLException {
        Migrations.ALL.upgrade(sql);
        event("first", "gone");
        event("second", "gone");
        SessionTable.delete(sql, "gone");
        List<String> ids = List.of("first", "second");
        EventTable.save(sql, session("other"), List.of(row("first", "other"), row("second", "other")), ids);
        assertThat(eventsOf("other")).containsExactly("first", "second");
        assertThat(sql.list("SELECT id FROM session_number", row -> row.getString(1)))
                .containsExactly("other");
    }

    @Test
    void eventsOfEarlierVersionsKeepTheirSessionsAlsoDeletedOnes() throws SQLException {
        new Migrations(Migrations.ALL.scripts().subList(0, 6)).upgrade(sql);
        for (String id : List.of("z", "a")) {
            sql.update(
                    "INSERT INTO session (id, profile_id, status, channel, inserted, updated, context, properties, record)"
                            + " VALUES (?, 'p', 'active', 'Web', 5, 6, '{\"c\":1}', '{\"d\":2}', '{\"e\":3}')",
                    id);
        }
        String event = "INSERT INTO event (seq, id, type, source_id, session_id, profile_id, inserted, created, record,"
                + " changes) VALUES (?, ?, 'page-view', 'web', ?, 'p', 1, 4, '{\"f\":5}', '[6]')";
        sql.update(event, 3, "of-z", "z");
        sql.update(event, 4, "of-gone", "gone");
        sql.update(event, 6, "of-a", "a");
        sql.update(event, 9, "of-other", "other");
        sql.update("DELETE FROM event WHERE seq = 9");

        Migrations.ALL.upgrade(sql);

        assertThat(SessionTable.find(sql, "z"))
                .hasValue(new SessionRow("z", PROFILE, "active", "Web", 5, 6, "{\"c\":1}", "{\"d\":2}", "{\"e\":3}"));
        assertThat(SessionTable.newest(sql, PROFILE, 0).orElseThrow().id()).isEqualTo("a");
        assertThat(eventsOf("z")).containsExactly("of-z");
        assertThat(eventsOf("a")).containsExactly("of-a");
        assertThat(eventsOf("gone")).containsExactly("of-gone");
        StoredEvent kept = EventTable.find(sql, "of-gone").orElseThrow();
        assertThat(kept.event())
                .isEqualTo(new EventRow("of-gone", "page-view", "web", "gone", "p", 1, 4L, "{\"f\":5}"));
        assertThat(EventTable.changes(sql, "of-gone").orElseThrow().changes()).isEqualTo("[6]");
        assertThat(sql.number("SELECT seq FROM event WHERE id = 'of-gone'")).isEqualTo(4);
        // Neither a place nor a number is given twice.
        event("next", "new");
        assertThat(sql.number("SELECT seq FROM event WHERE id = 'next'")).isEqualTo(10);
        assertThat(eventsOf("new")).containsExactly("next");
        assertThat(eventsOf("gone")).containsExactly("of-gone");
    }

    @Test
    void eventsOfSessionAreReadWithinAnIndex() throws SQLException {
        Migrations.ALL.upgrade(sql);
        String plan = String.join(
                "\n",
                sql.list(
                        "EXPLAIN QUERY PLAN SELECT * FROM event r WHERE r.session_no = " + EventTable.NUMBER_OF_SESSION
                                + " ORDER BY inserted DESC, seq DESC LIMIT 5",
                        row -> row.getString("detail"),
                        "a"));
        assertThat(plan).contains("event_of_session (session_no=?)").doesNotContain("SCAN", "TEMP B-TREE");
    }
}
