package org.trackconsole.ui.profiles;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
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
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private BorderPane root;

    @FXML
    private VBox top;

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
    private Button watch;

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
        watch.setOnAction(_ -> model.toggleWatch());
        ExplanationBox trouble = new ExplanationBox(model::remedy);
        trouble.setId("profiles-trouble");
        top.getChildren().add(trouble);
        split.getItems().setAll(person, timeline, record);
        split.setDividerPositions(0.29, 0.68);
        SearchKeys.install(root, search, timeline.list(), model::search, model::startAnew);
        ProfileStates states = new ProfileStates(model, body, split, found);
        subscriptions = Subscription.combine(
                model.recent().subscribe(this::showRecent),
                model.contentProperty().subscribe(content -> {
                    states.show(content);
                    boolean open = content instanceof Content.Person;
                    FactRow.show(back, open && model.found() != null);
                    FactRow.show(refresh, open);
                    FactRow.show(watch, open);
                    showPerson();
                }),
                model.troubleProperty().subscribe(trouble::show),
                model.refreshingProperty().subscribe(refresh::setDisable),
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

    private void showKept() {
        boolean watched = model.keptProperty().get().watched();
        watch.setText(Texts.text(watched ? "profiles.unwatch" : "profiles.watch"));
        person.showLog();
        timeline.showSnapshots();
    }

    private void showRecent() {
        recent.getItems().clear();
        for (String text : model.recent()) {
            MenuItem item = new MenuItem(text);
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> model.search(text));
            recent.getItems().add(item);
        }
        MenuItem forget = new MenuItem(Texts.text("profiles.recent.forget"));
        forget.setOnAction(_ -> model.forgetRecent());
        recent.getItems().addAll(new SeparatorMenuItem(), forget);
        FactRow.show(recent, !model.recent().isEmpty());
    }
}
