package org.trackconsole.ui.sources;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.TimeText;
import org.trackconsole.fx.control.InView;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.model.Source;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.ExplanationBox;

/** Binds the form of one source to its entry. */
final class DetailController {
    private final SourcesViewModel model;
    private final Runnable toList;
    private final FormFields fields;
    private final ArrivalPane arrival;
    private final TrafficPane traffic;
    private final SnippetPane snippet;
    private final PagePane page;
    private final ExplanationBox failure;
    private Subscription entrySubscription = Subscription.EMPTY;
    private Subscription subscription = Subscription.EMPTY;

    @FXML
    private Label title;

    @FXML
    private Pill pill;

    @FXML
    private Button toggle;

    @FXML
    private Button duplicate;

    @FXML
    private Button delete;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox formPlace;

    @FXML
    private VBox failurePlace;

    @FXML
    private Button save;

    @FXML
    private Button revert;

    @FXML
    private Label status;

    /** @param toList puts the caret into the list, where a deletion is undone by the keyboard */
    DetailController(SourcesViewModel model, Runnable toList) {
        this.model = model;
        this.toList = toList;
        fields = new FormFields(model);
        arrival = new ArrivalPane(model.arrival(), model::remedyOfCheck);
        traffic = new TrafficPane(model.figures(), model.state(), model::remedy);
        snippet = new SnippetPane(model.snippet());
        page = new PagePane(model.pages());
        failure = new ExplanationBox(model::remedy);
    }

    @FXML
    private void initialize() {
        formPlace.getChildren().addAll(fields, arrival, traffic, snippet, page);
        failurePlace.getChildren().add(failure);
        failurePlace.managedProperty().bind(failure.managedProperty());
        toggle.setOnAction(_ -> model.toggle());
        duplicate.setOnAction(_ -> {
            model.duplicate();
            fields.begin();
        });
        delete.setOnAction(_ -> {
            // Before, for a question may take the caret away from there.
            toList.run();
            model.delete();
        });
        // The next source stands under the pointer by the second click of a double one.
        delete.addEventFilter(MouseEvent.MOUSE_PRESSED, click -> {
            if (click.getClickCount() > 1) {
                click.consume();
            }
        });
        save.setOnAction(_ -> model.save());
        revert.setOnAction(_ -> model.revert());
        model.chosenProperty().subscribe(this::follow);
        subscription = Subscription.combine(
                model.state().utcProperty().subscribe((_, _) -> {
                    show(model.chosenProperty().get());
                    model.figures().read();
                }),
                model.state()
                        .serverProperty()
                        .subscribe((_, _) -> show(model.chosenProperty().get())));
    }

    /** Puts the caret where a person begins. */
    void begin() {
        fields.begin();
    }

    /** Puts the caret into the address of a page to check, in view. */
    void beginPage() {
        page.begin();
        InView.bring(scroll, page);
    }

    void dispose() {
        subscription.unsubscribe();
    }

    private void follow(@Nullable SourceEntry entry) {
        entrySubscription.unsubscribe();
        scroll.setVvalue(0);
        entrySubscription = entry == null
                ? Subscription.EMPTY
                : Subscription.combine(
                        entry.formProperty().subscribe(_ -> show(entry)),
                        entry.busyProperty().subscribe((_, _) -> show(entry)),
                        entry.completeProperty().subscribe((_, _) -> show(entry)),
                        entry.failureProperty().subscribe(failure::show),
                        entry.arrivalProperty().subscribe((before, now) -> {
                            arrival.show(entry, time());
                            bring(arrival, before, now);
                        }),
                        entry.pageProperty().subscribe((before, now) -> {
                            page.show(entry);
                            bring(page, before, now);
                        }),
                        entry.triedProperty().subscribe((_, tried) -> {
                            show(entry);
                            if (tried) {
                                fields.beginWhereWrong(model.check(entry.form()));
                            }
                        }));
    }

    /** Once as something begins and once as it ends, so that whoever looks elsewhere meanwhile may do so. */
    private void bring(Node result, Object before, Object now) {
        if (before.getClass() != now.getClass()) {
            InView.bring(scroll, result);
        }
    }

    private void show(@Nullable SourceEntry entry) {
        if (entry == null) {
            return;
        }
        SourceForm form = entry.form();
        Source saved = form.saved();
        boolean busy = entry.busyProperty().get();
        boolean complete = entry.completeProperty().get();
        fields.show(form, entry.triedProperty().get());
        arrival.show(entry, time());
        snippet.show(entry);
        page.show(entry);
        title.setText(saved == null ? Texts.text("sources.unnamed") : saved.name());
        if (saved == null) {
            pill.show(Texts.text("sources.notSavedYet"), Pill.Tone.ACCENT);
        } else if (saved.enabled()) {
            pill.show(Texts.text("sources.enabled"), Pill.Tone.SUCCESS);
        } else {
            pill.show(Texts.text("sources.disabled"), Pill.Tone.NEUTRAL);
        }
        toggle.setText(Texts.text(saved != null && saved.enabled() ? "sources.disable" : "sources.enable"));
        for (Button onlySaved : new Button[] {toggle, duplicate, delete}) {
            onlySaved.setVisible(saved != null);
            onlySaved.setManaged(saved != null);
            onlySaved.setDisable(busy || !complete);
        }
        save.setText(Texts.text(form.isSecond() ? "sources.save.second" : "common.save"));
        save.setDisable(busy || !complete || !form.isChanged());
        revert.setDisable(busy || !form.isChanged());
        revert.setText(Texts.text(saved == null ? "sources.discard" : "sources.revert"));
        status.setText(
                busy ? Texts.text("sources.busy") : complete ? status(form) : Texts.text("sources.incomplete.status"));
    }

    private String status(SourceForm form) {
        if (!form.isNew() && form.isTouched()) {
            return Texts.text("sources.unsaved");
        }
        TimeText time = time();
        return form.isNew() || form.base().timestamp() == null
                ? ""
                : Texts.text("sources.savedAt", time.brief(form.base().timestamp()), time.zoneName());
    }

    private TimeText time() {
        return TimeText.of(model.state().utcProperty().get());
    }
}
