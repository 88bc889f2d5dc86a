package org.trackconsole.ui.sources;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.trackconsole.fx.control.CopyLink;
import org.trackconsole.fx.control.Icons;
import org.trackconsole.fx.control.IdLabel;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.model.Source;
import org.trackconsole.text.Texts;

/** A row of the list: the heading of a group, or a source with name and state, and below them id, type and channel. */
final class SourceCell extends ListCell<SourceRow> {
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

    private final SourcesViewModel model;
    private final FontIcon dot = new FontIcon(BootstrapIcons.CIRCLE_FILL);
    private final Label name = new Label();
    private final Pill pill = new Pill();
    private final Label id = new Label();
    private final Label facts = new Label();
    private final Button toggle = new Button();
    private final MenuItem toggleItem = new MenuItem();
    private final VBox box;
    private final FontIcon arrow = Icons.of(BootstrapIcons.CHEVRON_DOWN);
    private final Label group = new Label();
    private final Label count = new Label();
    private final HBox heading = line("group-heading", arrow, group, count);
    private final ContextMenu menu;
    private Subscription subscription = Subscription.EMPTY;

    SourceCell(SourcesViewModel model) {
        this.model = model;
        dot.getStyleClass().add("unsaved-dot");
        name.getStyleClass().add("strong");
        id.getStyleClass().addAll("mono", "muted");
        id.setMinWidth(USE_PREF_SIZE);
        facts.getStyleClass().addAll("muted", "small");
        toggle.getStyleClass().addAll("copy-link", "row-action");
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.setFocusTraversable(false);
        toggle.setOnAction(_ -> act(model::toggle));
        box = new VBox(line("source-head", dot, name, gap(), pill), line("source-facts", id, facts, gap(), toggle));
        box.getStyleClass().add("source-cell");
        box.setMinWidth(0);
        box.setPrefWidth(1);
        getStyleClass().add("source-row");
        group.getStyleClass().add("strong");
        count.getStyleClass().add("muted");
        count.setMinWidth(USE_PREF_SIZE);
        heading.setMinWidth(0);
        heading.setPrefWidth(1);
        menu = menu();
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && getItem() instanceof SourceRow.Heading row) {
                model.rows().toggle(row.group());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable SourceRow row, boolean empty) {
        super.updateItem(row, empty);
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        SourceRow present = empty ? null : row;
        pseudoClassStateChanged(HEADING, present instanceof SourceRow.Heading);
        setContextMenu(present instanceof SourceRow.Line ? menu : null);
        switch (present) {
            case SourceRow.Heading above -> show(above);
            case SourceRow.Line line -> {
                setGraphic(box);
                subscription = line.entry().formProperty().subscribe(this::show);
            }
            case null -> {
                setGraphic(null);
                setAccessibleText(null);
            }
        }
    }

    private void show(SourceRow.Heading row) {
        arrow.setIconCode(row.open() ? BootstrapIcons.CHEVRON_DOWN : BootstrapIcons.CHEVRON_RIGHT);
        group.setText(row.group().isEmpty() ? Texts.text("sources.group.none") : row.group());
        count.setText(Texts.text("sources.count", row.count()));
        setGraphic(heading);
        setAccessibleText(Texts.text(
                row.open() ? "sources.spoken.group.open" : "sources.spoken.group.closed",
                group.getText(),
                row.count()));
    }

    private void show(SourceForm form) {
        Source saved = form.saved();
        Typed typed = form.typed();
        name.setText(typed.name().isBlank() ? Texts.text("sources.unnamed") : typed.name());
        dot.setVisible(form.isChanged());
        dot.setManaged(form.isChanged());
        id.setText(IdLabel.shorten(typed.id()));
        String type = SourceType.name(typed.type());
        facts.setText(typed.channel().isBlank() ? type : Texts.text("sources.facts", type, typed.channel()));
        if (saved == null) {
            pill.show(Texts.text("sources.notSavedYet"), Pill.Tone.ACCENT);
        } else if (saved.enabled()) {
            pill.show(Texts.text("sources.enabled"), Pill.Tone.SUCCESS);
        } else {
            pill.show(Texts.text("sources.disabled"), Pill.Tone.NEUTRAL);
        }
        String action = Texts.text(saved != null && saved.enabled() ? "sources.disable" : "sources.enable");
        toggle.setText(action);
        toggle.setVisible(saved != null);
        toggleItem.setText(action);
        toggleItem.setVisible(saved != null);
        String unsaved = form.isChanged() && saved != null ? ", " + Texts.text("sources.notSavedYet") : "";
        setAccessibleText(String.join(", ", name.getText(), pill.getText(), typed.id(), facts.getText()) + unsaved);
    }

    private ContextMenu menu() {
        toggleItem.setOnAction(_ -> act(model::toggle));
        MenuItem duplicate = new MenuItem(Texts.text("sources.duplicate"));
        duplicate.setOnAction(_ -> act(entry -> {
            model.choose(entry);
            model.duplicate();
        }));
        MenuItem copy = new MenuItem(Texts.text("sources.copyId"));
        copy.setOnAction(
                _ -> act(entry -> CopyLink.toClipboard(entry.form().typed().id())));
        MenuItem elsewhere = new MenuItem(Texts.text("sources.copy"));
        elsewhere.setOnAction(_ -> model.copySelected());
        MenuItem delete = new MenuItem(Texts.text("common.delete"));
        delete.setOnAction(_ -> act(model.actions()::delete));
        return new ContextMenu(toggleItem, duplicate, elsewhere, copy, new SeparatorMenuItem(), delete);
    }

    private void act(Consumer<SourceEntry> action) {
        if (getItem() instanceof SourceRow.Line line) {
            action.accept(line.entry());
        }
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private static HBox line(String styleClass, Node... parts) {
        HBox line = new HBox(parts);
        line.getStyleClass().add(styleClass);
        return line;
    }
}
