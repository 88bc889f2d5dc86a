package org.trackconsole.ui.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Arrival;
import org.trackconsole.model.ArrivalPage;

/**
 * A window onto all arrivals, newest first: a stretch without gaps that moves with what is looked at, and is never
 * longer than {@link #MOST}. Every change is one change. JavaFX thread.
 */
final class LiveRows {
    /** How many rows are held at once. */
    static final int MOST = 4_000;

    private final ObservableList<Arrival> rows = FXCollections.observableArrayList();
    private String newest = "";
    private String oldest = "";
    private boolean older;
    private boolean newer;
    private Consumer<Runnable> around = Runnable::run;
    private BooleanSupplier lookedInto = () -> false;

    /** The rows in order; changed only here. */
    ObservableList<Arrival> list() {
        return rows;
    }

    /** Who shows the rows may do something before and after each change; the runnable makes the change. */
    void setAround(Consumer<Runnable> frame) {
        around = frame;
    }

    /** Whoever shows the rows says whether somebody has scrolled down in them. */
    void setLookedInto(BooleanSupplier scrolledDown) {
        lookedInto = scrolledDown;
    }

    /** Whether there may be rows below the last one. */
    boolean hasOlder() {
        return older;
    }

    /** Whether there may be rows above the first one: the window was moved down. */
    boolean hasNewer() {
        return newer;
    }

    /** The place from which to go on downwards. */
    String oldest() {
        return oldest;
    }

    /** The place from which to go on upwards. */
    String newest() {
        return newest;
    }

    int indexOf(@Nullable String cursor) {
        for (int i = 0; cursor != null && i < rows.size(); i++) {
            if (rows.get(i).cursor().equals(cursor)) {
                return i;
            }
        }
        return -1;
    }

    @Nullable
    Arrival row(@Nullable String cursor) {
        int index = indexOf(cursor);
        return index < 0 ? null : rows.get(index);
    }

    /** Shows the newest page in place of everything. */
    void show(ArrivalPage page) {
        older = page.more();
        newer = false;
        newest = page.newest();
        oldest = page.next();
        around.accept(() -> rows.setAll(page.arrivals()));
    }

    /** Shows nothing, as nothing is known. */
    void clear() {
        show(new ArrivalPage(List.of(), "", "", false));
    }

    /**
     * Adds what has just arrived, in the order of arrival; only while the window reaches up to the newest.
     *
     * @return false where nothing was added, for it would push out rows that somebody looks at; from then on the window
     *     does not reach up to the newest
     */
    boolean addArrived(List<Arrival> arrived, long number) {
        if (rows.size() + number > MOST && lookedInto.getAsBoolean()) {
            newer = true;
            return false;
        }
        List<Arrival> fresh = arrived.reversed();
        newest = fresh.getFirst().cursor();
        if (number > arrived.size()) {
            // In between, some came that are not held here: below the fresh ones, the window goes on in the file.
            older = true;
            oldest = fresh.getLast().cursor();
            around.accept(() -> rows.setAll(fresh));
            return true;
        }
        Set<String> again = eventsOf(fresh);
        around.accept(() -> {
            rows.removeIf(row -> row instanceof Arrival.Stored stored && again.contains(stored.eventId()));
            rows.addAll(0, fresh);
            cutBelow();
        });
        return true;
    }

    /** Adds the page below the last row. */
    void addOlder(ArrivalPage page) {
        older = page.more();
        oldest = page.next();
        around.accept(() -> {
            rows.addAll(page.arrivals());
            if (rows.size() > MOST) {
                rows.remove(0, rows.size() - MOST);
                newest = rows.getFirst().cursor();
                newer = true;
            }
        });
    }

    /** Adds the page above the first row, which is in the order of arrival. */
    void addNewer(ArrivalPage page) {
        newer = page.more();
        newest = page.next();
        around.accept(() -> {
            rows.addAll(0, page.arrivals().reversed());
            cutBelow();
        });
    }

    private void cutBelow() {
        if (rows.size() > MOST) {
            rows.remove(MOST, rows.size());
            oldest = rows.getLast().cursor();
            older = true;
        }
    }

    /** An event that was sent again is stored once, at its new place. */
    private static Set<String> eventsOf(List<Arrival> arrivals) {
        List<String> ids = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            if (arrival instanceof Arrival.Stored stored) {
                ids.add(stored.eventId());
            }
        }
        return new HashSet<>(ids);
    }
}
