package org.trackconsole.client;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer.Refusal;
import org.trackconsole.model.Answer.Refused;
import org.trackconsole.model.RawAnswer;

/**
 * Which roles a person needs (contract §5). A server answers a token that has ended and a role that is missing in the
 * same words; where the token is a moment old, it must be the role.
 */
final class Roles {
    private static final Set<String> SOURCES = Set.of("event-source", "event-sources", "bridges");
    private static final Set<String> RECORDS =
            Set.of("profile", "profiles", "session", "sessions", "event", "events", "console");

    private Roles() {}

    /**
     * Reads the refusal of a call that was signed a moment ago.
     *
     * @param path of the call, with its leading slash
     * @param has the roles that the server has named at the sign-in; empty where it named none
     * @return the role that is missing, or null where this is no matter of roles
     */
    static @Nullable Refused missing(String method, String path, RawAnswer raw, List<String> has) {
        if (raw.status() != 401
                || !(Refusals.of(raw) instanceof Refused refused)
                || refused.reason() != Refusal.SIGN_IN_EXPIRED) {
            return null;
        }
        Refusal needs = needs(method, path);
        return needs == null ? null : new Refused(raw, needs, String.join(", ", has), List.of());
    }

    private static @Nullable Refusal needs(String method, String path) {
        String first = path.substring(1).split("[/?]", 2)[0];
        if (SOURCES.contains(first) || (RECORDS.contains(first) && "DELETE".equals(method))) {
            return Refusal.NEEDS_DEVELOPER;
        }
        return RECORDS.contains(first) && !"PUT".equals(method) && !path.startsWith("/profiles/import")
                ? Refusal.NEEDS_MARKETER
                : null;
    }
}
