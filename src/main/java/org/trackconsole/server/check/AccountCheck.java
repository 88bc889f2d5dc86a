package org.trackconsole.server.check;

import java.util.List;
import org.trackconsole.server.wire.Loc;
import org.trackconsole.server.wire.Problem;
import tools.jackson.databind.node.ObjectNode;

/** The shape of an account to add: the body of {@code POST /user} (contract §5). */
public final class AccountCheck {
    private AccountCheck() {}

    /** What came of the check. */
    public sealed interface Checked {
        /** It may be added. */
        record Valid(String email, String password, String fullName, List<String> roles, boolean disabled)
                implements Checked {}

        /** It may not; the problems are the {@code detail} list of a 422 answer. */
        record Invalid(List<Problem> problems) implements Checked {}
    }

    /** Checks a body. */
    public static Checked check(ObjectNode body) {
        Problems problems = new Problems();
        Fields fields = new Fields(body, body, Loc.body(), problems);
        Checked.Valid account = new Checked.Valid(
                fields.requiredText("email").strip(),
                fields.requiredText("password"),
                fields.requiredText("full_name"),
                fields.requiredWords("roles").stream()
                        .filter(role -> !role.isBlank() && role.lines().count() == 1)
                        .toList(),
                fields.flag("disabled", false));
        for (String field : List.of("email", "password")) {
            if (body.path(field).isString() && body.path(field).stringValue().isBlank()) {
                problems.add(Problem.value(Loc.body().field(field), "It can not be empty", body.path(field)));
            }
        }
        return problems.isEmpty() ? account : new Checked.Invalid(problems.all());
    }
}
