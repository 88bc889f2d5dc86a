package org.trackconsole.ui.sources;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.trackconsole.fx.control.CopyLink;
import org.trackconsole.fx.control.IdLabel;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.model.Source;
import org.trackconsole.text.Texts;

/** A source in the list: name and state, and below them its id, its type and its channel. */
final class SourceCell extends ListCell<SourceEntry> {
    private final SourcesViewModel model;
    private final FontIcon dot = new FontIcon(BootstrapIcons.CIRCLE_FILL);
    private final Label name = new Label();
    private final Pill pill = new Pill();
    private final Label id = new Label();
    private final Label facts = new Label();
    private final Button toggle = new Button();
    private final MenuItem toggleItem = new MenuItem();
    private final VBox box;
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
        setContextMenu(menu());
    }

    @Override
    protected void updateItem(@Nullable SourceEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
        } else {
            setGraphic(box);
            subscription = entry.formProperty().subscribe(this::show);
        }
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
        MenuItem delete = new MenuItem(Texts.text("common.delete"));
        delete.setOnAction(_ -> act(model.actions()::delete));
        return new ContextMenu(toggleItem, duplicate, copy, new SeparatorMenuItem(), delete);
    }

    private void act(Consumer<SourceEntry> action) {
        SourceEntry entry = getItem();
        if (entry != null) {
            action.accept(entry);
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
