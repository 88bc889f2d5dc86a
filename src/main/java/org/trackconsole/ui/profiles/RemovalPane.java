package org.trackconsole.ui.profiles;

import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.trackconsole.fx.control.IdLabel;
import org.trackconsole.model.Profile;
import org.trackconsole.model.RemovalReport;
import org.trackconsole.service.Explanation;
import org.trackconsole.service.PersonRemoval;
import org.trackconsole.service.Progress;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.DataSetWords;
import org.trackconsole.ui.part.ExplanationBox;
import org.trackconsole.ui.part.FactRow;

/** The deletion of a person, in place of their page: what it will do, the question, its progress, and what became of it. */
final class RemovalPane extends ScrollPane {
    private final ProfilesViewModel model;
    private final Removing removing;
    private final VBox card = new VBox();
    private final ProgressBar bar = new ProgressBar();
    private final Label progress = new Label();
    private final Button stop = new Button(Texts.text("profiles.stop"));
    private final ReportView report;

    RemovalPane(ProfilesViewModel model) {
        this.model = model;
        removing = model.removing();
        report = new ReportView(model, _ -> {});
        card.getStyleClass().addAll("card", "profiles-removal");
        card.setId("profiles-removal");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setId("profiles-removal-bar");
        stop.setId("profiles-removal-stop");
        stop.setOnAction(_ -> removing.stop());
        VBox page = new VBox(card);
        page.getStyleClass().add("profiles-removal-page");
        setContent(page);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("page");
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.endRemoval();
                event.consume();
            }
        });
    }

    void show(Removing.Stage stage) {
        if (stage instanceof Removing.Stage.Running running && progress.getParent() != null) {
            show(running);
            return;
        }
        card.getChildren().clear();
        switch (stage) {
            case Removing.Stage.None _ -> {
                // The page of the person is shown.
            }
            case Removing.Stage.Counting _ ->
                add(title(Texts.text("profiles.removal.counting")), new ProgressBar(), buttons(cancel()));
            case Removing.Stage.Failed(Explanation why) -> {
                ExplanationBox box = new ExplanationBox(model::remedyRemoval);
                box.show(why);
                add(title(Texts.text("profiles.removal.failed")), box, buttons(cancel()));
            }
            case Removing.Stage.Asking asking -> ask(asking);
            case Removing.Stage.Running running -> {
                add(title(Texts.text("profiles.removal.running")), bar, progress, buttons(stop));
                show(running);
                stop.requestFocus();
            }
            case Removing.Stage.Over(RemovalReport over, String notKept) -> {
                report.show(over, notKept);
                Button close = new Button(Texts.text("common.close"));
                close.setId("profiles-removal-close");
                close.setOnAction(_ -> model.endRemoval());
                add(title(ReportWords.result(over)), report, buttons(close));
                close.requestFocus();
            }
        }
    }

    private void ask(Removing.Stage.Asking asking) {
        PersonRemoval.Plan plan = asking.plan();
        Profile profile = plan.profile();
        IdLabel id = new IdLabel();
        id.setWhat(Texts.text("profiles.id"));
        id.valueProperty().set(profile.id());
        Label server = text(DataSetWords.withDataSet(asking.server()) + " · "
                + asking.server().address());
        VBox facts = new VBox(
                new FactRow(Texts.text("profiles.report.kind.PROFILE"), id),
                new FactRow(Texts.text("profiles.removal.server"), server),
                new FactRow(
                        Texts.text("profiles.report.kind.SESSION"),
                        new Label(Texts.text("profiles.number", plan.sessions()))),
                new FactRow(
                        Texts.text("profiles.report.kind.EVENT"),
                        new Label(Texts.text("profiles.number", plan.events()))));
        Button export = new Button(Texts.text("profiles.removal.export"));
        export.setId("profiles-removal-export");
        export.getStyleClass().add("compact");
        export.disableProperty().bind(model.exporting().runningProperty().isNotNull());
        export.setOnAction(_ -> model.export());
        CheckBox copies = new CheckBox(
                Texts.text("profiles.removal.copies", asking.local().copies()));
        copies.setId("profiles-removal-copies");
        copies.selectedProperty().bindBidirectional(removing.copiesProperty());
        CheckBox calls =
                new CheckBox(Texts.text("profiles.removal.calls", asking.local().calls()));
        calls.setId("profiles-removal-calls");
        calls.selectedProperty().bindBidirectional(removing.callsProperty());
        FactRow.show(calls, asking.local().calls() > 0);
        for (CheckBox box : List.of(copies, calls)) {
            box.setWrapText(true);
        }
        TextField typed = new TextField();
        typed.setId("profiles-removal-typed");
        typed.setMaxWidth(180);
        typed.textProperty().bindBidirectional(removing.typedProperty());
        Label question = text(Texts.text("profiles.removal.type", Removing.toType(profile)));
        question.setLabelFor(typed);
        Button delete = new Button(Texts.text("profiles.removal.delete"));
        delete.setId("profiles-removal-delete");
        delete.getStyleClass().add("danger");
        delete.setDisable(!removing.meant());
        typed.textProperty().subscribe((_, _) -> delete.setDisable(!removing.meant()));
        typed.setOnAction(_ -> removing.start());
        delete.setOnAction(_ -> removing.start());
        VBox stays = new VBox();
        stays.getStyleClass().add("profiles-removal-list");
        ReportWords.stays().forEach(line -> stays.getChildren().add(text("•  " + line)));
        add(
                title(Texts.text(
                        "profiles.removal.title",
                        PersonWords.name(Objects.requireNonNullElse(model.shownProfile(), profile)))),
                facts,
                strong(Texts.text("profiles.report.stays")),
                stays,
                strong(Texts.text("profiles.removal.first")),
                new HBox(export),
                strong(Texts.text("profiles.removal.local")),
                copies,
                calls,
                question,
                typed,
                buttons(cancel(), delete));
        typed.requestFocus();
    }

    private void show(Removing.Stage.Running running) {
        Progress.State now = running.state();
        bar.setProgress(now.total() > 0 ? (double) now.done() / now.total() : ProgressBar.INDETERMINATE_PROGRESS);
        progress.setText(running.stopping() ? Texts.text("profiles.removal.stopping") : phase(now));
        stop.setDisable(running.stopping());
    }

    /** What is being done, and how far it is. */
    static String phase(Progress.State now) {
        String words = Texts.text("profiles.phase." + now.phase());
        return now.total() > 0 ? Texts.text("profiles.phase.of", words, now.done(), now.total()) : words;
    }

    private Button cancel() {
        Button cancel = new Button(Texts.text("common.cancel"));
        cancel.setId("profiles-removal-cancel");
        cancel.setOnAction(_ -> model.endRemoval());
        return cancel;
    }

    private void add(Node... nodes) {
        card.getChildren().addAll(nodes);
    }

    private static HBox buttons(Button... buttons) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(gap);
        line.getChildren().addAll(buttons);
        line.getStyleClass().add("profiles-removal-buttons");
        return line;
    }

    private static Label title(String words) {
        Label label = text(words);
        label.getStyleClass().add("profiles-name");
        return label;
    }

    private static Label strong(String words) {
        Label label = text(words);
        label.getStyleClass().add("strong");
        return label;
    }

    private static Label text(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
