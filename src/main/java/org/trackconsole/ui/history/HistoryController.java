package org.trackconsole.ui.history;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.trackconsole.fx.TimeText;
import org.trackconsole.fx.control.EmptyState;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.RowKeeper;

/** Binds the History screen to its view model. */
final class HistoryController {
    /** In em. */
    private static final double ROW_HEIGHT = 2.46;

    private final HistoryViewModel model;
    private final CallPane callPane;
    private final VisitPane visitPane;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private BorderPane root;

    @FXML
    private TextField search;

    @FXML
    private Button clear;

    @FXML
    private Label count;

    @FXML
    private VBox top;

    @FXML
    private StackPane body;

    @FXML
    private SplitPane split;

    @FXML
    private StackPane headings;

    @FXML
    private ListView<HistoryRow> list;

    @FXML
    private StackPane detail;

    HistoryController(HistoryViewModel model) {
        this.model = model;
        callPane = new CallPane(model);
        visitPane = new VisitPane(model);
    }

    @FXML
    private void initialize() {
        HistoryList calls = model.list();
        HistoryRows rows = calls.rows();
        RowKeeper<HistoryRow> keeper = new RowKeeper<>(
                list, rows.list(), HistoryRow::key, rows::indexOf, calls.selectedProperty(), calls::select);
        rows.setAround(keeper::around);
        list.setCellFactory(_ -> new HistoryCell(model));
        // Whole pixels, or the lines between the rows are not equally thick.
        count.fontProperty().subscribe(font -> list.setFixedCellSize(Math.rint(ROW_HEIGHT * font.getSize())));
        headings.getChildren().add(ListHeadings.of(list));
        FailureBanner failure = new FailureBanner(model::retry);
        top.getChildren().add(failure);
        search.textProperty().bindBidirectional(calls.searchProperty());
        clear.setOnAction(_ -> calls.clearSearch());
        clear.visibleProperty().bind(search.textProperty().isNotEmpty());
        new HistoryKeys(model, list, search).install(root);
        subscriptions = Subscription.combine(
                root.sceneProperty().subscribe(scene -> model.setShown(scene != null)),
                calls.contentProperty().subscribe(new ContentStates(model, body, split, search.getParent())::show),
                calls.failureProperty().subscribe(failure::show),
                calls.matchingProperty().subscribe(_ -> showCount()),
                calls.totalProperty().subscribe(_ -> showCount()),
                calls.selectedProperty().subscribe(_ -> keeper.showSelected()),
                model.openedProperty().subscribe(_ -> showOpened()),
                model.actions().sendingProperty().subscribe(callPane::showSending),
                model.state().utcProperty().subscribe((_, _) -> {
                    list.refresh();
                    showOpened();
                }));
    }

    SplitPane split() {
        return split;
    }

    /** Puts the keyboard where the calls are. */
    void focusList() {
        list.requestFocus();
    }

    void dispose() {
        subscriptions.unsubscribe();
        search.textProperty().unbindBidirectional(model.list().searchProperty());
    }

    private void showCount() {
        long matching = model.list().matchingProperty().get();
        long total = model.list().totalProperty().get();
        count.setText(
                matching == total
                        ? Texts.text("history.count", total)
                        : Texts.text("history.count.matching", matching, total));
    }

    private void showOpened() {
        TimeText times = TimeText.of(model.state().utcProperty().get());
        switch (model.openedProperty().get()) {
            case Opened.Nothing _ ->
                detail.getChildren()
                        .setAll(new EmptyState(
                                BootstrapIcons.CURSOR,
                                Texts.text("history.nothingOpen.title"),
                                Texts.text("history.nothingOpen.text")));
            case Opened.Visit visit -> {
                visitPane.show(visit.group(), times);
                detail.getChildren().setAll(visitPane);
            }
            case Opened.OneCall one -> {
                callPane.show(one, times);
                detail.getChildren().setAll(callPane);
            }
        }
    }
}
