package org.trackconsole.ui.profiles;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.trackconsole.fx.TimeText;
import org.trackconsole.model.RemovalReport;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.ExplanationBox;
import org.trackconsole.ui.part.FactRow;
import org.trackconsole.ui.part.SearchKeys;

/** Binds the Profiles screen to its view model. */
final class ProfilesController {
    private final ProfilesViewModel model;
    private final PersonPane person;
    private final TimelinePane timeline;
    private final RecordPane record;
    private final FoundList found;
    private final RemovalPane removal;
    private final ReportsPane reports;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private BorderPane root;

    @FXML
    private VBox top;

    @FXML
    private HBox bar;

    @FXML
    private TextField search;

    @FXML
    private Button clear;

    @FXML
    private MenuButton recent;

    @FXML
    private Button back;

    @FXML
    private Button refresh;

    @FXML
    private Button zone;

    @FXML
    private StackPane body;

    @FXML
    private SplitPane split;

    ProfilesController(ProfilesViewModel model) {
        this.model = model;
        person = new PersonPane(model);
        timeline = new TimelinePane(model);
        record = new RecordPane(model);
        found = new FoundList(model);
        removal = new RemovalPane(model);
        reports = new ReportsPane(model);
    }

    @FXML
    private void initialize() {
        search.textProperty().bindBidirectional(model.queryProperty());
        clear.visibleProperty().bind(search.textProperty().isNotEmpty());
        clear.setOnAction(_ -> {
            model.startAnew();
            search.requestFocus();
        });
        back.setOnAction(_ -> model.back());
        refresh.setOnAction(_ -> model.refresh());
        zone.textProperty()
                .bind(model.state()
                        .utcProperty()
                        .map(utc -> Texts.text("profiles.zone", TimeText.of(utc).zoneName())));
        zone.setOnAction(_ -> model.toggleUtc());
        ExplanationBox trouble = new ExplanationBox(model::remedy);
        trouble.setId("profiles-trouble");
        ExplanationBox notExported = new ExplanationBox(model::remedyExport);
        ExportBar exported = new ExportBar(model.exporting());
        top.getChildren().addAll(exported, trouble, notExported);
        split.getItems().setAll(person, timeline, record);
        split.setDividerPositions(0.29, 0.68);
        SearchKeys.install(root, search, timeline.list(), model::search, model::startAnew);
        ProfileStates states = new ProfileStates(model, body, split, found);
        subscriptions = Subscription.combine(
                model.notebook().recent().subscribe(this::showRecent),
                model.contentProperty().subscribe(content -> {
                    states.show(content);
                    boolean open = content instanceof Content.Person;
                    showBack();
                    FactRow.show(refresh, open);
                    showPerson();
                }),
                model.originProperty().subscribe(_ -> showBack()),
                model.troubleProperty().subscribe(trouble::show),
                model.refreshingProperty().subscribe(refresh::setDisable),
                model.exporting().runningProperty().subscribe(exported::show),
                model.exporting().troubleProperty().subscribe(notExported::show),
                model.removing().stageProperty().subscribe(_ -> showFront()),
                model.reports().shownProperty().subscribe(_ -> showFront()),
                model.keptProperty().subscribe(_ -> showKept()),
                model.revealedProperty().subscribe((_, _) -> showPerson()),
                model.state().utcProperty().subscribe((_, _) -> showPerson()),
                timeline.bind(),
                record.bind());
        showRecent();
    }

    SplitPane split() {
        return split;
    }

    /** Puts the keyboard where people begin. */
    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    void dispose() {
        subscriptions.unsubscribe();
        search.textProperty().unbindBidirectional(model.queryProperty());
    }

    private void showPerson() {
        if (model.contentProperty().get() instanceof Content.Person opened) {
            person.show(opened);
            timeline.show();
            record.show();
        }
        found.showTimes();
    }

    private void showBack() {
        String way = model.wayBack();
        back.setText(way);
        FactRow.show(back, way != null);
    }

    private void showKept() {
        person.showKept();
        timeline.showSnapshots();
    }

    /** A deletion or the reports stand in place of the person; who is searched for meanwhile would not be seen. */
    private void showFront() {
        Removing.Stage stage = model.removing().stageProperty().get();
        List<RemovalReport> kept = model.reports().shownProperty().get();
        removal.show(stage);
        bar.setDisable(!(stage instanceof Removing.Stage.None));
        if (!(stage instanceof Removing.Stage.None)) {
            root.setCenter(removal);
        } else if (kept != null) {
            root.setCenter(reports);
            reports.show(kept);
        } else {
            root.setCenter(body);
        }
    }

    private void showRecent() {
        recent.getItems().clear();
        for (String text : model.notebook().recent()) {
            MenuItem item = new MenuItem(text);
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> model.search(text));
            recent.getItems().add(item);
        }
        MenuItem forget = new MenuItem(Texts.text("profiles.recent.forget"));
        forget.setOnAction(_ -> model.notebook().forgetRecent());
        recent.getItems().addAll(new SeparatorMenuItem(), forget);
        FactRow.show(recent, !model.notebook().recent().isEmpty());
    }
}
