package org.trackconsole.ui.sources;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Source;
import org.trackconsole.service.Explanation;

/** One line of the list: a source with what was typed over it. It stays the same object for as long as it is listed. */
final class SourceEntry {
    private final ReadOnlyObjectWrapper<SourceForm> form;
    private final ReadOnlyObjectWrapper<@Nullable Explanation> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper tried = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<ArrivalState> arrival = new ReadOnlyObjectWrapper<>(new ArrivalState.Never());

    private final ReadOnlyBooleanWrapper complete = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyObjectWrapper<PageState> page = new ReadOnlyObjectWrapper<>(new PageState.Never(""));

    SourceEntry(SourceForm form) {
        this.form = new ReadOnlyObjectWrapper<>(form);
    }

    /** A form as the disk kept it: without what is secret in a source that the server has. */
    static SourceEntry kept(SourceForm form) {
        SourceEntry entry = new SourceEntry(form);
        entry.complete.set(form.isNew());
        return entry;
    }

    /**
     * Whether all is known of the source. It is not while an edit is back from the disk and the server has not listed the
     * source since: the disk keeps no passwords, so writing the source then would take them away on the server.
     */
    ReadOnlyBooleanProperty completeProperty() {
        return complete.getReadOnlyProperty();
    }

    /** The server was asked: it has the source as the form knows it now, or has it no more. */
    void complete() {
        complete.set(true);
    }

    /** What stands in the fields. */
    ReadOnlyObjectProperty<SourceForm> formProperty() {
        return form.getReadOnlyProperty();
    }

    SourceForm form() {
        return form.get();
    }

    void show(SourceForm changed) {
        form.set(changed);
    }

    /** Why the latest save, or delete, did not work; null where it did. */
    ReadOnlyObjectProperty<@Nullable Explanation> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    void fail(@Nullable Explanation why) {
        failure.set(why);
    }

    /** Whether the server is being asked to save or delete it. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    void setBusy(boolean value) {
        busy.set(value);
    }

    /** Whether somebody tried to save it as it must not be saved; from then on empty fields are pointed out. */
    ReadOnlyBooleanProperty triedProperty() {
        return tried.getReadOnlyProperty();
    }

    void setTried(boolean value) {
        tried.set(value);
    }

    /** How far the check of whether its events arrive has come. */
    ReadOnlyObjectProperty<ArrivalState> arrivalProperty() {
        return arrival.getReadOnlyProperty();
    }

    void setArrival(ArrivalState now) {
        arrival.set(now);
    }

    /** What was found of its snippet in a web page. */
    ReadOnlyObjectProperty<PageState> pageProperty() {
        return page.getReadOnlyProperty();
    }

    void setPage(PageState now) {
        page.set(now);
    }

    /** Whether it is the source of this id on the server. */
    boolean is(String id) {
        Source saved = form().saved();
        return saved != null && saved.id().equals(id);
    }
}
