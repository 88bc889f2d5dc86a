package org.trackconsole.ui.live;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.trackconsole.fx.TimeText;
import org.trackconsole.fx.control.ByteText;
import org.trackconsole.fx.control.Icons;
import org.trackconsole.fx.control.IdLabel;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.json.Json;
import org.trackconsole.model.Arrival;
import org.trackconsole.service.ChangedFields;
import org.trackconsole.service.Explanation;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.BodyView;
import org.trackconsole.ui.part.ChangesView;
import org.trackconsole.ui.part.ExplanationBox;
import org.trackconsole.ui.part.FactRow;
import org.trackconsole.ui.part.ProfileLink;
import org.trackconsole.ui.part.TitleBar;
import org.trackconsole.ui.part.ViewTabs;
import tools.jackson.databind.node.ObjectNode;

/** One arrival: why it was refused or what it changed, its facts, what was sent and what was stored. */
final class ArrivalPane extends BorderPane {
    private final LiveViewModel model;
    private final Label title = new Label();
    private final Pill outcome = new Pill();
    private final Button load = new Button(Texts.text("live.load"));
    private final Button copy = new Button(Texts.text("live.copy"), Icons.of(BootstrapIcons.CLIPBOARD));
    private final ExplanationBox why;
    private final Label arrived = new Label();
    private final IdLabel source = id("live.fact.source");
    private final IdLabel profile = id("live.fact.profile");
    private final IdLabel session = id("live.fact.session");
    private final IdLabel event = id("live.fact.event");
    private final ProfileLink link;
    private final FactRow profileRow;
    private final FactRow sessionRow = new FactRow(Texts.text("live.fact.session"), session);
    private final FactRow eventRow = new FactRow(Texts.text("live.fact.event"), event);
    private final ChangesView changes = new ChangesView();
    private final HBox tabBar = new HBox();
    private final ViewTabs<Document> tabs = new ViewTabs<>(this::fill);
    private final BodyView document = new BodyView("");
    private List<Document> documents = List.of();
    private String shownTab = "";

    /** A text that can be looked at, with the name of its tab. */
    private record Document(String tab, String text, String remark) {}

    ArrivalPane(LiveViewModel model) {
        this.model = model;
        link = new ProfileLink(model::showProfile);
        link.setId("live-profile-show");
        profileRow = FactRow.of(Texts.text("live.fact.profile"), profile, link);
        why = new ExplanationBox(model::remedy);
        why.setId("live-why");
        getStyleClass().add("live-side");
        title.getStyleClass().add("strong");
        title.setId("live-title");
        outcome.setId("live-outcome");
        load.setId("live-load");
        load.setOnAction(_ -> model.load());
        copy.setId("live-copy");
        copy.setOnAction(_ -> model.copy());
        for (Button button : new Button[] {load, copy}) {
            button.getStyleClass().add("compact");
            button.setMinWidth(USE_PREF_SIZE);
        }
        arrived.setWrapText(true);
        arrived.setMinHeight(USE_PREF_SIZE);
        VBox facts = new VBox(
                new FactRow(Texts.text("live.fact.arrived"), arrived),
                new FactRow(Texts.text("live.fact.source"), source),
                profileRow,
                sessionRow,
                eventRow);
        facts.getStyleClass().add("live-facts");
        changes.getStyleClass().add("live-changes");
        changes.setId("live-changes");
        tabBar.getStyleClass().addAll("section-bar", "top-line", "side-tabs");
        setTop(new VBox(new TitleBar(title, outcome, load, copy), why, facts, changes, tabBar));
        setCenter(document);
    }

    void show(Opened.Stored stored, TimeText times) {
        Arrival.Stored row = stored.row();
        facts(row, null, times);
        profile.valueProperty().set(row.profileId());
        link.show(row.profileId());
        session.valueProperty().set(row.sessionId());
        event.valueProperty().set(row.eventId());
        showIds(true);
        changes.show(stored.changed());
        List<Document> all = new ArrayList<>();
        add(all, "rebuilt", stored.detail().payload());
        add(all, "event", stored.detail().event());
        add(all, "session", stored.detail().session());
        add(all, "profile", stored.detail().profile());
        show(all);
    }

    void show(Opened.Rejected rejected, TimeText times) {
        facts(rejected.row(), rejected.why(), times);
        showIds(false);
        changes.show(new ChangedFields.Unknown());
        String size = ByteText.of(rejected.detail().size());
        show(List.of(new Document(
                "payload", rejected.detail().body(), rejected.detail().cut() ? Texts.text("live.cut", size) : size)));
    }

    private void facts(Arrival row, @Nullable Explanation reason, TimeText times) {
        title.setText(ArrivalWords.what(row));
        ArrivalWords.outcome(outcome, row);
        why.show(reason);
        arrived.setText(Texts.text("live.at", times.exact(row.at()), times.zoneName()));
        source.valueProperty().set(row.sourceId());
        load.setDisable(!model.loadable());
    }

    private void showIds(boolean there) {
        for (FactRow row : new FactRow[] {profileRow, sessionRow, eventRow}) {
            FactRow.show(row, there);
        }
    }

    private static void add(List<Document> documents, String tab, @Nullable ObjectNode node) {
        if (node != null) {
            String text = Json.compact(node);
            documents.add(new Document(tab, text, ByteText.of(text.getBytes(StandardCharsets.UTF_8).length)));
        }
    }

    /** Shows these; the tab that was in front stays in front where there is one of its name. */
    private void show(List<Document> all) {
        if (documents.equals(all)) {
            return;
        }
        documents = all;
        String wanted = all.stream().anyMatch(one -> one.tab().equals(shownTab))
                ? shownTab
                : all.getFirst().tab();
        tabs.clear();
        tabBar.getChildren().clear();
        for (Document one : all) {
            ToggleButton button = tabs.add(Texts.text("live.tab." + one.tab()), one);
            button.setId("live-tab-" + one.tab());
            button.getStyleClass().add("side-tab");
            if (one.tab().equals("rebuilt")) {
                button.setTooltip(new Tooltip(Texts.text("live.tab.rebuilt.tip")));
            }
            tabBar.getChildren().add(button);
            if (one.tab().equals(wanted)) {
                tabs.choose(one);
            }
        }
    }

    private void fill(Document one) {
        shownTab = one.tab();
        document.show(one.text(), one.remark());
    }

    private static IdLabel id(String key) {
        IdLabel label = new IdLabel();
        label.setWhat(Texts.text(key));
        label.setPlaceholder(Texts.text("live.fact.none"));
        return label;
    }
}
