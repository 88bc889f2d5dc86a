package org.trackconsole.ui.sources;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.trackconsole.fx.Screens;
import org.trackconsole.fx.control.CopyLink;
import org.trackconsole.text.Texts;

/** Binds the Sources screen to its view model. */
final class SourcesController {
    private final SourcesViewModel model;
    private final DetailController detail;
    private final Placeholders placeholders;
    private final TransferPane transfer;
    private final SelectionPane several;
    private final DeletionPane deletion;

    @FXML
    private Label count;

    @FXML
    private TextField search;

    @FXML
    private Button create;

    @FXML
    private MenuButton transferMenu;

    @FXML
    private StackPane body;

    @FXML
    private SplitPane split;

    @FXML
    private VBox listPlace;

    @FXML
    private ListView<SourceRow> list;

    @FXML
    private StackPane detailPlace;

    SourcesController(SourcesViewModel model) {
        this.model = model;
        detail = new DetailController(model, () -> list.requestFocus());
        placeholders = new Placeholders(model, this::create);
        transfer = new TransferPane(model.transfer(), model::remedyOfTransfer);
        several = new SelectionPane(model);
        deletion = new DeletionPane(model.deletion());
    }

    @FXML
    private void initialize() {
        search.textProperty().bindBidirectional(model.searchProperty());
        search.setOnKeyPressed(this::leaveSearch);
        create.setOnAction(_ -> create());
        new ListSelection(model, list);
        new ListKeys(model, list).install();
        list.setCellFactory(_ -> new SourceCell(model));
        list.setPlaceholder(new Label(Texts.text("sources.search.none")));
        Node form = Screens.load(detail);
        model.shown().addListener((ListChangeListener<SourceEntry>) _ -> showCount());
        transferMenu.setOnShowing(_ -> transferMenu.getItems().setAll(new TransferMenu(model).items()));
        model.chosenProperty().subscribe(_ -> showDetail(form));
        model.selected().addListener((ListChangeListener<SourceEntry>) _ -> showDetail(form));
        model.transfer().stageProperty().subscribe((before, now) -> {
            show();
            if (before instanceof TransferStage.Closed != now instanceof TransferStage.Closed
                    || now instanceof TransferStage.Preview) {
                takeKeyboard(now);
            }
        });
        model.deletion().stageProperty().subscribe((before, now) -> {
            show();
            if (before instanceof DeletionStage.Closed != now instanceof DeletionStage.Closed) {
                body.applyCss();
                if (now instanceof DeletionStage.Closed) {
                    list.requestFocus();
                } else {
                    deletion.begin();
                }
            }
        });
        model.listingProperty().subscribe(_ -> show());
        model.entries().all().addListener((ListChangeListener<SourceEntry>) _ -> show());
    }

    SplitPane split() {
        return split;
    }

    /** Opens the form of a new source with the caret in it. */
    void create() {
        model.create("");
        begin();
    }

    /** Puts the caret into the form. */
    void begin() {
        // A form that was never shown takes the keyboard only once the panes around it are styled.
        body.applyCss();
        detailPlace.applyCss();
        detail.begin();
    }

    /** Puts the caret into the search. */
    void search() {
        search.requestFocus();
        search.selectAll();
    }

    /** Puts the caret where a page to check is named. */
    void checkPage() {
        detail.beginPage();
    }

    /** Puts the snippet of the present source on the clipboard. */
    void copySnippet() {
        SourceEntry present = model.chosenProperty().get();
        String snippet = present == null ? "" : model.snippet().of(present);
        if (!snippet.isEmpty()) {
            CopyLink.toClipboard(snippet);
            model.snippet().sayCopied();
        }
    }

    void dispose() {
        detail.dispose();
    }

    private void leaveSearch(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            search.clear();
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
            list.requestFocus();
            if (list.getSelectionModel().isEmpty()) {
                model.rows().all().stream()
                        .filter(SourceRow.Line.class::isInstance)
                        .findFirst()
                        .ifPresent(list.getSelectionModel()::select);
            }
            event.consume();
        }
    }

    private void show() {
        Listing listing = model.listingProperty().get();
        boolean deleting = !(model.deletion().stageProperty().get() instanceof DeletionStage.Closed);
        if (deleting || !(model.transfer().stageProperty().get() instanceof TransferStage.Closed)) {
            search.setVisible(false);
            create.setDisable(true);
            transferMenu.setDisable(true);
            put(body, deleting ? deletion : transfer);
            return;
        }
        boolean empty = model.entries().all().isEmpty();
        create.setDisable(false);
        transferMenu.setDisable(false);
        search.setVisible(!empty);
        if (listing instanceof Listing.Failed) {
            put(listPlace, placeholders.of(listing), list);
        } else {
            put(listPlace, list);
        }
        put(body, empty ? placeholders.of(listing) : split);
    }

    private void showDetail(Node form) {
        put(
                detailPlace,
                model.selected().size() > 1
                        ? several
                        : model.chosenProperty().get() == null ? placeholders.noneChosen() : form);
    }

    /** The preview takes the list's place, and the keyboard with it. */
    private void takeKeyboard(TransferStage stage) {
        body.applyCss();
        if (stage instanceof TransferStage.Closed) {
            list.requestFocus();
        } else {
            transfer.begin();
        }
    }

    private void showCount() {
        int all = model.entries().all().size();
        int shown = model.shown().size();
        count.setText(
                all == 0
                        ? ""
                        : shown == all ? Texts.text("sources.count", all) : Texts.text("sources.found", shown, all));
    }

    /** What is there already stays, and keeps the keyboard. */
    private static void put(Pane place, Node... nodes) {
        if (!place.getChildren().equals(List.of(nodes))) {
            place.getChildren().setAll(nodes);
        }
    }
}
