package org.trackconsole.ui.sources;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Source;
import org.trackconsole.service.Explanation;

/** A source among several that are to be deleted, and what became of it; JavaFX thread only. */
final class DeletionRow {
    private final SourceEntry entry;
    private final Source source;
    private final ReadOnlyObjectWrapper<Fate> fate;

    /** @param source as it is listed */
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

        /**
         * The server has it no more.
         *
         * @param kept as the server had it, which an undo brings back
         */
        record Deleted(Source kept) implements Fate {}

        /** Somebody else had deleted it before. */
        record GoneBefore() implements Fate {}

        /** The server did not delete it. */
        record NotDeleted(Explanation why) implements Fate {}

        /** Whether the server has it is not known: it was told, and no answer came. */
        record Unknown(Source kept, Explanation why) implements Fate {}

        /**
         * The server has it again.
         *
         * @param now as it has it
         */
        record BroughtBack(Source now) implements Fate {}

        /**
         * Somebody else has saved another one in its place meanwhile, which stays.
         *
         * @param now what the server has
         */
        record Taken(Source now) implements Fate {}

        /** It was to be brought back, and is still deleted. */
        record NotBack(Source kept, Explanation why) implements Fate {}
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

    /** What an undo would bring back; null where there is nothing to undo. */
    @Nullable
    Source kept() {
        return switch (fate.get()) {
            case Fate.Deleted(Source kept) -> kept;
            case Fate.NotBack(Source kept, var _) -> kept;
            case Fate.Unknown(Source kept, var _) -> kept;
            default -> null;
        };
    }

    /** Why something is not as it was wanted; null where nothing is to be explained. */
    @Nullable
    Explanation why() {
        return switch (fate.get()) {
            case Fate.NotDeleted(Explanation why) -> why;
            case Fate.NotBack(var _, Explanation why) -> why;
            case Fate.Unknown(var _, Explanation why) -> why;
            default -> null;
        };
    }
}
