package org.trackconsole.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.trackconsole.model.Call;
import org.trackconsole.model.VisitGroup;

class HistoryRowsTest {
    private static final Instant TIME = Instant.parse("2026-11-24T14:05:31Z");

    private final HistoryRows rows = new HistoryRows();

    @Test
    void putsTheCallsOfOpenGroupsBelowTheirHeadings() {
        rows.show(List.of(open(group(1, "local"), false, "a", "b"), LoadedGroup.closed(group(2, "local"))), false);

        assertThat(keys()).containsExactly("group 1", "call a", "call b", "group 2");
    }

    @Test
    void endsWhatGoesOnWithARowToBeLoaded() {
        rows.show(List.of(open(group(1, "local"), true, "a"), LoadedGroup.closed(group(2, "local"))), true);

        assertThat(keys()).containsExactly("group 1", "call a", "more 1", "group 2", "more null");
    }

    @Test
    void addsPagesWhereTheyBelong() {
        rows.show(List.of(open(group(1, "local"), true, "a"), LoadedGroup.closed(group(2, "local"))), true);

        rows.addCalls(1, List.of(call("b")), false);
        rows.addGroups(List.of(group(3, "local")), false);

        assertThat(keys()).containsExactly("group 1", "call a", "call b", "group 2", "group 3");
    }

    @Test
    void closingAGroupDropsItsCalls() {
        rows.show(List.of(open(group(1, "local"), true, "a")), false);

        rows.close(1);
        rows.open(1);

        assertThat(keys()).containsExactly("group 1", "more 1");
    }

    @Test
    void openingAnOpenGroupChangesNothing() {
        rows.show(List.of(open(group(1, "local"), false, "a")), false);

        rows.open(1);

        assertThat(keys()).containsExactly("group 1", "call a");
    }

    @Test
    void touchesOnlyTheRowsThatDiffer() {
        rows.show(List.of(open(group(1, "local"), false, "b"), open(group(2, "local"), false, "a")), false);
        List<String> touched = new ArrayList<>();
        rows.list().addListener((ListChangeListener<HistoryRow>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(row -> touched.add("- " + row.key()));
                change.getAddedSubList().forEach(row -> touched.add("+ " + row.key()));
            }
        });

        rows.show(List.of(open(group(1, "local"), false, "c", "b"), open(group(2, "local"), false, "a")), false);

        assertThat(touched).containsExactly("+ call c");
    }

    @Test
    void changesNothingAndTellsNobodyWhenNothingDiffers() {
        rows.show(List.of(open(group(1, "local"), false, "a")), false);
        List<String> told = new ArrayList<>();
        rows.setAround(change -> {
            told.add("changed");
            change.run();
        });

        rows.show(List.of(open(group(1, "local"), false, "a")), false);

        assertThat(told).isEmpty();
    }

    @Test
    void headingsNameTheServerOnceThereAreSeveral() {
        rows.show(List.of(LoadedGroup.closed(group(1, "local"))), false);
        assertThat(rows.list()).containsExactly(new HistoryRow.GroupRow(group(1, "local"), false, false));

        rows.addGroups(List.of(group(2, "shop")), false);

        assertThat(rows.list())
                .containsExactly(
                        new HistoryRow.GroupRow(group(1, "local"), false, true),
                        new HistoryRow.GroupRow(group(2, "shop"), false, true));
    }

    @Test
    void asksForAPageBeforeItsPlaceIsSeen() {
        String[] ids = new String[100];
        for (int index = 0; index < ids.length; index++) {
            ids[index] = "c" + index;
        }
        rows.show(List.of(open(group(1, "local"), true, ids)), false);

        assertThat(rows.ahead(50)).isEmpty();
        assertThat(rows.ahead(101 - HistoryRows.AHEAD + 1)).containsExactly(new HistoryRow.MoreRow(1L));
    }

    private List<String> keys() {
        return rows.list().stream().map(HistoryRow::key).toList();
    }

    private static LoadedGroup open(VisitGroup group, boolean more, String... callIds) {
        List<Call> calls = List.of(callIds).stream().map(HistoryRowsTest::call).toList();
        return new LoadedGroup(group, true, calls, more);
    }

    private static VisitGroup group(long id, String server) {
        return new VisitGroup(id, server, server, "s" + id, null, null, 0, null, 2, 2, TIME, TIME, 100 - id);
    }

    private static Call call(String id) {
        return new Call(
                id,
                "local",
                "Local server",
                "http://127.0.0.1:8686/track",
                null,
                null,
                0,
                "web-shop",
                "s1",
                null,
                null,
                List.of("page-view"),
                TIME,
                Call.Outcome.ACCEPTED,
                200,
                null,
                12);
    }
}
