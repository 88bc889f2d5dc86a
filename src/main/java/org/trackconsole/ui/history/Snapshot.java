package org.trackconsole.ui.history;

import java.util.List;
import java.util.Map;
import org.trackconsole.model.Proof;

/**
 * What the list is to show.
 *
 * @param groups the newest ones, some of them open
 * @param moreGroups whether older ones follow
 * @param matching how many calls the filter lets through
 * @param total how many calls there are
 * @param soughtFound whether the call that was sought, if any, is among them
 * @param proofs how far those of the calls have come, by the id of the call
 */
record Snapshot(
        List<LoadedGroup> groups,
        boolean moreGroups,
        long matching,
        long total,
        boolean soughtFound,
        Map<String, Proof.State> proofs) {
    Snapshot {
        proofs = Map.copyOf(proofs);
        groups = List.copyOf(groups);
    }
}
