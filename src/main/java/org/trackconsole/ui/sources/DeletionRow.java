package org.trackconsole.ui.sources;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.trackconsole.model.Source;
import org.trackconsole.service.Explanation;

/** A source among several that are to be deleted, and what became of it; JavaFX thread only. */
final class DeletionRow {
    private final SourceEntry entry;
    private final Source source;
    private final ReadOnlyObjectWrapper<Fate> fate;

    /** @param source as the server has it, which an undo brings back */
    DeletionRow(SourceEntry entry, Source source) {
        this.entry = entry;
        this.source = source;
        fate = new ReadOnlyObjectWrapper<>(entry.completeProperty().get() ? new Fate.Wanted() : new Fate.LeftAlone());
    }

    /** What becomes of a source. */
    sealed interface Fate {
        /** It is to be deleted. */
        record Wanted() implements Fate {}

        /** Not all of it is known, so it could not be brought back. */
        record LeftAlone() implements Fate {}

        /** The server has it no more. */
        record Deleted() implements Fate {}

        /**
         * The server has it again.
         *
         * @param now as it has it
         */
        record BroughtBack(Source now) implements Fate {}

        /**
         * The server did not do it.
         *
         * @param back whether it was to be brought back, and is still deleted
         */
        record Failed(Explanation why, boolean back) implements Fate {}
    }

    SourceEntry entry() {
        return entry;
    }

    Source source() {
        return source;
    }

    ReadOnlyObjectProperty<Fate> fateProperty() {
        return fate.getReadOnlyProperty();
    }

    Fate fate() {
        return fate.get();
    }

    void end(Fate how) {
        fate.set(how);
    }

    /** Whether the server has it no more. */
    boolean isGone() {
        return fate.get() instanceof Fate.Deleted || (fate.get() instanceof Fate.Failed failed && failed.back());
    }
}
