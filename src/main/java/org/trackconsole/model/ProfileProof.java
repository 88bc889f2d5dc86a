package org.trackconsole.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call did to the profile.
 *
 * @param sentId the id that was sent; null for none
 * @param id the id that was answered
 * @param basis what the changes are known from
 * @param merged whether the record that was answered is found by the id that was sent
 * @param changes the fields that differ
 * @param leftOut changes that are not listed, for there are too many
 */
public record ProfileProof(
        @Nullable String sentId, String id, Basis basis, boolean merged, List<Difference> changes, int leftOut) {
    public ProfileProof {
        changes = List.copyOf(changes);
    }

    /** What changes can be known from. */
    public enum Basis {
        /** It was read before and after. */
        BOTH,
        /** It did not exist before. */
        NEW,
        /** It was read afterwards only: its own log says which fields the events changed, but not what they were. */
        LOG
    }

    /** How many fields have changed, the server's bookkeeping left out. */
    public long changed() {
        return changes.stream().filter(change -> !change.system()).count() + leftOut;
    }
}
