package org.trackconsole.ui.live;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
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
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.ExplanationBox;
import org.trackconsole.ui.part.FactRow;
import org.trackconsole.ui.part.Headings;
import org.trackconsole.ui.part.RowKeeper;

/** Binds the Live screen to its view model. */
final class LiveController {
    /** In em. */
    private static final double ROW_HEIGHT = 2.46;

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
        filterBar = new FilterBar(model.list().filter());
        openedPane = new OpenedPane(model);
    }

    @FXML
    private void initialize() {
        LiveList arrivals = model.list();
        LiveRows rows = arrivals.rows();
        RowKeeper<Arrival> keeper = new RowKeeper<>(
                list, rows.list(), Arrival::cursor, rows::indexOf, arrivals.selectedProperty(), arrivals::select);
        rows.setAround(keeper::around);
        list.setCellFactory(_ -> new ArrivalCell(model));
        // Whole pixels, or the lines between the rows are not equally thick.
        fresh.fontProperty().subscribe(font -> list.setFixedCellSize(Math.rint(ROW_HEIGHT * font.getSize())));
        headings.getChildren().add(Headings.over(list, LiveColumns.headings()));
        ExplanationBox trouble = new ExplanationBox(model::remedy);
        trouble.setId("live-trouble");
        top.getChildren().add(trouble);
        detail.getChildren().add(openedPane);
        clear.setOnAction(_ -> arrivals.clearFilter());
        clear.visibleProperty().bind(search.textProperty().isNotEmpty());
        fresh.setOnAction(_ -> {
            arrivals.pausedProperty().set(false);
            arrivals.showNewest();
            list.scrollTo(0);
        });
        new LiveKeys(model, list, search).install(root);
        subscriptions = Subscription.combine(
                filterBar.bind(search, source, type, kinds),
                root.sceneProperty().subscribe(scene -> arrivals.setShown(scene != null)),
                arrivals.contentProperty().subscribe(new LiveStates(model, body, split, filters)::show),
                arrivals.troubleProperty().subscribe(trouble::show),
                arrivals.waitingProperty().subscribe(_ -> showFresh()),
                arrivals.pausedProperty().subscribe(_ -> showFresh()),
                arrivals.selectedProperty().subscribe(_ -> keeper.showSelected()),
                model.openedProperty().subscribe(_ -> showOpened()),
                model.state().utcProperty().subscribe((_, _) -> {
                    list.refresh();
                    showOpened();
                }));
        pause.selectedProperty().bindBidirectional(arrivals.pausedProperty());
    }

    /** Puts the keyboard where the arrivals are. */
    void focusList() {
        list.requestFocus();
    }

    void dispose() {
        subscriptions.unsubscribe();
        pause.selectedProperty().unbindBidirectional(model.list().pausedProperty());
    }

    private void showFresh() {
        long waiting = model.list().waitingProperty().get();
        fresh.setText(Texts.text("live.fresh", waiting));
        FactRow.show(fresh, waiting > 0);
        pause.setText(Texts.text(model.list().pausedProperty().get() ? "live.resume" : "live.pause"));
    }

    private void showOpened() {
        openedPane.show(
                model.openedProperty().get(),
                TimeText.of(model.state().utcProperty().get()));
    }
}
