package org.trackconsole.server.search;

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
    record Json(String column, String path, String otherwise) implements Place {}

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
