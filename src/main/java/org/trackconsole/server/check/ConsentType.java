package org.trackconsole.server.check;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.wire.Loc;
import org.trackconsole.server.wire.Problem;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that people can agree to (contract §6.1).
 *
 * @param id its name in lower case, with hyphens for blanks
 * @param enabled whether it is offered
 * @param life how long a consent counts before it is revoked by itself; null for ever
 * @param record the whole record as clients read it; never changed once it is here
 */
public record ConsentType(
        String id, boolean enabled, @Nullable Duration life, ObjectNode record) {
    private static final String AUTO_REVOKE = "auto_revoke";
    private static final String DEFAULT = "default_value";

    /** What came of a check. */
    public sealed interface Checked {
        /** It may be saved. */
        record Valid(ConsentType type) implements Checked {}

        /** It may not; the problems are the {@code detail} list of a 422 answer. */
        record Invalid(List<Problem> problems) implements Checked {}
    }

    /** The consent type of a record that this server wrote. */
    public static ConsentType of(ObjectNode record) {
        boolean revokable = record.path("revokable").asBoolean(false);
        Duration life = TimeSpan.parse(record.path(AUTO_REVOKE).asString("")).orElse(null);
        return new ConsentType(
                record.path("id").asString(""),
                record.path("enabled").asBoolean(false),
                revokable ? life : null,
                record);
    }

    /** Checks the body of {@code POST /consent/type} and fills what it leaves out. */
    public static Checked check(ObjectNode body) {
        Problems problems = new Problems();
        Fields fields = new Fields(body, body, Loc.body(), problems);
        ObjectNode record = WireJson.object();
        String name = fields.requiredText("name").strip();
        record.put("id", name.toLowerCase(Locale.ROOT).replace(' ', '-')).put("name", name);
        record.put("description", fields.requiredText("description"));
        record.put("revokable", fields.flag("revokable", false));
        record.put(DEFAULT, fields.requiredText(DEFAULT));
        record.put("enabled", fields.flag("enabled", true));
        fields.words("tags", List.of()).forEach(record.putArray("tags")::add);
        record.put("required", fields.flag("required", false));
        record.put(AUTO_REVOKE, fields.optionalText(AUTO_REVOKE));
        if (problems.isEmpty()) {
            checkValues(record, problems);
        }
        return problems.isEmpty() ? new Checked.Valid(of(record)) : new Checked.Invalid(problems.all());
    }

    private static void checkValues(ObjectNode record, Problems problems) {
        if (record.path("name").stringValue().isEmpty()) {
            problems.add(Problem.value(Loc.body().field("name"), "Name can not be empty", record.path("name")));
        }
        if (!List.of("grant", "deny").contains(record.path(DEFAULT).stringValue())) {
            problems.add(Problem.value(
                    Loc.body().field(DEFAULT),
                    "'default_value' must be either 'grant' or 'deny'",
                    record.path(DEFAULT)));
        }
        String life = record.path(AUTO_REVOKE).asString("");
        Loc place = Loc.body().field(AUTO_REVOKE);
        if (!life.isBlank() && TimeSpan.parse(life).isEmpty()) {
            problems.add(Problem.value(place, "Auto-revoke time is in invalid form.", record.path(AUTO_REVOKE)));
        } else if (life.isBlank() && record.path("revokable").booleanValue()) {
            problems.add(Problem.value(
                    place,
                    "Auto-revoke time can not be empty if you require the consent to be revoked.",
                    record.path(AUTO_REVOKE)));
        }
    }
}
