package org.trackconsole.server.search;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trackconsole.server.record.Records;
import org.trackconsole.server.storage.Condition;
import org.trackconsole.server.storage.Result;
import org.trackconsole.server.storage.RowPage;
import org.trackconsole.server.storage.Sql;
import org.trackconsole.server.storage.TrackingFile;
import tools.jackson.databind.node.ObjectNode;

/**
 * Searches one kind of record. A search works for at most {@link #LONGEST}; what it has by then is its answer. Any
 * thread.
 */
public final class Search {
    /** How long a search may work. */
    static final Duration LONGEST = Duration.ofSeconds(2);

    /** Figures of a whole large file take longer than a search may, and there is nothing to show of one that is half done. */
    private static final int TIMES_LONGER_FOR_FIGURES = 5;

    /** Real servers show no record beyond this one either. */
    public static final int WINDOW = 10_000;

    /** How many records suggestions are taken from. */
    private static final int NEWEST = 300;

    /** Of sessions that are grouped. */
    private static final String EVENTS_OF_SESSION =
            "sum((SELECT count(*) FROM event e WHERE e.session_no = r.no AND e.inserted BETWEEN ? AND ?))";

    private static final Duration LEFT_FOR_COUNTING = Duration.ofMillis(200);

    /** What can be searched. */
    public enum Kind {
        PROFILE,
        SESSION,
        EVENT,
        /** What the server noted about calls. */
        LOG
    }

    private final Kind kind;
    private final Records records;
    private final Fields fields;
    private final Duration longest;

    /** @param kind what is searched */
    public Search(Kind kind, Records records) {
        this(kind, records, LONGEST);
    }

    /** @param longest how long one may work */
    Search(Kind kind, Records records, Duration longest) {
        this.kind = kind;
        this.records = records;
        this.fields = Fields.of(kind);
        this.longest = longest;
    }

    /**
     * The records that fit, the newest first.
     *
     * @param from how many are passed over
     * @param most how many are shown
     */
    public Result<Found> find(TrackingFile file, Question question, int from, int most) {
        Optional<Condition> condition = condition(question);
        if (condition.isEmpty() || (long) from + most > WINDOW) {
            return new Result.Done<>(Found.NOTHING);
        }
        return file.searchers().read(sql -> find(sql, condition.get(), from, most));
    }

    private Found find(Sql sql, Condition condition, int from, int most) throws SQLException {
        long begin = System.nanoTime();
        Optional<List<ObjectNode>> page = sql.within(longest, _ -> page(sql, condition, from, most));
        Duration left = longest.minusNanos(System.nanoTime() - begin);
        Duration time = left.compareTo(LEFT_FOR_COUNTING) < 0 ? LEFT_FOR_COUNTING : left;
        String count = "SELECT count(*) FROM " + fields.table() + " r WHERE " + condition.sql();
        Optional<Long> total = sql.within(
                time,
                _ -> sql.listOnce(count, row -> row.getLong(1), condition.parameters())
                        .getFirst());
        List<ObjectNode> shown = page.orElse(List.of());
        long certain = shown.isEmpty() ? 0 : (long) from + shown.size();
        return new Found(total.orElse(certain), shown, page.isPresent() && total.isPresent());
    }

    private List<ObjectNode> page(Sql sql, Condition condition, int from, int most) throws SQLException {
        return switch (kind) {
            case EVENT ->
                RowPage.events(sql, condition, from, most).stream()
                        .map(records::event)
                        .toList();
            case PROFILE ->
                RowPage.profiles(sql, condition, from, most).stream()
                        .map(records::profile)
                        .toList();
            case SESSION ->
                RowPage.sessions(sql, condition, from, most).stream()
                        .map(records::session)
                        .toList();
            case LOG ->
                RowPage.noted(sql, condition, from, most).stream()
                        .map(records::noted)
                        .toList();
        };
    }

    /** How many records fit; empty where time ran out. */
    public Result<Optional<Long>> count(TrackingFile file, Question question) {
        return inTime(
                figures(),
                file,
                question,
                0L,
                (sql, condition) -> sql.listOnce(
                                "SELECT count(*) FROM " + fields.table() + " r WHERE " + condition.sql(),
                                row -> row.getLong(1),
                                condition.parameters())
                        .getFirst());
    }

    /**
     * How often each value of a field occurs; empty where time ran out.
     *
     * @param most how many values are told apart
     */
    public Result<Optional<Tally>> tally(TrackingFile file, Question question, String field, int most) {
        return inTime(
                figures(),
                file,
                question,
                new Tally(List.of(), 0),
                (sql, condition) -> tally(sql, condition, field, most, "count(*)", List.of()));
    }

    /**
     * How often each value of a field occurs among the events of the sessions that fit; empty where time ran out. A
     * session says once what holds for all its events, and these are counted within an index: none of them is read.
     *
     * @param question about sessions
     * @param time events inserted within it count
     * @param most how many values are told apart
     */
    public Result<Optional<Tally>> tallyOfEvents(
            TrackingFile file, Question question, TimeRange time, String field, int most) {
        if (kind != Kind.SESSION) {
            throw new IllegalStateException("Only sessions have events.");
        }
        List<Object> range = List.of(time.from(), time.to());
        return inTime(
                figures(),
                file,
                question,
                new Tally(List.of(), 0),
                (sql, condition) -> tally(sql, condition, field, most, EVENTS_OF_SESSION, range));
    }

    private Tally tally(Sql sql, Condition condition, String field, int most, String number, List<Object> ofNumber)
            throws SQLException {
        Optional<Key> key = Key.of(fields.place(field));
        if (key.isEmpty()) {
            return new Tally(List.of(), 0);
        }
        record Row(String key, long number, long all) {}
        String text = "SELECT name, number, sum(number) OVER () AS total FROM (SELECT "
                + key.get().sql() + " AS name, " + number + " AS number FROM "
                + fields.table() + " r" + key.get().join() + " WHERE "
                + key.get().isThere() + " AND (" + condition.sql()
                + ") GROUP BY 1) WHERE number > 0 ORDER BY 2 DESC, 1 LIMIT ?";
        List<Object> parameters = new ArrayList<>(ofNumber);
        parameters.addAll(key.get().parameters());
        parameters.addAll(condition.parameters());
        parameters.add(most);
        List<Row> rows = sql.listOnce(
                text, row -> new Row(row.getString("name"), row.getLong("number"), row.getLong("total")), parameters);
        long all = rows.isEmpty() ? 0 : rows.getFirst().all();
        List<Tally.Count> counts = rows.stream()
                .map(row -> new Tally.Count(key.get().shown(row.key()), row.number()))
                .toList();
        return new Tally(
                counts, all - counts.stream().mapToLong(Tally.Count::number).sum());
    }

    /**
     * The most frequent values of a field in their order, each with the most frequent values of another, all in one pass;
     * empty where time ran out.
     *
     * @param field has a column of its own, as has the other
     * @param most how many values of the field there are
     * @param mostOfEach how many values of the other there are for each
     */
    public Result<Optional<Map<String, List<Tally.Count>>>> tallies(
            TrackingFile file, Question question, String field, String other, int most, int mostOfEach) {
        String one = column(field);
        String two = column(other);
        return inTime(figures(), file, question, Map.of(), (sql, condition) -> {
            String text = "WITH pair AS (SELECT " + one + " AS one, " + two + " AS two, count(*) AS number FROM "
                    + fields.table() + " r WHERE " + one + " IS NOT NULL AND " + two + " IS NOT NULL AND ("
                    + condition.sql() + ") GROUP BY 1, 2), summed AS (SELECT *, sum(number) OVER (PARTITION BY one) AS"
                    + " total, row_number() OVER (PARTITION BY one ORDER BY number DESC, two) AS place FROM pair),"
                    + " ranked AS (SELECT *, dense_rank() OVER (ORDER BY total DESC, one) AS standing FROM summed)"
                    + " SELECT one, two, number FROM ranked WHERE standing <= ? AND place <= ? ORDER BY one, place";
            List<Object> parameters = new ArrayList<>(condition.parameters());
            parameters.add(most);
            parameters.add(mostOfEach);
            record Row(String one, Tally.Count two) {}
            Map<String, List<Tally.Count>> tallies = new LinkedHashMap<>();
            sql.listOnce(
                            text,
                            row -> new Row(row.getString(1), new Tally.Count(row.getString(2), row.getLong(3))),
                            parameters)
                    .forEach(row -> tallies.computeIfAbsent(row.one(), _ -> new ArrayList<>())
                            .add(row.two()));
            return tallies;
        });
    }

    private String column(String field) {
        if (fields.place(field) instanceof Place.Column(String sql, Place.Kind _, String _)) {
            return sql;
        }
        throw new IllegalArgumentException("No column: " + field);
    }

    /** How many records fit in each span of the range; empty where time ran out. */
    public Result<Optional<Histogram>> histogram(
            TrackingFile file, Question question, Optional<String> field, Spans spans) {
        Histogram empty = new Histogram(spans, List.of());
        return inTime(longest, file, question, empty, (sql, condition) -> histogram(sql, condition, field, spans));
    }

    private Histogram histogram(Sql sql, Condition condition, Optional<String> field, Spans spans) throws SQLException {
        Optional<Key> key = field.flatMap(name -> Key.of(fields.place(name)));
        if (field.isPresent() && key.isEmpty()) {
            return new Histogram(spans, List.of());
        }
        List<Object> parameters = new ArrayList<>(spans.bounds());
        key.ifPresent(there -> parameters.addAll(there.parameters()));
        parameters.addAll(condition.parameters());
        // Events have an index by time, so that each span finds its own; other tables are gone through once.
        String rows = fields.table() + " r";
        String spanned = kind == Kind.EVENT ? "span CROSS JOIN " + rows : rows + " CROSS JOIN span";
        String text = "WITH span (number, low, high) AS (VALUES " + spans.placeholders() + ") SELECT span.number, "
                + key.map(Key::sql).orElse("''") + " AS name, count(*) FROM " + spanned
                + " ON r.inserted >= span.low AND r.inserted < span.high"
                + key.map(Key::join).orElse("") + " WHERE "
                + key.map(Key::isThere).orElse("1") + " AND (" + condition.sql() + ") GROUP BY 1, 2";
        List<Histogram.Cell> cells = sql.listOnce(
                text,
                row -> {
                    String value = row.getString(2);
                    String name = key.map(there -> there.shown(value)).orElse("");
                    return new Histogram.Cell(row.getInt(1), name, row.getLong(3));
                },
                parameters);
        return new Histogram(spans, cells);
    }

    /** The names of fields: those that every record has, and those that the newest records bring. */
    public Result<List<String>> fieldNames(TrackingFile file) {
        return file.searchers().read(sql -> {
            List<String> names = new ArrayList<>(fields.known());
            for (String column : fields.jsonColumns()) {
                String text = "SELECT DISTINCT v.fullkey FROM (SELECT * FROM " + fields.table()
                        + " ORDER BY inserted DESC LIMIT " + NEWEST + ") r, json_tree(" + column
                        + ") v WHERE v.atom IS NOT NULL LIMIT " + WINDOW;
                sql.within(LONGEST, _ -> sql.listOnce(text, row -> row.getString(1), List.of()))
                        .orElse(List.of())
                        .forEach(key -> fields.name(column, key).ifPresent(names::add));
            }
            return names.stream().distinct().sorted().toList();
        });
    }

    /** The most frequent values of a field among the newest records. */
    public Result<List<String>> values(TrackingFile file, String field) {
        Optional<Key> key = Key.of(fields.place(field));
        if (key.isEmpty()) {
            return new Result.Done<>(List.of());
        }
        Key there = key.get();
        String text = "SELECT " + there.sql() + ", count(*) FROM (SELECT * FROM " + fields.table()
                + " ORDER BY inserted DESC LIMIT " + NEWEST + ") r" + there.join() + " WHERE " + there.isThere()
                + " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT " + NEWEST;
        return file.searchers()
                .read(sql -> sql.within(
                                LONGEST,
                                _ -> sql.listOnce(text, row -> there.shown(row.getString(1)), there.parameters()))
                        .orElse(List.of()));
    }

    private Optional<Condition> condition(Question question) {
        TimeRange range = question.range();
        return SearchText.read(question.text(), question.now())
                .map(filter -> Compiler.compile(filter, fields))
                .map(filter -> Condition.inserted(range.from(), range.to() + 1).and(filter));
    }

    /** A query with the condition of a question. */
    private interface Asking<T> {
        T ask(Sql sql, Condition condition) throws SQLException;
    }

    /** How long counting may take. */
    private Duration figures() {
        return longest.multipliedBy(TIMES_LONGER_FOR_FIGURES);
    }

    /** @param nothing what a text finds that follows no grammar */
    private <T> Result<Optional<T>> inTime(
            Duration time, TrackingFile file, Question question, T nothing, Asking<T> asking) {
        Optional<Condition> condition = condition(question);
        return condition.isEmpty()
                ? new Result.Done<>(Optional.of(nothing))
                : file.searchers().read(sql -> sql.within(time, _ -> asking.ask(sql, condition.get())));
    }
}
