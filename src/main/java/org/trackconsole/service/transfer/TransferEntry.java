package org.trackconsole.service.transfer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Source;
import org.trackconsole.service.SourceCatalog.Problem;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * What would become of one source on the server it is to go to.
 *
 * @param wanted as it would be there, with all secrets it came with
 * @param present as it is there now; null where it is not
 * @param differences of the two, without secrets; empty for one that is not there
 * @param secrets where {@code wanted} has passwords or keys that are not there, such as {@code /config/password}
 * @param lowered whether the id is spelled otherwise there, in lower case
 * @param problems what keeps it from being saved
 */
public record TransferEntry(
        Source wanted,
        @Nullable Source present,
        List<Difference> differences,
        List<JsonPointer> secrets,
        boolean lowered,
        List<Problem> problems) {
    public TransferEntry {
        differences = List.copyOf(differences);
        secrets = List.copyOf(secrets);
        problems = List.copyOf(problems);
    }

    /** What would happen to it. */
    public enum Kind {
        /** It would be created. */
        NEW,
        /** The one that is there would be changed. */
        CHANGED,
        /** There is nothing to do. */
        SAME,
        /** It cannot be saved there. */
        UNFIT
    }

    /**
     * A field that differs.
     *
     * @param field as people write a path: {@code config.static_profile_id}
     * @param before its value there; null for none
     * @param after what it would become; null for none
     */
    public record Difference(
            String field,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    /**
     * What would happen.
     *
     * @param withSecrets whether passwords and keys are copied, too
     */
    public Kind kind(boolean withSecrets) {
        if (!problems.isEmpty()) {
            return Kind.UNFIT;
        }
        if (present == null) {
            return Kind.NEW;
        }
        return differences.isEmpty() && (secrets.isEmpty() || !withSecrets) ? Kind.SAME : Kind.CHANGED;
    }

    /** The source as it is sent: without being told to, no secret is; one that is there already stays. */
    Source sent(boolean withSecrets) {
        return withSecrets && !secrets.isEmpty() ? wanted : SourceSecrets.withThoseOf(wanted, present);
    }
}
