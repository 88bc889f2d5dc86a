package org.trackconsole.ui.history;

import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Call;
import org.trackconsole.model.Proof;
import org.trackconsole.model.VisitGroup;

/** One line of the list. Rows are equal when they look alike, and have the same key when they are about the same thing. */
sealed interface HistoryRow {
    /** What it is about, whatever has changed about it. */
    String key();

    /** The key of a call's row. */
    static String keyOfCall(String callId) {
        return "call " + callId;
    }

    /** The key of a group's heading. */
    static String keyOfGroup(long groupId) {
        return "group " + groupId;
    }

    /**
     * The heading of a visit.
     *
     * @param open whether its calls follow
     * @param namesServer whether calls went to several servers, so that each heading says to which
     */
    record GroupRow(VisitGroup group, boolean open, boolean namesServer) implements HistoryRow {
        @Override
        public String key() {
            return keyOfGroup(group.id());
        }
    }

    /**
     * A call, below the heading of its group.
     *
     * @param proof how far its proof has come; null where it has none
     * @param groupId of that group
     */
    record CallRow(Call call, Proof.@Nullable State proof, long groupId) implements HistoryRow {
        @Override
        public String key() {
            return keyOfCall(call.id());
        }
    }

    /**
     * Stands for what follows and is not loaded yet; it is loaded when this row is about to be seen.
     *
     * @param groupId the group whose calls go on; null where further groups follow
     */
    record MoreRow(@Nullable Long groupId) implements HistoryRow {
        @Override
        public String key() {
            return "more " + groupId;
        }
    }
}
