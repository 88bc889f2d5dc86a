package org.trackconsole.ui.compose;

import java.util.Objects;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.model.Visitor;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.IdRow;
import org.trackconsole.ui.part.ProfileLink;

/** Whose visit it is, which ids will be sent, and the ways to begin another visit or be another person. */
final class VisitorPane extends VBox {
    private final VisitorModel model;
    private final Draft draft;
    private final VisitorIds ids;
    private final TextField name = new TextField();
    private final Pill visit = new Pill();
    private final MenuButton menu = new MenuButton();
    private final Pill profileRemark = new Pill();
    private final Pill sessionRemark = new Pill();
    private final ProfileLink link;
    private final IdRow profile;
    private final IdRow session =
            new IdRow(Texts.text("compose.visitor.session"), Texts.text("compose.visitor.noSession"), sessionRemark);

    /** Whose name is in the field, as it was last shown. */
    private @Nullable Visitor named;

    /** @param lookUp is given the id of the profile when it is to be shown */
    VisitorPane(VisitorModel model, Draft draft, VisitorIds ids, Consumer<String> lookUp) {
        link = new ProfileLink(lookUp);
        link.setId("visitor-profile-show");
        profile = new IdRow(
                Texts.text("compose.visitor.profile"), Texts.text("compose.visitor.noProfile"), link, profileRemark);
        this.ids = ids;
        this.model = model;
        this.draft = draft;
        getStyleClass().add("section");
        Label title = new Label(Texts.text("compose.visitor"));
        title.getStyleClass().add("muted");
        name.getStyleClass().add("event-type");
        name.setId("visitor-name");
        name.setAccessibleText(Texts.text("compose.visitor.name"));
        name.setTooltip(new Tooltip(Texts.text("compose.visitor.name")));
        name.setOnAction(_ -> rename());
        name.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                rename();
            }
        });
        HBox.setHgrow(name, Priority.ALWAYS);
        Button newVisit = new Button(Texts.text("compose.visitor.newVisit"));
        newVisit.getStyleClass().add("compact");
        newVisit.setId("new-visit");
        newVisit.setMinWidth(USE_PREF_SIZE);
        newVisit.setTooltip(new Tooltip(Texts.text("compose.visitor.newVisit.tip")));
        newVisit.setOnAction(_ -> model.newVisit());
        menu.getStyleClass().addAll("compact", "arrow-only");
        menu.setId("visitor-menu");
        menu.setAccessibleText(Texts.text("compose.visitor.menu"));
        menu.setMinWidth(USE_PREF_SIZE);
        HBox card = new HBox(name, visit, newVisit, menu);
        card.getStyleClass().addAll("card", "visitor-card");
        getChildren().addAll(title, card, new VBox(profile, session));
        model.visitorProperty().subscribe(_ -> update());
        model.all().addListener((ListChangeListener<Visitor>) _ -> fillMenu());
        draft.formProperty().subscribe(_ -> update());
        ids.outstandingProperty().subscribe(_ -> update());
    }

    private void update() {
        Visitor visitor = model.visitorProperty().get();
        if (visitor == null) {
            return;
        }
        if (named != null && !named.id().equals(visitor.id())) {
            // What was typed is the former person's name, also where the caret is still in the field.
            rename();
        }
        if (named == null || !named.id().equals(visitor.id()) || !name.isFocused()) {
            name.setText(visitor.name());
        }
        named = visitor;
        visit.setText(Texts.text("compose.visitor.visit", visitor.visit()));
        show(profile, profileRemark, draft.textAt("/profile/id"), visitor.profileId());
        link.show(ids.outstandingProperty().get() ? visitor.profileId() : draft.textAt("/profile/id"));
        show(session, sessionRemark, draft.textAt("/session/id"), visitor.sessionId());
        fillMenu();
    }

    private void rename() {
        if (named != null && !name.getText().equals(named.name())) {
            model.rename(named.id(), name.getText());
        }
    }

    /** The id that will be sent, and a remark where that is not simply the visitor's in the text. */
    private void show(IdRow row, Pill remark, @Nullable String written, @Nullable String own) {
        boolean outstanding = ids.outstandingProperty().get();
        String sent = outstanding ? own : written;
        row.show(sent);
        remark.setText(
                outstanding
                        ? Texts.text("compose.visitor.whenSent")
                        : sent == null ? Texts.text("compose.visitor.leftOut") : Texts.text("compose.visitor.byHand"));
        boolean remarkable = outstanding || !Objects.equals(sent, own);
        remark.setVisible(remarkable);
        remark.setManaged(remarkable);
    }

    private void fillMenu() {
        Visitor present = model.visitorProperty().get();
        menu.getItems().clear();
        for (Visitor visitor : model.all()) {
            RadioMenuItem item = new RadioMenuItem(visitor.name());
            item.setMnemonicParsing(false);
            item.setSelected(present != null && visitor.id().equals(present.id()));
            item.setOnAction(_ -> model.choose(visitor));
            menu.getItems().add(item);
        }
        MenuItem add = new MenuItem(Texts.text("compose.visitor.newPerson"));
        add.setOnAction(_ -> model.newPerson());
        MenuItem forget = new MenuItem(Texts.text("compose.visitor.forget"));
        forget.setId("forget-person");
        forget.setOnAction(_ -> model.forget());
        menu.getItems().addAll(new SeparatorMenuItem(), add, forget);
    }
}
