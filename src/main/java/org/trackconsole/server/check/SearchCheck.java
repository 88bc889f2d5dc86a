package org.trackconsole.server.check;

import java.util.List;
import org.trackconsole.server.wire.Loc;
import org.trackconsole.server.wire.Problem;
import tools.jackson.databind.node.ObjectNode;

/** The shape of a search: the body of {@code POST /{index}/select…} (contract §6.2). */
public final class SearchCheck {
    private SearchCheck() {}

    /** What came of the check. */
    public sealed interface Checked {
        /**
         * It can be looked for.
         *
         * @param where the search text; empty for everything
         * @param minDate the beginning of the range as it was sent; empty for now
         * @param maxDate its end likewise
         * @param timeZone an IANA name; empty for UTC
         */
        record Valid(String where, int start, int limit, ObjectNode minDate, ObjectNode maxDate, String timeZone)
                implements Checked {}

        /** It cannot; the problems are the {@code detail} list of a 422 answer. */
        record Invalid(List<Problem> problems) implements Checked {}
    }

    /** Checks a body. */
    public static Checked check(ObjectNode body) {
        Problems problems = new Problems();
        Fields fields = new Fields(body, body, Loc.body(), problems);
        Checked.Valid search = new Checked.Valid(
                fields.text("where", ""),
                fields.count("start", 0),
                fields.count("limit", 20),
                fields.object("minDate"),
                fields.object("maxDate"),
                fields.text("timeZone", ""));
        return problems.isEmpty() ? search : new Checked.Invalid(problems.all());
    }
}
