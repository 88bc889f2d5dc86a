package org.trackconsole.ui.live;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.trackconsole.fx.TimeText;
import org.trackconsole.model.Arrival;
import org.trackconsole.ui.part.ExplanationBox;
import org.trackconsole.ui.part.RowKeeper;

/** Binds the Live screen to its view model. */
final class LiveController {
    private final LiveViewModel model;
    private final FilterBar filterBar;
    private final OpenedPane openedPane;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private BorderPane root;

    @FXML
    private VBox top;

    @FXML
    private HBox filters;

    @FXML
    private TextField search;

    @FXML
    private Button clear;

    @FXML
    private ComboBox<String> source;

    @FXML
    private ComboBox<String> type;

    @FXML
    private HBox kinds;

    @FXML
    private CheckBox system;

    @FXML
    private Button fresh;

    @FXML
    private ToggleButton pause;

    @FXML
    private StackPane body;

    @FXML
    private SplitPane split;

    @FXML
    private StackPane headings;

    @FXML
    private ListView<Arrival> list;

    @FXML
    private StackPane detail;

    LiveController(LiveViewModel model) {
        this.model = model;
        filterBar = new FilterBar(model.list());
        openedPane = new OpenedPane(model);
    }

    @FXML
    private void initialize() {
        LiveList arrivals = model.list();
        RowKeeper<Arrival> keeper = new ArrivalList(model, list, headings, fresh.fontProperty()).keeper();
        ExplanationBox trouble = new ExplanationBox(model::remedy);
        trouble.setId("live-trouble");
        top.getChildren().add(trouble);
        detail.getChildren().add(openedPane);
        new LiveKeys(model, list, search).install(root);
        subscriptions = Subscription.combine(
                filterBar.bind(search, clear, source, type, kinds, system),
                new PauseBar(arrivals, fresh, pause).bind(() -> list.scrollTo(0)),
                root.sceneProperty().subscribe(scene -> arrivals.setShown(scene != null)),
                arrivals.contentProperty().subscribe(new LiveStates(model, body, split, filters)::show),
                arrivals.troubleProperty().subscribe(trouble::show),
                arrivals.selectedProperty().subscribe(_ -> keeper.showSelected()),
                model.openedProperty().subscribe(_ -> showOpened()),
                model.state().utcProperty().subscribe((_, _) -> {
                    list.refresh();
                    showOpened();
                }));
    }

    /** Puts the keyboard where the arrivals are. */
    void focusList() {
        list.requestFocus();
    }

    void dispose() {
        subscriptions.unsubscribe();
    }

    private void showOpened() {
        openedPane.show(
                model.openedProperty().get(),
                TimeText.of(model.state().utcProperty().get()));
    }
}
