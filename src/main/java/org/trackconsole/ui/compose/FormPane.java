package org.trackconsole.ui.compose;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.trackconsole.fx.control.Icons;
import org.trackconsole.json.LocatedJson;
import org.trackconsole.json.LocatedNode;
import org.trackconsole.text.Texts;
import tools.jackson.core.JsonPointer;

/** The payload as a form: visitor, source, events, and the parts that are mostly left alone. */
final class FormPane {
    private static final JsonPointer EVENTS = JsonPointer.compile("/events");

    private final ComposeViewModel model;
    private final Draft draft;
    private final VBox events = new VBox();
    private final Label count = new Label();
    private final Button add = new Button(Texts.text("compose.event.add.short"), Icons.of(BootstrapIcons.PLUS));
    private final List<EventCard> cards = new ArrayList<>();
    private final List<Section> sections;
    private boolean editNewEvent;

    FormPane(ComposeViewModel model, VBox form) {
        this.model = model;
        this.draft = model.draft();
        events.getStyleClass().add("event-list");
        VBox.setVgrow(events, Priority.ALWAYS);
        sections = List.of(
                section("compose.context", "/context", new PresetMenu(draft)),
                section("compose.sessionProperties", "/properties"),
                section("compose.options", "/options"));
        form.getChildren()
                .addAll(
                        new VisitorPane(model.visitors(), draft, model.ids(), model::showProfile),
                        new SourcePane(model),
                        eventBar(),
                        events);
        form.getChildren().addAll(sections);
        draft.formProperty().subscribe(this::show);
        draft.faultProperty().subscribe(fault -> {
            for (Node part : form.getChildren()) {
                part.setDisable(fault != null && !(part instanceof VisitorPane));
            }
        });
    }

    private HBox eventBar() {
        Label title = new Label(Texts.text("compose.events"));
        title.getStyleClass().add("strong");
        count.getStyleClass().add("muted");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        add.getStyleClass().add("compact");
        add.setId("add-event");
        add.setAccessibleText(Texts.text("compose.event.add"));
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.setOnAction(_ -> {
            editNewEvent = true;
            draft.addEvent();
        });
        HBox bar = new HBox(title, count, gap, add);
        bar.getStyleClass().add("section-bar");
        return bar;
    }

    private Section section(String key, String place, Node... extras) {
        return new Section(Texts.text(key), draft, JsonPointer.compile(place), extras);
    }

    private void show(LocatedJson document) {
        LocatedNode list = document.at(EVENTS);
        boolean listed = draft.eventsCanBeAdded();
        List<LocatedNode> found = list == null || !listed ? List.of() : list.children();
        add.setDisable(!listed);
        while (cards.size() < found.size()) {
            cards.add(new EventCard(draft, new ListedEvents(), cards.size()));
        }
        while (cards.size() > found.size()) {
            cards.removeLast();
        }
        for (int i = 0; i < found.size(); i++) {
            cards.get(i).show(document, found.get(i), i == found.size() - 1);
        }
        if (cards.isEmpty()) {
            Label none = new Label(Texts.text(listed ? "compose.events.none" : "compose.events.notAList"));
            none.getStyleClass().add("muted");
            none.setWrapText(true);
            events.getChildren().setAll(none);
        } else if (!events.getChildren().equals(cards)) {
            events.getChildren().setAll(cards);
        }
        count.setText(cards.isEmpty() ? "" : Integer.toString(cards.size()));
        sections.forEach(section -> section.show(document));
        if (editNewEvent && !cards.isEmpty()) {
            editNewEvent = false;
            cards.getLast().editType();
        }
    }

    /** The draft's events, with undo offered for what is removed. */
    private final class ListedEvents implements EventEdits {
        @Override
        public void addEvent() {
            draft.addEvent();
        }

        @Override
        public void duplicateEvent(int index) {
            draft.duplicateEvent(index);
        }

        @Override
        public void moveEvent(int from, int to) {
            draft.moveEvent(from, to);
        }

        @Override
        public void removeEvent(int index) {
            model.removeEvent(index);
        }
    }
}
