package org.trackconsole.ui.profiles;

import java.nio.charset.StandardCharsets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.trackconsole.fx.control.ByteText;
import org.trackconsole.fx.control.EmptyState;
import org.trackconsole.fx.control.IdLabel;
import org.trackconsole.json.Json;
import org.trackconsole.model.Profile;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.BodyView;
import org.trackconsole.ui.part.FactRow;
import org.trackconsole.ui.part.ShownAs;
import org.trackconsole.ui.part.ViewTabs;

/** The middle of the page: the timeline, the whole record as JSON, and the kept copies. */
final class TimelinePane extends BorderPane {
    private static final double ROW_HEIGHT = 2.46;

    private final ProfilesViewModel model;
    private final Timeline timeline;
    private final ListView<TimelineRow> list = new ListView<>();
    private final ComboBox<String> type = new ComboBox<>();
    private final ComboBox<String> source = new ComboBox<>();
    private final CheckBox system = new CheckBox(Texts.text("profiles.system"));
    private final Label count = new Label();
    private final StackPane place = new StackPane(list);
    private final BodyView json = new BodyView("");
    private final SnapshotPane snapshots;
    private final SessionsPane sessions;
    private final ViewTabs<Node> tabs = new ViewTabs<>(this::showTab);
    private final ToggleButton asSnapshots;

    TimelinePane(ProfilesViewModel model) {
        this.model = model;
        timeline = model.timeline();
        snapshots = new SnapshotPane(model);
        sessions = new SessionsPane(model);
        list.setId("profiles-timeline");
        list.getStyleClass().add("profiles-list");
        list.setAccessibleText(Texts.text("profiles.timeline"));
        list.setItems(timeline.rows());
        list.setCellFactory(_ -> new TimelineCell(model));
        count.fontProperty().subscribe(font -> list.setFixedCellSize(Math.rint(ROW_HEIGHT * font.getSize())));
        count.getStyleClass().add("muted");
        choice(type, "profiles-type", Texts.text("profiles.type"), Texts.text("profiles.type.all"), false);
        choice(source, "profiles-source", Texts.text("profiles.source"), Texts.text("profiles.source.all"), true);
        system.setId("profiles-system");
        system.setMinWidth(USE_PREF_SIZE);
        HBox filters = new HBox(type, source, system);
        filters.getStyleClass().addAll("section-bar", "profiles-filters");
        BorderPane events = new BorderPane(place);
        events.setTop(filters);
        HBox bar = new HBox();
        bar.getStyleClass().add("section-bar");
        ToggleButton asTimeline = tab("profiles.tab.timeline", events);
        ToggleButton asJson = tab("profiles.tab.json", json);
        ToggleButton asSessions = tab("profiles.tab.sessions", sessions);
        asSnapshots = tab("profiles.tab.snapshots", snapshots);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        bar.getChildren().addAll(asTimeline, asSessions, asJson, asSnapshots, gap, count);
        setTop(bar);
        tabs.choose(events);
        setMinWidth(280);
        getStyleClass().add("page");
    }

    ListView<TimelineRow> list() {
        return list;
    }

    /** Joins the controls to the timeline until the subscription ends. */
    Subscription bind() {
        type.setItems(timeline.types());
        type.valueProperty().bindBidirectional(timeline.typeProperty());
        source.setItems(timeline.sources());
        source.valueProperty().bindBidirectional(timeline.sourceProperty());
        system.selectedProperty().bindBidirectional(timeline.systemProperty());
        return Subscription.combine(
                sessions.bind(),
                list.getSelectionModel()
                        .selectedItemProperty()
                        .subscribe(row -> timeline.selectedProperty()
                                .set(row instanceof TimelineRow.Event event ? event.event() : null)),
                timeline.totalProperty().subscribe(_ -> showCount()),
                timeline.loadingProperty().subscribe(_ -> showCount()),
                () -> {
                    type.valueProperty().unbindBidirectional(timeline.typeProperty());
                    source.valueProperty().unbindBidirectional(timeline.sourceProperty());
                    system.selectedProperty().unbindBidirectional(timeline.systemProperty());
                });
    }

    /** Shows the opened person; the timeline reads its rows by itself. */
    void show() {
        showJson();
        sessions.showDocument();
        list.refresh();
        showSnapshots();
    }

    /** A large record takes its time, so it is laid out when somebody looks at it. */
    private void showJson() {
        Profile shown = model.shownProfile();
        if (shown != null && json.equals(tabs.chosen())) {
            String text = Json.compact(shown.document());
            json.show(text, ByteText.of(text.getBytes(StandardCharsets.UTF_8).length));
        }
    }

    void showSnapshots() {
        int kept = model.keptProperty().get().snapshots().size();
        asSnapshots.setText(Texts.text("profiles.tab.snapshots.count", kept));
        snapshots.show();
    }

    private void showCount() {
        long total = timeline.totalProperty().get();
        boolean loading = timeline.loadingProperty().get();
        boolean none = total == 0 && !loading;
        count.setText(
                total >= 0 ? Texts.text("profiles.events", total) : loading ? Texts.text("profiles.loading") : "");
        place.getChildren().retainAll(list);
        FactRow.show(list, !none);
        if (none && !timeline.narrowed()) {
            place.getChildren()
                    .add(new EmptyState(
                            BootstrapIcons.LIST,
                            Texts.text("profiles.events.none.title"),
                            Texts.text("profiles.noEvents.text")));
        } else if (none) {
            Button all = new Button(Texts.text("profiles.filter.clear"));
            all.setId("profiles-filter-clear");
            all.setOnAction(_ -> timeline.clearFilter());
            place.getChildren()
                    .add(new EmptyState(
                            BootstrapIcons.LIST,
                            Texts.text("profiles.noEvents.title"),
                            Texts.text("profiles.noEvents.text"),
                            all));
        }
    }

    private ToggleButton tab(String key, Node content) {
        ToggleButton button = tabs.add(Texts.text(key), content);
        button.setId(key.replace("profiles.tab.", "profiles-tab-"));
        return button;
    }

    private void showTab(Node content) {
        setCenter(content);
        model.sessions().want(sessions.equals(content));
        showJson();
    }

    private static void choice(ComboBox<String> box, String id, String name, String all, boolean shorten) {
        box.setId(id);
        box.setAccessibleText(name);
        box.getStyleClass().add("profiles-choice");
        box.setConverter(new ShownAs<>(all, value -> value.isEmpty() ? all : shorten ? IdLabel.shorten(value) : value));
    }
}
