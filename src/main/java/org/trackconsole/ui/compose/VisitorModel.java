package org.trackconsole.ui.compose;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.Visitor;
import org.trackconsole.service.Visitors;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Notices;

/** The person whose ids the payload carries, and the other people this server knows. */
final class VisitorModel {
    private final AppState state;
    private final FxWork work;
    private final Visitors visitors;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<@Nullable Visitor> visitor = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Visitor> all = FXCollections.observableArrayList();

    VisitorModel(AppState state, FxWork work, Visitors visitors, Notices notices) {
        this.state = state;
        this.work = work;
        this.visitors = visitors;
        this.notices = notices;
    }

    /** Whose visit it is; null until the store has answered for the first time. */
    ReadOnlyObjectProperty<@Nullable Visitor> visitorProperty() {
        return visitor.getReadOnlyProperty();
    }

    /** Everybody this server knows, the present one included. */
    ObservableList<Visitor> all() {
        return all;
    }

    /** Looks up who is current on the chosen server. */
    void load() {
        String server = state.server().worldId();
        become("load visitor", () -> visitors.current(server));
    }

    /** A fresh session for the same person. */
    void newVisit() {
        Visitor present = visitor.get();
        if (present != null) {
            become("new visit", () -> visitors.newVisit(present.id()));
        }
    }

    /** Somebody of whom no server knows anything. */
    void newPerson() {
        String server = state.server().worldId();
        become("new visitor", () -> visitors.add(server));
    }

    void choose(Visitor other) {
        become("choose visitor", () -> visitors.choose(other.id()));
    }

    /**
     * Becomes a visitor of the chosen server, if that is known there.
     *
     * @param next is run when this is settled, either way
     */
    void chooseIfKnown(String id, Runnable next) {
        String server = state.server().worldId();
        work.run(
                        "choose visitor",
                        () -> Optional.ofNullable(visitors.find(id))
                                .filter(known -> known.serverId().equals(server))
                                .map(known -> visitors.choose(known.id())))
                .onDone(chosen -> {
                    chosen.ifPresent(this::take);
                    next.run();
                });
    }

    /** Renames somebody, who need not be the present one any more, nor exist; a blank name changes nothing. */
    void rename(String id, String name) {
        if (!name.isBlank()) {
            work.run(
                            "rename visitor",
                            () -> Optional.ofNullable(visitors.find(id))
                                    .map(known -> visitors.rename(known.id(), name)))
                    .onDone(renamed -> renamed.ifPresent(this::learned));
        }
    }

    /** Drops the person with their ids; a fresh one takes their place, and undo brings them back. */
    void forget() {
        Visitor present = visitor.get();
        if (present == null) {
            return;
        }
        work.run("forget visitor", () -> visitors.forget(present.id())).onDone(fresh -> {
            take(fresh);
            notices.say(
                    Texts.text("compose.visitor.forgotten", present.name()),
                    Texts.text("common.undo"),
                    () -> become("restore visitor", () -> visitors.restore(present)));
        });
    }

    /** Something about a person has changed; of the present one it is shown. */
    void learned(Visitor changed) {
        Visitor present = visitor.get();
        if (present != null && present.id().equals(changed.id())) {
            visitor.set(changed);
        }
        refreshAll();
    }

    private void become(String label, Callable<Visitor> change) {
        work.run(label, change).onDone(this::take);
    }

    private void take(Visitor next) {
        if (next.serverId().equals(state.server().worldId())) {
            visitor.set(next);
            refreshAll();
        }
    }

    private void refreshAll() {
        String server = state.server().worldId();
        work.run("list visitors", () -> visitors.all(server)).onDone((List<Visitor> people) -> all.setAll(people));
    }
}
