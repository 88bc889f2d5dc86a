package org.trackconsole.ui.servers;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
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
    private Button takeIn;

    @FXML
    private MenuButton handOn;

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
        takeIn.setOnAction(_ -> model.exchange().importFile());
        fillExport();
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
        Parent one = Screens.load(detail);
        model.exchange()
                .previewProperty()
                .subscribe(preview -> detailPlace
                        .getChildren()
                        .setAll(preview == null ? one : new ImportPane(preview, model.exchange())));
    }

    private void fillExport() {
        MenuItem all = new MenuItem(Texts.text("servers.export.all"));
        all.setOnAction(_ -> model.exchange().exportAll());
        MenuItem shown = new MenuItem(Texts.text("servers.export.one"));
        shown.setOnAction(_ -> model.exportShown());
        handOn.getItems().setAll(all, shown);
        handOn.setOnShowing(_ -> {
            all.setDisable(!model.canExportAll());
            shown.setDisable(!model.canExportShown());
        });
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
