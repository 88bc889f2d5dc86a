package org.trackconsole.ui.profiles;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.trackconsole.fx.TimeText;
import org.trackconsole.fx.control.ByteText;
import org.trackconsole.fx.control.EmptyState;
import org.trackconsole.fx.control.IdLabel;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.json.Json;
import org.trackconsole.model.Profile;
import org.trackconsole.model.StoredEvent;
import org.trackconsole.service.ChangedFields;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.BodyView;
import org.trackconsole.ui.part.ChangesView;
import org.trackconsole.ui.part.FactRow;
import org.trackconsole.ui.part.TitleBar;
import org.trackconsole.ui.part.ViewTabs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The selected event: its facts, what it changed in the profile, and its record and session as JSON. */
final class RecordPane extends StackPane {
    private final ProfilesViewModel model;
    private final Label title = new Label();
    private final Pill origin = new Pill(Texts.text("profiles.fact.system"), Pill.Tone.NEUTRAL);
    private final Button load = new Button(Texts.text("profiles.load"));
    private final Label at = new Label();
    private final IdLabel source = new IdLabel();
    private final IdLabel session = new IdLabel();
    private final IdLabel event = new IdLabel();
    private final Label storedAs = new Label();
    private final Label tags = new Label();
    private final ChangesView changes = new ChangesView();
    private final BodyView document = new BodyView("");
    private final ViewTabs<String> tabs = new ViewTabs<>(_ -> showDocument());
    private final HBox tabBar = new HBox();
    private final BorderPane opened = new BorderPane();

    RecordPane(ProfilesViewModel model) {
        this.model = model;
        title.getStyleClass().add("strong");
        title.setId("profiles-event");
        load.setId("profiles-load");
        load.getStyleClass().add("compact");
        load.setMinWidth(USE_PREF_SIZE);
        load.setOnAction(_ -> model.openInCompose());
        for (Label label : new Label[] {at, storedAs, tags}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        named(source, "profiles.fact.source");
        named(session, "profiles.fact.session");
        named(event, "profiles.fact.event");
        VBox facts = new VBox(
                new FactRow(Texts.text("profiles.fact.time"), at),
                new FactRow(Texts.text("profiles.fact.source"), source),
                new FactRow(Texts.text("profiles.fact.name"), storedAs),
                new FactRow(Texts.text("profiles.fact.tags"), tags),
                new FactRow(Texts.text("profiles.fact.session"), session),
                new FactRow(Texts.text("profiles.fact.event"), event));
        facts.getStyleClass().add("profiles-rows");
        changes.setId("profiles-event-changes");
        tabBar.getStyleClass().addAll("section-bar", "top-line", "side-tabs");
        for (String name : List.of("properties", "context", "event", "session")) {
            ToggleButton button = tabs.add(Texts.text("profiles.record." + name), name);
            button.setId("profiles-record-" + name);
            button.getStyleClass().add("side-tab");
            tabBar.getChildren().add(button);
        }
        tabs.choose("properties");
        opened.setTop(new VBox(new TitleBar(title, origin, load), facts, changes, tabBar));
        opened.setCenter(document);
        setMinWidth(260);
        getStyleClass().add("page");
    }

    /** Follows the selection until the subscription ends. */
    Subscription bind() {
        return Subscription.combine(
                model.timeline().selectedProperty().subscribe(_ -> show()),
                model.sessionProperty().subscribe(_ -> showDocument()));
    }

    void show() {
        StoredEvent selected = model.timeline().selectedProperty().get();
        if (selected == null) {
            getChildren()
                    .setAll(new EmptyState(
                            BootstrapIcons.CURSOR,
                            Texts.text("profiles.noEvent.title"),
                            Texts.text("profiles.noEvent.text")));
            return;
        }
        getChildren().setAll(opened);
        TimeText times = TimeText.of(model.state().utcProperty().get());
        Instant time = selected.at();
        title.setText(selected.type());
        load.setDisable(!model.loadable());
        FactRow.show(origin, selected.system());
        at.setText(
                time == null
                        ? Texts.text("profiles.visit.unknown")
                        : Texts.text("profiles.at", times.exact(time), times.zoneName()));
        source.valueProperty().set(selected.sourceId());
        session.valueProperty().set(selected.sessionId());
        event.valueProperty().set(selected.id());
        storedAs.setText(selected.name());
        tags.setText(String.join(", ", selected.tags()));
        Profile whose = model.profile();
        changes.show(ChangedFields.of(
                model.timeline().noted(selected),
                whose == null ? null : whose.document(),
                selected.id(),
                model::shown));
        showDocument();
    }

    private void showDocument() {
        StoredEvent selected = model.timeline().selectedProperty().get();
        if (selected == null) {
            return;
        }
        ObjectNode record = model.shown(selected.document());
        ObjectNode visit = model.sessionProperty().get();
        JsonNode shown = switch (Objects.requireNonNullElse(tabs.chosen(), "event")) {
            case "properties" -> record.path("properties");
            case "context" -> record.path("context");
            case "session" -> visit == null ? Json.mapper().createObjectNode() : model.shown(visit);
            default -> record;
        };
        String text = shown.isMissingNode() ? "{}" : Json.compact(shown);
        document.show(text, ByteText.of(text.getBytes(StandardCharsets.UTF_8).length));
    }

    private static void named(IdLabel label, String key) {
        label.setWhat(Texts.text(key));
        label.setPlaceholder(Texts.text("profiles.fact.none"));
    }
}
