package org.trackconsole.ui.servers;

import java.util.HashMap;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.TimeText;
import org.trackconsole.fx.control.InView;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.ConnectionTests.Finding;
import org.trackconsole.service.Remedy;
import org.trackconsole.text.Texts;

/** Binds what is shown of one server. */
final class DetailController {
    private final ServersViewModel model;
    private final CapabilityPane capabilities = new CapabilityPane(this::remedy);
    private Subscription chosenSubscription = Subscription.EMPTY;
    private Subscription formSubscription = Subscription.EMPTY;
    private Subscription timesSubscription = Subscription.EMPTY;

    @FXML
    private Label title;

    private final Map<String, FormPane> panes = new HashMap<>();

    @FXML
    private Pill used;

    @FXML
    private Button use;

    @FXML
    private Button test;

    @FXML
    private Button remove;

    @FXML
    private ScrollPane place;

    @FXML
    private VBox trialPlace;

    @FXML
    private HBox footer;

    @FXML
    private Button save;

    @FXML
    private Button revert;

    @FXML
    private Label status;

    DetailController(ServersViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        TrialView trial = new TrialView(this::remedy);
        trialPlace.getChildren().add(trial);
        trialPlace.managedProperty().bind(trial.managedProperty());
        model.trialProperty().subscribe(trial::show);
        used.show(Texts.text("servers.inUse"), Pill.Tone.ACCENT);
        used.managedProperty().bind(used.visibleProperty());
        use.managedProperty().bind(use.visibleProperty());
        remove.managedProperty().bind(remove.visibleProperty());
        footer.managedProperty().bind(footer.visibleProperty());
        use.setOnAction(_ -> model.use());
        test.setOnAction(_ -> model.test());
        remove.setOnAction(_ -> model.remove());
        save.setOnAction(_ -> model.save());
        revert.setOnAction(_ -> model.revert());
        chosenSubscription = model.state().serverProperty().subscribe(_ -> showUse());
        model.findingProperty().subscribe(this::showFinding);
        timesSubscription = model.state()
                .utcProperty()
                .subscribe(_ -> showFinding(model.findingProperty().get()));
        model.formProperty().subscribe(this::show);
        // The local server has no form that would change; its facts follow the list.
        model.rows().addListener((ListChangeListener<ServerRow>)
                _ -> show(model.formProperty().get()));
    }

    /** Puts the caret where a person begins. */
    void begin() {
        place.applyCss();
        if (place.getContent() instanceof FormPane pane) {
            pane.begin();
        }
    }

    void remedy(Remedy remedy) {
        switch (remedy) {
            case TEST_CONNECTION, SEND_AGAIN -> model.test();
            case START_LOCAL_SERVER -> model.startLocal();
            case SIGN_IN -> {
                if (place.getContent() instanceof FormPane pane) {
                    pane.beginSigningIn();
                }
            }
            case EDIT_PROXY, EDIT_AUTHORITIES, EDIT_IDENTITY -> {
                if (place.getContent() instanceof FormPane pane) {
                    InView.bring(place, pane.beginNetwork(remedy));
                }
            }
            case EDIT_SERVER, CREATE_SOURCE, ENABLE_SOURCE, CHOOSE_SOURCE, ADD_EVENT, ADD_PROFILE_ID, GO_TO_COMPLAINT ->
                begin();
        }
    }

    void dispose() {
        chosenSubscription.unsubscribe();
        timesSubscription.unsubscribe();
    }

    private void showFinding(@Nullable Finding finding) {
        capabilities.show(finding, TimeText.of(model.state().utcProperty().get()));
    }

    private Pane withCapabilities(Pane facts) {
        if (!facts.equals(capabilities.getParent())) {
            facts.getChildren().add(capabilities);
        }
        return facts;
    }

    private void show(@Nullable ServerForm form) {
        ServerRow row = model.shownRow();
        title.setText(row == null ? Texts.text("servers.new") : row.server().name());
        remove.setVisible(row != null && !row.server().local());
        footer.setVisible(form != null);
        showUse();
        if (form == null) {
            formSubscription.unsubscribe();
            place.setContent(row == null ? null : withCapabilities(new LocalPane(row.server(), model.localFolder())));
            return;
        }
        showChanged(form);
        if (place.getContent() instanceof FormPane pane && pane.shows(form)) {
            return;
        }
        place.setContent(withCapabilities(paneOf(form)));
        place.setVvalue(0);
        formSubscription.unsubscribe();
        formSubscription = form.changedProperty().subscribe(_ -> showChanged(form));
    }

    /** One pane a server, for a form that is shown again would keep every pane that ever listened to it. */
    private FormPane paneOf(ServerForm form) {
        String id = form.row() == null ? "" : form.row().id();
        FormPane pane = panes.get(id);
        if (pane == null || !pane.shows(form)) {
            pane = new FormPane(form, model.files());
            panes.put(id, pane);
        }
        return pane;
    }

    private void showChanged(ServerForm form) {
        boolean changed = form.changedProperty().get();
        boolean isNew = form.row() == null;
        save.setDisable(!changed);
        revert.setText(Texts.text(isNew ? "servers.discard" : "servers.revert"));
        revert.setDisable(!changed && !isNew);
        status.setText(changed && !isNew ? Texts.text("servers.unsaved") : "");
    }

    private void showUse() {
        ServerRow row = model.shownRow();
        TrackServer chosen = model.state().server();
        used.setVisible(row != null && row.id().equals(chosen.id()));
        use.setVisible(row != null && !used.isVisible());
    }
}
