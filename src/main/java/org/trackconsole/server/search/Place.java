package org.trackconsole.server.search;

import java.util.Comparator;
import java.util.stream.Stream;

/** Where a field of a record lies in the row. Every text here is a constant of this program, or is bound. */
sealed interface Place {
    /** What a column holds, and so how it compares. */
    enum Kind {
        TEXT,
        NUMBER,
        /** 0 or 1. */
        FLAG,
        /** Microseconds since 1970. */
        TIME,
        /** Microseconds, shown as seconds. */
        SECONDS
    }

    /**
     * A column, or an expression of columns.
     *
     * @param equal the condition that there is a value and it is equal to a bound one, in the way that an index helps with
     */
    record Column(String sql, Kind kind, String equal) implements Place {
        Column(String sql, Kind kind) {
            this(sql, kind, sql + " IS NOT NULL AND " + sql + " = ?");
        }
    }

    /**
     * A part of a JSON column; the outline's value where the column lacks it.
     *
     * @param column the column
     * @param path the JSON path within it; bound, never part of a statement
     * @param otherwise the JSON text of the outline's value; {@code null} where that says nothing
     */
    record Json(String column, String path, String otherwise) implements Place {
        /** The outline's value of what it says nothing of. */
        static final String NOTHING = "null";

        /** Whether the column is one of the row itself. */
        boolean isOfRow() {
            return column.startsWith("r.");
        }

        /** Whether the path leads through objects of the row, so that one of them may be a list of objects. */
        boolean mayLieInLists() {
            return isOfRow() && steps().indexOf('.', 1) > 0;
        }

        /**
         * A name on the path that tells most: every text that has the field has it, too. The longest, but not the first,
         * such as {@code properties}, where there are others.
         */
        String longestStep() {
            String[] names = steps().split("\\.");
            return Stream.of(names)
                    .skip(names.length > 2 ? 2 : 1)
                    .max(Comparator.comparingInt(String::length))
                    .orElse("");
        }

        /** The names on the path, each after a dot. */
        String steps() {
            return path.substring(1).replace("\"", "");
        }

        /** How the record's text reads where the last two names are one. */
        String dotted() {
            String steps = steps();
            return steps.substring(steps.lastIndexOf('.', steps.lastIndexOf('.') - 1) + 1) + "\":";
        }
    }

    /** The name of an event: a part of its record, or where that has none, made of its type. */
    record Name() implements Place {
        /** The name kept with the record. */
        static final String KEPT = "(r.record ->> '$.name')";

        /** The type, where no name is kept. */
        static final String TYPE = "r.type";
    }

    /** The record has no such field. */
    record Nowhere() implements Place {}
}
