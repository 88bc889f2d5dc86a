package org.trackconsole.server.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.trackconsole.server.check.Moment;
import org.trackconsole.server.record.EventName;
import org.trackconsole.server.search.Filter.Comparison;
import org.trackconsole.server.search.Place.Kind;
import org.trackconsole.server.storage.Condition;
import org.trackconsole.server.wire.Times;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Writes a filter as a condition on rows. The statement is put together from constants only; fields become bound paths
 * and values bound parameters. Every part is 0 or 1, never NULL, so that {@code NOT} means what it says.
 */
final class Compiler {
    private static final String NEVER = "0";
    private static final String ALWAYS = "1";
    private static final String LIKE = " LIKE ? ESCAPE '\\'";

    private final Fields fields;
    private final List<Object> parameters = new ArrayList<>();

    private Compiler(Fields fields) {
        this.fields = fields;
    }

    static Condition compile(Filter filter, Fields fields) {
        Compiler compiler = new Compiler(fields);
        String sql = compiler.write(filter);
        return new Condition(sql, compiler.parameters);
    }

    private String write(Filter filter) {
        return switch (filter) {
            case Filter.Everything() -> ALWAYS;
            case Filter.All(List<Filter> parts) -> joined(parts, " AND ");
            case Filter.Any(List<Filter> parts) -> joined(parts, " OR ");
            case Filter.Not(Filter part) -> "NOT (" + write(part) + ")";
            case Filter.Compare(String field, Comparison how, Literal value) ->
                compare(fields.place(field), how, value);
            case Filter.Present(String field) -> present(fields.place(field));
            case Filter.Fits(String field, Pattern pattern) ->
                pattern.isComparable() ? fits(fields.place(field), pattern) : NEVER;
            case Filter.Somewhere(Pattern pattern) -> pattern.isComparable() ? somewhere(pattern) : NEVER;
        };
    }

    private String joined(List<Filter> parts, String joint) {
        List<String> written = new ArrayList<>();
        parts.forEach(part -> written.add("(" + write(part) + ")"));
        return String.join(joint, written);
    }

    private String compare(Place place, Comparison how, Literal value) {
        if (value instanceof Literal.Several(List<Literal> values)) {
            List<String> any = new ArrayList<>();
            values.forEach(one -> any.add("(" + compare(place, how, one) + ")"));
            return any.isEmpty() ? NEVER : String.join(" OR ", any);
        }
        if (value instanceof Literal.None()) {
            return how == Comparison.EQUAL ? "NOT (" + present(place) + ")" : NEVER;
        }
        return switch (place) {
            case Place.Column column -> compareColumn(column, how, value);
            case Place.Json json -> anyItem(json, () -> compareItem(how, value));
            case Place.Name() -> how == Comparison.EQUAL ? isNamed(text(value)) : NEVER;
            case Place.Nowhere() -> NEVER;
        };
    }

    private String isNamed(String name) {
        parameters.add(name);
        String kept = Place.Name.KEPT + " IS NOT NULL AND " + Place.Name.KEPT + " = ?";
        Optional<String> type = typeOf(name);
        type.ifPresent(parameters::add);
        return type.isEmpty() ? kept : kept + " OR " + Place.Name.KEPT + " IS NULL AND " + Place.Name.TYPE + " = ?";
    }

    private String compareColumn(Place.Column column, Comparison how, Literal value) {
        Optional<Object> wanted = switch (column.kind()) {
            case TEXT -> Optional.of(text(value));
            case NUMBER -> number(value).map(Numbers::bound);
            case FLAG -> flag(value).map(flag -> flag ? 1L : 0L);
            case TIME -> time(value).map(micros -> micros);
            case SECONDS ->
                number(value).map(seconds -> Math.round(Math.clamp(seconds.doubleValue(), -9e12, 9e12) * 1e6));
        };
        if (wanted.isEmpty()) {
            return NEVER;
        }
        parameters.add(wanted.get());
        return how == Comparison.EQUAL
                ? column.equal()
                : column.sql() + " IS NOT NULL AND " + column.sql() + " " + how.sign() + " ?";
    }

    /** Compares the item {@code v} of a JSON value with every reading of the literal. */
    private String compareItem(Comparison how, Literal value) {
        List<String> any = new ArrayList<>();
        boolean asText =
                how == Comparison.EQUAL || !(value instanceof Literal.Numeric || value instanceof Literal.Flag);
        if (asText) {
            any.add("(v.type = 'text' AND v.atom " + how.sign() + " ?)");
            parameters.add(text(value));
        }
        if (value instanceof Literal.Numeric || how == Comparison.EQUAL) {
            number(value).ifPresent(number -> {
                any.add("(v.type IN ('integer', 'real') AND v.atom " + how.sign() + " ?)");
                parameters.add(Numbers.bound(number));
            });
        }
        if (how == Comparison.EQUAL) {
            flag(value).ifPresent(flag -> any.add(flag ? "v.type = 'true'" : "v.type = 'false'"));
        }
        return any.isEmpty() ? NEVER : String.join(" OR ", any);
    }

    private String present(Place place) {
        return switch (place) {
            case Place.Column(String sql, Kind _, String _) -> sql + " IS NOT NULL";
            case Place.Json json -> anyItem(json, () -> "v.type <> 'null'");
            case Place.Name() -> ALWAYS;
            case Place.Nowhere() -> NEVER;
        };
    }

    private String fits(Place place, Pattern pattern) {
        return switch (place) {
            case Place.Column(String sql, Kind kind, String _)
            when kind == Kind.TEXT -> {
                parameters.add(pattern.like(""));
                yield sql + " IS NOT NULL AND " + sql + LIKE;
            }
            case Place.Name() -> {
                parameters.add(pattern.like(""));
                parameters.add(pattern.like("").replace(' ', '-'));
                yield Place.Name.KEPT + " IS NOT NULL AND " + Place.Name.KEPT + LIKE + " OR " + Place.Name.KEPT
                        + " IS NULL AND " + Place.Name.TYPE + LIKE;
            }
            case Place.Column(String _, Kind _, String _) -> NEVER;
            case Place.Json json ->
                anyItem(json, () -> {
                    parameters.add(pattern.like(""));
                    return "v.type IN ('text', 'integer', 'real') AND v.atom" + LIKE;
                });
            case Place.Nowhere() -> NEVER;
        };
    }

    /**
     * Whether an item of a JSON value, or the value itself where it is none, passes a test. Its parameters come before
     * those of the test.
     */
    private String anyItem(Place.Json json, Supplier<String> test) {
        String first = mention(json);
        if (!first.isEmpty()) {
            parameters.add(json.longestStep());
        }
        String value = items(json, parameters);
        return first + "EXISTS (SELECT 1 FROM " + value + " v WHERE " + test.get() + ")";
    }

    /**
     * The whole text of a row is looked through for a name on the path first: reading it as JSON costs far more. It binds
     * that name; empty where it would save nothing.
     */
    static String mention(Place.Json json) {
        return json.isOfRow() && json.otherwise().equals(Place.Json.NOTHING)
                ? "instr(" + json.column() + ", ?) > 0 AND "
                : "";
    }

    /** The items of a JSON value as a table; what it binds goes to the parameters. */
    static String items(Place.Json json, List<Object> parameters) {
        List<String> places = new ArrayList<>();
        places.add(json.column() + " -> ?");
        parameters.add(json.path());
        if (json.mayLieInLists()) {
            places.add(scattered(json.column()));
            parameters.add(json.dotted());
            parameters.add(json.steps());
        }
        if (!json.otherwise().equals(Place.Json.NOTHING)) {
            places.add("?");
            parameters.add(json.otherwise());
        }
        String first = String.join(", ", places);
        return places.size() == 1 ? "json_each(" + first + ")" : "json_each(coalesce(" + first + "))";
    }

    /**
     * The values of a field that lies in objects of lists, or whose name holds dots of its own; a list, or NULL for none.
     * A search engine takes {@code products.sku} for the field of every product, and {@code "a.b"} for a {@code b}
     * within {@code a}. Looked for only where the text of the row lets expect it: the walk costs far more.
     */
    private static String scattered(String column) {
        return "CASE WHEN instr(" + column + ", '[{') > 0 OR instr(" + column + ", ?) > 0 THEN (WITH RECURSIVE"
                + " walk (value, type, rest) AS (SELECT " + column + ", 'object', ? UNION ALL"
                + " SELECT e.value, e.type, iif(w.type = 'array', w.rest, substr(w.rest, length(e.key) + 2))"
                + " FROM walk w CROSS JOIN json_each(iif(w.type IN ('array', 'object'), w.value, '[]')) e"
                + " WHERE w.type = 'array' OR substr(w.rest || '.', 1, length(e.key) + 2) = '.' || e.key || '.')"
                + " SELECT nullif(json_group_array(json(CASE type WHEN 'true' THEN 'true' WHEN 'false' THEN 'false'"
                + " ELSE json_quote(value) END)), '[]') FROM walk WHERE rest = '' AND type NOT IN ('array', 'object'))"
                + " END";
    }

    private String somewhere(Pattern pattern) {
        String like = pattern.like(pattern.hasWildcards() ? "" : "%");
        List<String> any = new ArrayList<>();
        for (String column : fields.textColumns()) {
            any.add("(" + column + " IS NOT NULL AND " + column + LIKE + ")");
            parameters.add(like);
        }
        if (fields.areNamedByType() && like.indexOf(' ') >= 0) {
            // A name is the type, with blanks; a word of it is found in the type itself.
            any.add("(" + Place.Name.TYPE + LIKE + ")");
            parameters.add(like.replace(' ', '-'));
        }
        boolean asWritten = pattern.plain().chars().allMatch(c -> c >= ' ' && c != '"' && c != '\\');
        for (String column : fields.jsonColumns()) {
            // The whole text is looked through first: reading it as JSON costs far more.
            String first = asWritten ? column + LIKE + " AND " : "";
            if (asWritten) {
                parameters.add(pattern.like("%"));
            }
            any.add("(" + first + "EXISTS (SELECT 1 FROM json_tree(" + column + ") v"
                    + " WHERE v.type IN ('text', 'integer', 'real') AND v.atom" + LIKE + "))");
            parameters.add(like);
        }
        return String.join(" OR ", any);
    }

    /** The type whose events have this name. */
    private Optional<String> typeOf(String name) {
        String type = name.toLowerCase(Locale.ROOT).replace(' ', '-');
        return EventName.of(type).equals(name) ? Optional.of(type) : Optional.empty();
    }

    private static String text(Literal value) {
        return switch (value) {
            case Literal.Text(String text) -> text;
            case Literal.Numeric(BigDecimal number) -> number.toString();
            case Literal.Flag(boolean flag) -> Boolean.toString(flag);
            case Literal.Time(long micros) -> Times.iso(micros);
            case Literal.None() -> "";
            case Literal.Several(List<Literal> _) -> "";
        };
    }

    private static Optional<BigDecimal> number(Literal value) {
        return value instanceof Literal.Numeric(BigDecimal number) ? Optional.of(number) : Numbers.read(text(value));
    }

    private static Optional<Boolean> flag(Literal value) {
        return switch (text(value).toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Long> time(Literal value) {
        if (value instanceof Literal.Time(long micros)) {
            return Optional.of(micros);
        }
        Moment moment = Moment.of(JsonNodeFactory.instance.stringNode(text(value)));
        return moment.fault() == null ? Optional.of(moment.micros()) : Optional.empty();
    }
}
