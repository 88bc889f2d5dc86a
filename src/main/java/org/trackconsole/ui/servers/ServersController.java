package org.trackconsole.ui.servers;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.trackconsole.fx.Screens;
import org.trackconsole.service.Remedy;
import org.trackconsole.text.Texts;

/** Binds the list of servers and puts the detail of one beside it. */
final class ServersController {
    private final ServersViewModel model;
    private final DetailController detail;
    private Subscription watching = Subscription.EMPTY;
    private boolean showing;

    @FXML
    private Label count;

    @FXML
    private Button add;

    @FXML
    private SplitPane split;

    @FXML
    private ListView<ServerRow> list;

    @FXML
    private StackPane detailPlace;

    ServersController(ServersViewModel model) {
        this.model = model;
        detail = new DetailController(model);
    }

    @FXML
    private void initialize() {
        add.setOnAction(_ -> create());
        list.setCellFactory(_ -> new ServerCell(model.state()));
        list.setItems(model.rows());
        list.getSelectionModel().selectedItemProperty().subscribe((_, row) -> {
            if (!showing && row != null) {
                model.select(row.id());
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE) {
                model.remove();
            }
        });
        // The pill of the chosen server moves.
        watching = model.state().serverProperty().subscribe(_ -> list.refresh());
        model.formProperty().subscribe(_ -> showChosen());
        model.rows().addListener((ListChangeListener<ServerRow>) _ -> {
            count.setText(Texts.text("servers.count", model.rows().size()));
            showChosen();
        });
        detailPlace.getChildren().add(Screens.load(detail));
    }

    SplitPane split() {
        return split;
    }

    /** Opens the form of a new server with the caret in it. */
    void create() {
        model.add();
        detail.begin();
    }

    /** Does what a button elsewhere said, for the server that is shown. */
    void remedy(Remedy remedy) {
        detail.remedy(remedy);
    }

    void dispose() {
        watching.unsubscribe();
        detail.dispose();
    }

    private void showChosen() {
        showing = true;
        ServerRow row = model.shownRow();
        if (row == null) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().select(row);
        }
        showing = false;
    }
}
