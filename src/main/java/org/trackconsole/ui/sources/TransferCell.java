package org.trackconsole.ui.sources;

import javafx.scene.control.CheckBox;
import javafx.scene.control.ListCell;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.service.transfer.TransferEntry.Kind;

/** A source in the preview: whether it is wanted, its name and id, and what would happen, or happened, to it. */
final class TransferCell extends ListCell<TransferRow> {
    private final TransferModel model;
    private final CheckBox box = new CheckBox();
    private final Pill pill = new Pill();
    private final SourceLine line = new SourceLine(pill);
    private Subscription subscription = Subscription.EMPTY;

    TransferCell(TransferModel model) {
        this.model = model;
        box.setFocusTraversable(false);
        line.getChildren().addFirst(box);
    }

    @Override
    protected void updateItem(@Nullable TransferRow row, boolean empty) {
        super.updateItem(row, empty);
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        box.setOnAction(null);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        box.setOnAction(_ -> row.chosenProperty().set(box.isSelected()));
        subscription = Subscription.combine(
                row.chosenProperty().subscribe(_ -> show(row)),
                row.outcomeProperty().subscribe((_, _) -> show(row)),
                model.secretsProperty().subscribe((_, _) -> show(row)),
                model.stageProperty().subscribe((_, _) -> show(row)));
        setGraphic(line);
    }

    private void show(TransferRow row) {
        Kind kind = model.kind(row);
        boolean can = kind == Kind.NEW || kind == Kind.CHANGED;
        box.setSelected(can && row.chosenProperty().get());
        box.setDisable(!can || !(model.stageProperty().get() instanceof TransferStage.Preview));
        line.show(row.entry().wanted());
        pill.show(TransferWords.state(model, row), TransferWords.tone(model, row));
        setAccessibleText(String.join(
                ", ", row.entry().wanted().name(), row.entry().wanted().id(), TransferWords.spoken(model, row)));
    }
}
