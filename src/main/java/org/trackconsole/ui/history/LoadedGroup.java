package org.trackconsole.ui.history;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Call;
import org.trackconsole.model.VisitGroup;

/**
 * A group and what is loaded of it.
 *
 * @param open whether its calls are shown
 * @param calls the newest ones; none while it is closed
 * @param more whether older ones follow
 */
record LoadedGroup(VisitGroup group, boolean open, List<Call> calls, boolean more) {
    LoadedGroup {
        calls = List.copyOf(calls);
    }

    /** A group of which only the heading is shown. */
    static LoadedGroup closed(VisitGroup group) {
        return new LoadedGroup(group, false, List.of(), false);
    }

    /** A group that is open and still to be loaded. */
    static LoadedGroup opened(VisitGroup group) {
        return new LoadedGroup(group, true, List.of(), true);
    }

    /** The same with a further page. */
    LoadedGroup with(List<Call> page, boolean furtherOnes) {
        return new LoadedGroup(
                group, open, Stream.concat(calls.stream(), page.stream()).toList(), furtherOnes);
    }

    /** The oldest call that is loaded; null where none is. */
    @Nullable
    Call lastCall() {
        return calls.isEmpty() ? null : calls.getLast();
    }
}
