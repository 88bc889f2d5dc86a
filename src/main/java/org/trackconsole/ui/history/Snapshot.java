package org.trackconsole.ui.history;

import java.util.List;

/**
 * What the list is to show.
 *
 * @param groups the newest ones, some of them open
 * @param moreGroups whether older ones follow
 * @param matching how many calls the filter lets through
 * @param total how many calls there are
 * @param soughtFound whether the call that was sought, if any, is among them
 */
record Snapshot(List<LoadedGroup> groups, boolean moreGroups, long matching, long total, boolean soughtFound) {
    Snapshot {
        groups = List.copyOf(groups);
    }
}
