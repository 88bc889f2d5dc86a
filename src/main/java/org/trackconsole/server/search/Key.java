package org.trackconsole.server.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trackconsole.server.record.EventName;
import org.trackconsole.server.search.Place.Kind;
import org.trackconsole.server.wire.Times;

/**
 * A field to group by. As everywhere, the texts are constants and what comes from a client is bound.
 *
 * @param sql the value of a row
 * @param join the table that the value comes from, where that is not the row's own
 * @param parameters of the join, and then of the condition
 * @param isThere the condition under which there is a value
 * @param shape what the value is
 */
record Key(String sql, String join, List<Object> parameters, String isThere, Shape shape) {
    private static final String OF_TYPE = "type:";
    private static final String OF_NAME = "name:";

    /** How a value is shown. */
    enum Shape {
        TEXT,
        FLAG,
        TIME,
        SECONDS,
        /** The name of an event, or its type, each marked as what it is. */
        NAME;

        static Shape of(Kind kind) {
            return switch (kind) {
                case TEXT, NUMBER -> TEXT;
                case FLAG -> FLAG;
                case TIME -> TIME;
                case SECONDS -> SECONDS;
            };
        }
    }

    Key {
        parameters = List.copyOf(parameters);
    }

    /** The key of a place; none where there is no such field. */
    static Optional<Key> of(Place place) {
        return switch (place) {
            case Place.Column(String sql, Kind kind, String _) ->
                Optional.of(new Key(sql, "", List.of(), sql + " IS NOT NULL", Shape.of(kind)));
            case Place.Json json -> {
                List<Object> parameters = new ArrayList<>();
                String items = Compiler.items(json, parameters);
                String mention = Compiler.mention(json);
                if (!mention.isEmpty()) {
                    parameters.add(json.longestStep());
                }
                yield Optional.of(new Key(
                        "CASE v.type WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE v.atom END",
                        " CROSS JOIN " + items + " v",
                        parameters,
                        mention + "v.atom IS NOT NULL",
                        Shape.TEXT));
            }
            case Place.Name() ->
                Optional.of(new Key(
                        "coalesce('" + OF_NAME + "' || " + Place.Name.KEPT + ", '" + OF_TYPE + "' || " + Place.Name.TYPE
                                + ")",
                        "",
                        List.of(),
                        "1",
                        Shape.NAME));
            case Place.Nowhere() -> Optional.empty();
        };
    }

    /** A value as it is shown. */
    String shown(String value) {
        return switch (shape) {
            case TIME -> Times.iso(Long.parseLong(value));
            case FLAG -> value.equals("0") ? "false" : "true";
            case SECONDS -> Times.seconds(Long.parseLong(value)).toPlainString();
            case TEXT -> value;
            case NAME -> name(value);
        };
    }

    private static String name(String value) {
        return value.startsWith(OF_TYPE)
                ? EventName.of(value.substring(OF_TYPE.length()))
                : value.substring(OF_NAME.length());
    }
}
