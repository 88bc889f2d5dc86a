package org.trackconsole.ui.sources;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.trackconsole.service.transfer.SourceTransfer.Outcome;
import org.trackconsole.service.transfer.TransferEntry;

/** A source in the preview of a copy or an import, and what became of it. */
final class TransferRow {
    private final TransferEntry entry;
    private final BooleanProperty chosen = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Outcome> outcome = new ReadOnlyObjectWrapper<>();

    TransferRow(TransferEntry entry) {
        this.entry = entry;
        TransferEntry.Kind kind = entry.kind(false);
        chosen.set(kind == TransferEntry.Kind.NEW || kind == TransferEntry.Kind.CHANGED);
    }

    /** What would happen. */
    TransferEntry entry() {
        return entry;
    }

    /** Whether a person wants it to. */
    BooleanProperty chosenProperty() {
        return chosen;
    }

    /** What happened; null until it has. */
    ReadOnlyObjectProperty<@Nullable Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    void end(Outcome how) {
        outcome.set(how);
    }
}
