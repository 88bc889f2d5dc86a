package org.trackconsole.ui.sources;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.control.IdLabel;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.service.transfer.TransferEntry.Kind;

/** A source in the preview: whether it is wanted, its name and id, and what would happen, or happened, to it. */
final class TransferCell extends ListCell<TransferRow> {
    private final TransferModel model;
    private final CheckBox box = new CheckBox();
    private final Label name = new Label();
    private final Label id = new Label();
    private final Pill pill = new Pill();
    private final HBox line;
    private Subscription subscription = Subscription.EMPTY;

    TransferCell(TransferModel model) {
        this.model = model;
        box.setFocusTraversable(false);
        name.getStyleClass().add("strong");
        id.getStyleClass().addAll("mono", "muted");
        id.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        line = new HBox(box, name, id, gap, pill);
        line.getStyleClass().add("source-head");
        line.setMinWidth(0);
        line.setPrefWidth(1);
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
        name.setText(row.entry().wanted().name());
        id.setText(IdLabel.shorten(row.entry().wanted().id()));
        pill.show(TransferWords.state(model, row), TransferWords.tone(model, row));
        setAccessibleText(
                String.join(", ", name.getText(), row.entry().wanted().id(), TransferWords.spoken(model, row)));
    }
}
