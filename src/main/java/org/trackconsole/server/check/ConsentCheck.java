package org.trackconsole.server.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trackconsole.server.wire.Loc;
import org.trackconsole.server.wire.Problem;
import tools.jackson.databind.node.ObjectNode;

/** The shape of a body of {@code POST /customer/consent} (contract §2.4). */
public final class ConsentCheck {
    private ConsentCheck() {}

    /**
     * What a person gave and took back.
     *
     * @param consents by their ids: whether given
     */
    public record Choice(String sourceId, String sessionId, String profileId, Map<String, Boolean> consents) {
        public Choice {
            consents = Map.copyOf(consents);
        }
    }

    /** What came of the check. */
    public sealed interface Checked {
        /** Every part has the right type. */
        record Valid(Choice choice) implements Checked {}

        /** Some part has not. */
        record Invalid(List<Problem> problems) implements Checked {}
    }

    /** Checks a body. */
    public static Checked check(ObjectNode body) {
        Problems problems = new Problems();
        Fields fields = new Fields(body, body, Loc.body(), problems);
        String source = fields.requiredReference("source");
        String session = fields.requiredReference("session");
        String profile = fields.requiredReference("profile");
        ObjectNode given = fields.object("consents");
        Fields consents = new Fields(given, given, Loc.body().field("consents"), problems);
        Map<String, Boolean> choices = new LinkedHashMap<>();
        for (String id : given.propertyNames()) {
            choices.put(id, consents.flag(id, false));
        }
        return problems.isEmpty()
                ? new Checked.Valid(new Choice(source, session, profile, choices))
                : new Checked.Invalid(problems.all());
    }
}
