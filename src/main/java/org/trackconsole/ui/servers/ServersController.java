package org.trackconsole.ui.servers;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Binds the Servers screen to its view model. */
final class ServersController {
    private final ServersViewModel model;
    private Subscription watching = Subscription.EMPTY;
    private boolean showing;

    @FXML
    private Button add;

    @FXML
    private ListView<ServerRow> list;

    @FXML
    private ScrollPane detail;

    ServersController(ServersViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        add.setOnAction(_ -> model.add());
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
        // The pill of the chosen server moves; the detail stays, since a form may be half typed.
        watching = model.state().serverProperty().subscribe(_ -> list.refresh());
        model.formProperty().subscribe(this::show);
        // The local server has no form that would change, so its facts appear when the list is first read.
        model.rows().addListener((ListChangeListener<ServerRow>) _ -> {
            if (detail.getContent() instanceof LocalPane pane
                    && pane.getChildren().isEmpty()) {
                show(model.formProperty().get());
            }
        });
    }

    void dispose() {
        watching.unsubscribe();
    }

    private void show(@Nullable ServerForm form) {
        showing = true;
        ServerRow row = model.shownRow();
        if (row == null) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().select(row);
        }
        showing = false;
        detail.setContent(form == null ? new LocalPane(model) : new FormPane(model, form));
        detail.setVvalue(0);
    }
}
