package org.trackconsole.ui.compose;

import java.util.List;
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
        String server = state.server().id();
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
        String server = state.server().id();
        become("new visitor", () -> visitors.add(server));
    }

    void choose(Visitor other) {
        become("choose visitor", () -> visitors.choose(other.id()));
    }

    void rename(String name) {
        Visitor present = visitor.get();
        if (present != null && !name.isBlank() && !name.equals(present.name())) {
            become("rename visitor", () -> visitors.rename(present.id(), name.strip()));
        }
    }

    /** Drops the person with their ids; a fresh one takes their place, and undo brings them back. */
    void forget() {
        Visitor present = visitor.get();
        if (present == null) {
            return;
        }
        become("forget visitor", () -> visitors.forget(present.id()));
        notices.say(
                Texts.text("compose.visitor.forgotten", present.name()),
                Texts.text("common.undo"),
                () -> become("restore visitor", () -> visitors.restore(present)));
    }

    /** A send has taught this person's ids. */
    void learned(Visitor changed) {
        Visitor present = visitor.get();
        if (present != null && present.id().equals(changed.id())) {
            visitor.set(changed);
            refreshAll();
        }
    }

    private void become(String label, Callable<Visitor> change) {
        work.run(label, change).onDone(next -> {
            if (next.serverId().equals(state.server().id())) {
                visitor.set(next);
                refreshAll();
            }
        });
    }

    private void refreshAll() {
        String server = state.server().id();
        work.run("list visitors", () -> visitors.all(server)).onDone((List<Visitor> people) -> all.setAll(people));
    }
}
