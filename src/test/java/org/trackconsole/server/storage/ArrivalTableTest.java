package org.trackconsole.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArrivalTableTest {
    private static final int STRETCH = 5;

    @TempDir
    private Path folder;

    private Sql sql;

    @BeforeEach
    void open() {
        try {
            sql = Sql.writing(folder.resolve("test.sqlite"));
            Migrations.ALL.upgrade(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close() throws SQLException {
        sql.close();
    }

    private void event(String id, String type, String source) throws SQLException {
        EventTable.save(
                sql,
                1,
                List.of(new EventRow(id, type, source, "s", "p", 1, null, "{\"properties\":{\"n\":\"" + id + "\"}}")),
                List.of());
    }

    private void rejection(String type) throws SQLException {
        RejectionTable.add(sql, new RejectionRow(1, 401, "shop", List.of(type, "x"), "no", "{}", "{}", 2));
    }

    static List<ArrivalFilter> filters() {
        List<ArrivalFilter> all = new ArrayList<>();
        for (ArrivalFilter.Kind kind : ArrivalFilter.Kind.values()) {
            for (int parts = 0; parts < 16; parts++) {
                all.add(new ArrivalFilter(
                        (parts & 1) == 0 ? "" : "shop",
                        (parts & 2) == 0 ? "" : "page-view",
                        (parts & 4) == 0 ? "" : "word",
                        kind,
                        (parts & 8) == 0));
            }
        }
        return all;
    }

    /** Whatever is asked for, rows are read in the order of an index and within bounds, and nothing is sorted. */
    @ParameterizedTest
    @MethodSource("filters")
    void everyFilterReadsWithinAnIndexAndSortsNothing(ArrivalFilter filter) throws SQLException {
        Cursor low = new Cursor(1, 0);
        Cursor high = new Cursor(9, 2);
        for (ArrivalStatement statement :
                List.of(ArrivalStatement.newer(filter, low, high), ArrivalStatement.older(filter, high, low))) {
            List<String> plan = sql.list(
                    "EXPLAIN QUERY PLAN " + statement.sql(),
                    row -> row.getString("detail"),
                    statement.parameters().toArray());
            assertThat(plan).noneMatch(step -> step.startsWith("SCAN") || step.contains("TEMP B-TREE"));
            if (filter.wantsStored()) {
                assertThat(plan).contains("SEARCH r USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)");
            }
            if (filter.wantsRejected()) {
                assertThat(plan)
                        .anyMatch(step -> step.startsWith("SEARCH r USING INDEX rejection_place (after_event>?")
                                || step.startsWith("SEARCH r USING INDEX rejection_place ((after_event,seq)>"));
            }
        }
    }

    private static List<String> names(ArrivalTable.Page page) {
        return page.arrivals().stream()
                .map(arrival -> switch (arrival) {
                    case Arrival.Stored stored -> stored.id();
                    case Arrival.Rejected rejected -> rejected.types().getFirst();
                })
                .toList();
    }

    private List<String> all(ArrivalFilter filter, int most, boolean up) throws SQLException {
        List<String> seen = new ArrayList<>();
        Cursor place = up ? Cursor.START : Cursor.END;
        boolean more = true;
        while (more) {
            ArrivalTable.Page page = up
                    ? ArrivalTable.newer(sql, place, filter, most, STRETCH)
                    : ArrivalTable.older(sql, place, filter, most, STRETCH);
            seen.addAll(names(page));
            place = page.next();
            more = page.more();
        }
        return seen;
    }

    @Test
    void pagesOverStretchesAndGapsMissNothingAndBringNothingTwice() throws SQLException {
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            event("e" + i, i % 20 == 0 ? "rare" : "often", i % 3 == 0 ? "@internal" : "shop");
            if (i < 10 || i > 25) {
                expected.add("e" + i);
            }
            if (i % 7 == 0) {
                rejection("r" + i);
                expected.add("r" + i);
            }
        }
        sql.update("DELETE FROM event WHERE seq BETWEEN 10 AND 25");
        for (int most : new int[] {1, 3, 100}) {
            assertThat(all(ArrivalFilter.NONE, most, true)).isEqualTo(expected);
            assertThat(all(ArrivalFilter.NONE, most, false)).isEqualTo(expected.reversed());
            ArrivalFilter rare = new ArrivalFilter("", "rare", "", ArrivalFilter.Kind.ALL, true);
            assertThat(all(rare, most, false)).containsExactly("e40");
            ArrivalFilter sent = new ArrivalFilter("", "", "", ArrivalFilter.Kind.STORED, false);
            assertThat(all(sent, most, true)).startsWith("e1", "e2", "e4", "e5").doesNotContain("e3", "e6", "r7");
            ArrivalFilter text = new ArrivalFilter("", "", "E2", ArrivalFilter.Kind.STORED, true);
            assertThat(all(text, most, true)).containsExactly("e2", "e26", "e27", "e28", "e29");
        }
    }

    @Test
    void aTextIsTakenAsItIsWhateverItMeansToSql() throws SQLException {
        event("100%", "a", "shop");
        event("100x", "a", "shop");
        event("a_b", "a", "shop");
        event("axb", "a", "shop");
        event("c\\d", "a", "shop");
        event("\u00c4RGER", "a", "shop");
        assertThat(found("100%")).containsExactly("100%");
        assertThat(found("A_B")).containsExactly("a_b");
        assertThat(found("c\\d")).containsExactly("c\\d");
        assertThat(found("\u00e4rger")).containsExactly("\u00c4RGER");
        assertThat(found("\u00e4")).containsExactly("\u00c4RGER");
        assertThat(found("x".repeat(60_000))).isEmpty();
    }

    private List<String> found(String text) throws SQLException {
        return names(ArrivalTable.newer(
                sql, Cursor.START, new ArrivalFilter("", "", text, ArrivalFilter.Kind.ALL, true), 10));
    }

    @Test
    void theLogOfUnfitValuesKeepsTheNewestEntries() throws SQLException {
        for (int i = 1; i <= 7; i++) {
            LogTable.add(sql, new LogRow(i, "e" + i, "p", "wrong " + i), 3);
        }
        assertThat(LogTable.ofProfile(sql, "p"))
                .extracting(LogRow::message)
                .containsExactly("wrong 5", "wrong 6", "wrong 7");
        assertThat(LogTable.ofEvent(sql, "e4")).isEmpty();
    }
}
