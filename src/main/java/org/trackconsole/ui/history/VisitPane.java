package org.trackconsole.ui.history;

import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.TimeText;
import org.trackconsole.fx.control.ColourMark;
import org.trackconsole.fx.control.IdLabel;
import org.trackconsole.model.VisitGroup;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.FactRow;
import org.trackconsole.ui.part.ProfileLink;

/** What is known of a visit as a whole; its ids are there to be copied. */
final class VisitPane extends BorderPane {
    private final Label title = new Label();
    private final Label number = new Label();
    private final IdLabel profile = id("history.call.profile");
    private final IdLabel session = id("history.call.session");
    private final ProfileLink link;
    private final HistoryViewModel model;
    private final ColourMark mark = new ColourMark();
    private final Label server = new Label();
    private final Label calls = new Label();
    private final Label first = new Label();
    private final Label last = new Label();

    VisitPane(HistoryViewModel model) {
        this.model = model;
        server.setGraphic(mark);
        link = new ProfileLink(_ -> model.showProfile());
        link.setId("visit-profile-show");
        title.getStyleClass().add("strong");
        number.getStyleClass().add("muted");
        HBox bar = new HBox(title, number);
        bar.getStyleClass().add("section-bar");
        for (Label label : new Label[] {first, last}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        VBox facts = new VBox(
                FactRow.of(Texts.text("history.call.profile"), profile, link),
                new FactRow(Texts.text("history.call.session"), session),
                new FactRow(Texts.text("history.call.server"), server),
                new FactRow(Texts.text("history.call.calls"), calls),
                new FactRow(Texts.text("history.call.first"), first),
                new FactRow(Texts.text("history.call.last"), last));
        facts.getStyleClass().add("history-facts");
        setTop(bar);
        setCenter(facts);
    }

    void show(VisitGroup group, TimeText times) {
        title.setText(CallWords.visitor(group.visitorName()));
        number.setText(group.visit() > 0 ? Texts.text("history.visit", group.visit()) : "");
        show(profile, group.profileId());
        link.show(group.profileId());
        show(session, group.sessionId());
        mark.show(model.colour(group.serverId()));
        server.setText(group.serverName());
        calls.setText(Texts.text("history.calls", group.calls()));
        first.setText(Texts.text("history.call.at", times.exact(group.firstAt()), times.zoneName()));
        last.setText(Texts.text("history.call.at", times.exact(group.lastAt()), times.zoneName()));
    }

    private static void show(IdLabel label, @Nullable String id) {
        label.valueProperty().set(id);
    }

    private static IdLabel id(String key) {
        IdLabel label = new IdLabel();
        label.setWhat(Texts.text(key));
        label.setPlaceholder(Texts.text("history.call.none"));
        return label;
    }
}
