package org.trackconsole.ui.history;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.trackconsole.fx.TimeText;
import org.trackconsole.fx.control.ColourMark;
import org.trackconsole.fx.control.Icons;
import org.trackconsole.fx.control.IdLabel;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.model.Call;
import org.trackconsole.model.VisitGroup;
import org.trackconsole.text.Texts;

/** A row of the list: a heading that opens and closes, a call, or the word that more is being loaded. */
final class HistoryCell extends ListCell<HistoryRow> {
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

    private final HistoryViewModel model;
    private final FontIcon arrow = Icons.of(BootstrapIcons.CHEVRON_RIGHT);
    private final ColourMark server = new ColourMark();
    private final Label visitor = new Label();
    private final Label profile = new Label();
    private final Label visit = new Label();
    private final Label latest = new Label();
    private final HBox heading = new HBox(arrow, server, visitor, profile, visit, gap(), latest);
    private final Label time = new Label();
    private final Label events = new Label();
    private final Label source = new Label();
    private final Pill outcome = new Pill();
    private final Label millis = new Label();
    private final Columns call = new Columns(time, events, source, outcome, millis);
    private final Label loading = new Label(Texts.text("history.loading"));
    private final HBox more = new HBox(loading);

    HistoryCell(HistoryViewModel model) {
        this.model = model;
        getStyleClass().add("history-cell");
        visitor.getStyleClass().add("strong");
        visitor.setMinWidth(USE_PREF_SIZE);
        profile.getStyleClass().add("mono");
        profile.setMinWidth(USE_PREF_SIZE);
        visit.getStyleClass().add("muted");
        latest.getStyleClass().addAll("muted", "history-latest");
        latest.setMinWidth(USE_PREF_SIZE);
        time.getStyleClass().add("muted");
        source.getStyleClass().add("muted");
        millis.getStyleClass().add("muted");
        loading.getStyleClass().add("muted");
        heading.getStyleClass().add("history-heading");
        more.getStyleClass().add("history-more");
        // The list is as wide as its window, not as its longest row.
        setPrefWidth(0);
        for (Region line : new Region[] {heading, call, more}) {
            line.prefWidthProperty().bind(widthProperty());
        }
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && getItem() instanceof HistoryRow.GroupRow row) {
                model.list().toggle(row.group().id());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable HistoryRow row, boolean empty) {
        super.updateItem(row, empty);
        pseudoClassStateChanged(HEADING, !empty && row instanceof HistoryRow.GroupRow);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        model.list().shown(getIndex());
        TimeText times = TimeText.of(model.state().utcProperty().get());
        switch (row) {
            case HistoryRow.GroupRow group -> show(group, times);
            case HistoryRow.CallRow made -> show(made, times);
            case HistoryRow.MoreRow _ -> {
                setGraphic(more);
                setAccessibleText(loading.getText());
            }
        }
    }

    private void show(HistoryRow.GroupRow row, TimeText times) {
        VisitGroup group = row.group();
        String id = group.profileId();
        arrow.setIconCode(row.open() ? BootstrapIcons.CHEVRON_DOWN : BootstrapIcons.CHEVRON_RIGHT);
        server.show(model.colour(group.serverId()));
        visitor.setText(CallWords.visitor(group.visitorName()));
        profile.setText(id == null ? "" : IdLabel.shorten(id));
        profile.setManaged(id != null);
        visit.setText(CallWords.visit(group, model.list().filtered(), row.namesServer()));
        latest.setText(times.brief(group.lastAt()));
        setGraphic(heading);
        setAccessibleText(Texts.text(
                row.open() ? "history.spoken.group.open" : "history.spoken.group.closed",
                visitor.getText(),
                visit.getText()));
    }

    private void show(HistoryRow.CallRow row, TimeText times) {
        Call made = row.call();
        time.setText(times.brief(made.sentAt()));
        events.setText(CallWords.events(made.eventTypes()));
        String id = made.sourceId();
        source.setText(id == null ? Texts.text("history.source.none") : IdLabel.shorten(id));
        outcome.show(CallWords.outcome(made, row.proof()), CallWords.tone(made, row.proof()));
        millis.setText(CallWords.millis(made));
        setGraphic(call);
        setAccessibleText(CallWords.spoken(made, row.proof(), times));
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }
}
