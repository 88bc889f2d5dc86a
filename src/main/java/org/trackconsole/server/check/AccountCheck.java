package org.trackconsole.server.check;

import java.util.List;
import org.trackconsole.server.wire.Loc;
import org.trackconsole.server.wire.Problem;
import tools.jackson.databind.node.ObjectNode;

/** The shape of an account to add or to change (contract §5). */
public final class AccountCheck {
    private static final String EMAIL = "email";
    private static final String PASSWORD = "password";
    private static final String FULL_NAME = "full_name";

    private AccountCheck() {}

    /** What came of the check. */
    public sealed interface Checked {
        /** It may be added, or changed into this; a blank password then stands for the one it has. */
        record Valid(String email, String password, String fullName, List<String> roles, boolean disabled)
                implements Checked {}

        /** It may not; the problems are the {@code detail} list of a 422 answer. */
        record Invalid(List<Problem> problems) implements Checked {}
    }

    /** What people may change of their own account; a blank password stands for the one they have. */
    public record Own(String password, String fullName) {}

    /** Checks an account to add. */
    public static Checked added(ObjectNode body) {
        return check(body, List.of(EMAIL, PASSWORD));
    }

    /** Checks what an account is to be. */
    public static Checked changed(ObjectNode body) {
        return check(body, List.of(EMAIL));
    }

    private static Checked check(ObjectNode body, List<String> notBlank) {
        Problems problems = new Problems();
        Fields fields = new Fields(body, body, Loc.body(), problems);
        Checked.Valid account = new Checked.Valid(
                fields.requiredText(EMAIL).strip(),
                fields.requiredText(PASSWORD),
                fields.requiredText(FULL_NAME),
                fields.requiredWords("roles").stream()
                        .filter(role -> !role.isBlank() && role.lines().count() == 1)
                        .toList(),
                fields.flag("disabled", false));
        for (String field : notBlank) {
            if (body.path(field).isString() && body.path(field).stringValue().isBlank()) {
                problems.add(Problem.value(Loc.body().field(field), "It can not be empty", body.path(field)));
            }
        }
        return problems.isEmpty() ? account : new Checked.Invalid(problems.all());
    }

    /** Checks what somebody wants of the own account, and notes what is wrong. */
    public static Own own(ObjectNode body, List<Problem> wrong) {
        Problems problems = new Problems();
        Fields fields = new Fields(body, body, Loc.body(), problems);
        Own own = new Own(fields.requiredText(PASSWORD), fields.requiredText(FULL_NAME));
        wrong.addAll(problems.all());
        return own;
    }
}
