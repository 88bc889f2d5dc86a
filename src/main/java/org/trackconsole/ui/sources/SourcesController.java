package org.trackconsole.ui.sources;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.trackconsole.fx.TimeText;
import org.trackconsole.fx.control.EmptyState;
import org.trackconsole.model.Source;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.ExplanationBox;

/** Binds the Sources screen to its view model. */
final class SourcesController {
    private final SourcesViewModel model;
    private final FormFields fields;
    private final ExplanationBox listFailure;
    private final ExplanationBox saveFailure;
    private Subscription subscription = Subscription.EMPTY;

    @FXML
    private TextField search;

    @FXML
    private ListView<Source> list;

    @FXML
    private StackPane listPlace;

    @FXML
    private StackPane detailPlace;

    @FXML
    private VBox detail;

    @FXML
    private VBox formPlace;

    @FXML
    private Label title;

    @FXML
    private Label savedAt;

    @FXML
    private HBox more;

    @FXML
    private Button toggle;

    @FXML
    private Button save;

    @FXML
    private Button revert;

    SourcesController(SourcesViewModel model) {
        this.model = model;
        this.fields = new FormFields(model);
        this.listFailure = new ExplanationBox(model::remedy);
        this.saveFailure = new ExplanationBox(model::remedy);
    }

    @FXML
    private void initialize() {
        search.textProperty().bindBidirectional(model.searchProperty());
        list.setItems(model.shown());
        list.setCellFactory(_ -> new SourceCell(model::isUnsaved));
        list.getSelectionModel().selectedItemProperty().subscribe((_, source) -> model.select(source));
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE) {
                model.delete();
            }
        });
        list.setPlaceholder(new Label(Texts.text("sources.search.none")));
        formPlace.getChildren().addAll(saveFailure, fields);
        model.all().addListener((ListChangeListener<Source>) _ -> showList());
        model.failureProperty().subscribe(_ -> showList());
        model.loadingProperty().subscribe(_ -> showList());
        model.saveFailureProperty().subscribe(saveFailure::show);
        model.formProperty().subscribe(this::showForm);
        subscription = model.state()
                .utcProperty()
                .subscribe(_ -> showForm(model.formProperty().get()));
    }

    @FXML
    private void create() {
        model.create("");
        fields.begin();
    }

    @FXML
    private void duplicate() {
        model.duplicate();
        fields.begin();
    }

    @FXML
    private void toggle() {
        model.toggle();
    }

    @FXML
    private void delete() {
        model.delete();
    }

    @FXML
    private void save() {
        model.save();
    }

    @FXML
    private void revert() {
        model.revert();
    }

    void dispose() {
        subscription.unsubscribe();
    }

    private void showList() {
        listFailure.show(model.failureProperty().get());
        boolean failed = model.failureProperty().get() != null;
        if (failed) {
            listPlace.getChildren().setAll(new VBox(listFailure));
        } else if (model.all().isEmpty()) {
            listPlace.getChildren().setAll(model.loadingProperty().get() ? new Label() : firstSteps());
        } else if (!listPlace.getChildren().contains(list)) {
            listPlace.getChildren().setAll(list);
        }
        list.refresh();
    }

    private EmptyState firstSteps() {
        Button example = new Button(Texts.text("sources.example"));
        example.setId("create-example");
        example.getStyleClass().add("accent");
        example.setOnAction(_ -> model.createExample());
        return new EmptyState(
                BootstrapIcons.BROADCAST, Texts.text("sources.none"), Texts.text("sources.none.text"), example);
    }

    private void showForm(@Nullable SourceForm form) {
        Node wanted = form == null
                ? new EmptyState(
                        BootstrapIcons.PENCIL_SQUARE, Texts.text("sources.choose"), Texts.text("sources.choose.text"))
                : detail;
        if (!detailPlace.getChildren().contains(wanted)) {
            detailPlace.getChildren().setAll(wanted);
        }
        if (form == null) {
            list.getSelectionModel().clearSelection();
            return;
        }
        fields.show(form);
        Source saved = form.saved();
        title.setText(saved == null ? Texts.text("sources.new") : saved.name());
        savedAt.setText(when(saved));
        more.setVisible(saved != null);
        toggle.setText(Texts.text(saved != null && saved.enabled() ? "sources.disable" : "sources.enable"));
        save.setDisable(!form.isChanged());
        revert.setDisable(!form.isChanged());
        if (saved == null) {
            list.getSelectionModel().clearSelection();
        } else {
            model.shown().stream()
                    .filter(source -> source.id().equals(saved.id()))
                    .findFirst()
                    .ifPresent(source -> list.getSelectionModel().select(source));
            list.refresh();
        }
    }

    private String when(@Nullable Source saved) {
        TimeText time = TimeText.of(model.state().utcProperty().get());
        return saved == null || saved.timestamp() == null
                ? ""
                : Texts.text("sources.savedAt", time.exact(saved.timestamp()), time.zoneName());
    }
}
