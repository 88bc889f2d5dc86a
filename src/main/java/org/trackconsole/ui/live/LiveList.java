package org.trackconsole.ui.live;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.Answer;
import org.trackconsole.model.ArrivalFilter;
import org.trackconsole.model.ArrivalPage;
import org.trackconsole.model.Reply;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.ArrivalFeed;
import org.trackconsole.service.Explanation;
import org.trackconsole.service.Explanations;
import org.trackconsole.ui.port.AppState;

/**
 * The list as it is filled: the newest page, then what arrives, ten times a second at the most; further pages above and
 * below as they come into view. While it is paused, or looks further down, arrivals are only counted: they are in the
 * server's file. JavaFX thread.
 */
final class LiveList {
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration AFTER_LAYOUT = Duration.ofMillis(1);
    private static final Duration PAUSE_IN_TYPING = Duration.ofMillis(250);
    private static final Duration BEFORE_RETRY = Duration.ofSeconds(2);

    /** Rows around those that are seen that should be there. */
    private static final int AHEAD = 60;

    /** What there is to show. */
    enum Content {
        /** Nothing is known yet. */
        LOADING,
        /** The chosen server does not tell what arrives. */
        ELSEWHERE,
        /** Nothing ever arrived. */
        NOTHING,
        /** Nothing passes the filter so far; what is older is still being looked through. */
        LOOKING,
        /** Nothing that arrived passes the filter. */
        NO_MATCH,
        /** There are rows, or some wait to be shown. */
        ROWS
    }

    private final AppState state;
    private final FxWork work;
    private final ArrivalFeed feed;
    private final LiveRows rows = new LiveRows();
    private final LiveFilter filter = new LiveFilter();
    private final ReadOnlyObjectWrapper<Content> content = new ReadOnlyObjectWrapper<>(Content.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Explanation> trouble = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> selected = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty paused = new SimpleBooleanProperty(false);
    private final ReadOnlyLongWrapper waiting = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper narrowed = new ReadOnlyBooleanWrapper();
    private final Subscription subscriptions;
    private ArrivalFilter inForce = ArrivalFilter.NONE;
    private Inflow inflow = new Inflow(LiveRows.MOST);
    private boolean shown;
    private boolean reading;
    private boolean stale = true;
    private FxWork.@Nullable Job<?> following;
    private FxWork.@Nullable Job<?> readingJob;
    private FxWork.@Nullable Job<Void> ticking;
    private FxWork.@Nullable Job<Void> typing;

    LiveList(AppState state, FxWork work, ArrivalFeed feed) {
        this.state = state;
        this.work = work;
        this.feed = feed;
        subscriptions = Subscription.combine(
                filter.textProperty().subscribe((_, _) -> typed()),
                filter.sourceProperty().subscribe((_, _) -> filterNow()),
                filter.typeProperty().subscribe((_, _) -> filterNow()),
                filter.kindProperty().subscribe((_, _) -> filterNow()),
                filter.systemEventsProperty().subscribe((_, _) -> filterNow()),
                paused.subscribe((_, now) -> {
                    if (!now) {
                        showNewest();
                    }
                }),
                state.serverProperty().subscribe((_, _) -> showAnotherServer()),
                // A server that is tested after it was chosen may turn out to tell.
                state.healthProperty().subscribe((_, _) -> {
                    if (content.get() == Content.ELSEWHERE && feed.tells(state.server())) {
                        content.set(Content.LOADING);
                        showNewest();
                    }
                }));
    }

    LiveRows rows() {
        return rows;
    }

    LiveFilter filter() {
        return filter;
    }

    ReadOnlyObjectProperty<Content> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /** Why the server cannot be asked now; null while it answers. */
    ReadOnlyObjectProperty<@Nullable Explanation> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** The place of the row that is selected; it may have left the window. */
    ReadOnlyObjectProperty<@Nullable String> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    void select(@Nullable String cursor) {
        selected.set(cursor);
    }

    /** Whether the rows stand still. */
    BooleanProperty pausedProperty() {
        return paused;
    }

    /** How many have arrived that are not among the rows because these stand still. */
    ReadOnlyLongProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /** Whether a filter is in force. */
    ReadOnlyBooleanProperty narrowedProperty() {
        return narrowed.getReadOnlyProperty();
    }

    /** The screen is in front, or is no more; while it is not, nothing is asked. */
    void setShown(boolean inFront) {
        shown = inFront;
        if (!shown) {
            // A window that stands still goes on to stand still; how many were missed is counted from where it ends.
            stale = stale || !paused.get();
            stop();
        } else if (stale || rows.list().isEmpty()) {
            showNewest();
        } else {
            waiting.set(0);
            follow(rows.newest());
        }
    }

    /** Reads the newest again and follows from there. */
    void showNewest() {
        stop();
        stale = true;
        if (!shown) {
            return;
        }
        waiting.set(0);
        if (!feed.tells(state.server())) {
            trouble.set(null);
            content.set(Content.ELSEWHERE);
            return;
        }
        TrackServer server = state.server();
        ArrivalFilter wanted = inForce;
        read("read arrivals", () -> feed.newest(server, wanted), page -> {
            stale = false;
            rows.show(page);
            filter.learn(page.arrivals());
            settle();
            follow(page.newest());
        });
    }

    /** What is there is another server's: its places name other arrivals here, if any. */
    private void showAnotherServer() {
        selected.set(null);
        rows.clear();
        content.set(Content.LOADING);
        showNewest();
    }

    /** Applies what was typed at once. */
    void filterNow() {
        if (typing != null) {
            typing.cancel();
            typing = null;
        }
        if (!filter.value().equals(inForce)) {
            inForce = filter.value();
            narrowed.set(inForce.narrows());
            content.set(Content.LOADING);
            showNewest();
        }
    }

    /** Shows everything again. */
    void clearFilter() {
        filter.clear();
        filterNow();
    }

    /** The row at this index has come into view. Called while the view lays itself out, so nothing changes yet. */
    void shown(int index) {
        if (!reading && (wantsOlder(index) || wantsNewer(index))) {
            reading = true;
            var _ = work.after(AFTER_LAYOUT, () -> {
                reading = false;
                page(index);
            });
        }
    }

    void dispose() {
        subscriptions.unsubscribe();
        stop();
        if (typing != null) {
            typing.cancel();
        }
    }

    private void typed() {
        if (typing != null) {
            typing.cancel();
        }
        typing = work.after(PAUSE_IN_TYPING, this::filterNow);
    }

    private boolean wantsOlder(int index) {
        return rows.hasOlder() && index >= rows.list().size() - AHEAD;
    }

    private boolean wantsNewer(int index) {
        return rows.hasNewer() && index < AHEAD;
    }

    private void page(int index) {
        if (reading || !shown || stale) {
            return;
        }
        TrackServer server = state.server();
        ArrivalFilter wanted = inForce;
        if (wantsNewer(index)) {
            String after = rows.newest();
            read("read newer arrivals", () -> feed.newer(server, wanted, after), page -> {
                rows.addNewer(page);
                if (!rows.hasNewer()) {
                    // From here on nothing may be missed, so it is followed from exactly here.
                    waiting.set(0);
                    follow(page.next());
                } else if (page.arrivals().isEmpty()) {
                    // No row has come into view that would ask for the next stretch.
                    shown(index);
                }
            });
        } else if (wantsOlder(index)) {
            String before = rows.oldest();
            read("read older arrivals", () -> feed.older(server, wanted, before), page -> {
                rows.addOlder(page);
                filter.learn(page.arrivals());
                settle();
            });
        }
    }

    /** Says what there is to show, and looks further where there is too little to fill the list. */
    private void settle() {
        boolean none = rows.list().isEmpty();
        if (!none || waiting.get() > 0) {
            content.set(Content.ROWS);
        } else if (rows.hasOlder()) {
            content.set(Content.LOOKING);
        } else {
            content.set(inForce.narrows() ? Content.NO_MATCH : Content.NOTHING);
        }
        if (rows.hasOlder() && rows.list().size() < AHEAD) {
            shown(0);
        }
    }

    private void follow(String after) {
        if (following != null) {
            following.cancel();
        }
        TrackServer server = state.server();
        ArrivalFilter wanted = inForce;
        Inflow mine = new Inflow(LiveRows.MOST);
        inflow = mine;
        following = work.run("follow arrivals", () -> {
            feed.follow(server, wanted, after, mine);
            return Boolean.TRUE;
        });
        if (ticking == null) {
            ticking = work.after(TICK, this::tick);
        }
    }

    private void tick() {
        ticking = work.after(TICK, this::tick);
        Inflow.Drained drained = inflow.drain();
        explain(drained.trouble());
        if (drained.reset()) {
            selected.set(null);
            showNewest();
            return;
        }
        if (drained.number() == 0) {
            return;
        }
        filter.learn(drained.newest());
        if (paused.get() || rows.hasNewer() || !rows.addArrived(drained.newest(), drained.number())) {
            waiting.set(waiting.get() + drained.number());
        }
        settle();
    }

    private void stop() {
        for (FxWork.Job<?> job : new FxWork.@Nullable Job<?>[] {following, readingJob, ticking}) {
            if (job != null) {
                job.cancel();
            }
        }
        following = null;
        readingJob = null;
        ticking = null;
        reading = false;
        inflow = new Inflow(LiveRows.MOST);
    }

    private void read(String label, Callable<Reply<ArrivalPage>> page, Consumer<ArrivalPage> use) {
        reading = true;
        readingJob = work.run(label, page).onEnd(() -> reading = false).onDone(reply -> {
            switch (reply) {
                case Reply.Ok<ArrivalPage>(ArrivalPage read) -> {
                    explain(null);
                    use.accept(read);
                }
                case Reply.Failed<ArrivalPage>(Answer.Failure failure) -> {
                    explain(failure);
                    if (stale) {
                        ticking = work.after(BEFORE_RETRY, () -> {
                            ticking = null;
                            showNewest();
                        });
                    }
                }
            }
        });
    }

    private void explain(Answer.@Nullable Failure failure) {
        Explanation now = failure == null ? null : Explanations.of(failure, state.server());
        Explanation before = trouble.get();
        if (now == null ? before != null : !now.equals(before)) {
            trouble.set(now);
        }
    }
}
