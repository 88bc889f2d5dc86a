package org.trackconsole.ui.servers;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.trackconsole.text.Texts;

/** What a file of connections would bring, and what is to become of each. */
final class ImportPane extends BorderPane {
    private final List<ImportRow> rows;
    private final Button agree = new Button();

    ImportPane(ServerExchange.Preview preview, ServerExchange exchange) {
        rows = preview.rows();
        getStyleClass().add("page");
        setId("import-preview");
        Label title = new Label(Texts.text("servers.import.from", preview.file()));
        title.getStyleClass().add("strong");
        HBox bar = new HBox(title);
        bar.getStyleClass().add("section-bar");
        Label note = new Label(Texts.text("servers.import.note"));
        note.getStyleClass().add("field-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        VBox about = new VBox(note);
        about.getStyleClass().add("section");
        setTop(new VBox(bar, about));

        ListView<ImportRow> list = new ListView<>();
        list.setId("import-list");
        list.setAccessibleText(title.getText());
        list.setCellFactory(_ -> new ImportCell());
        list.getItems().setAll(rows);
        setCenter(list);

        agree.setId("import-agree");
        agree.getStyleClass().add("accent");
        agree.setMinWidth(USE_PREF_SIZE);
        agree.setOnAction(_ -> exchange.importChosen());
        Button cancel = new Button(Texts.text("common.cancel"));
        cancel.setId("import-cancel");
        cancel.setCancelButton(true);
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(_ -> exchange.cancel());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox footer = new HBox(agree, cancel, gap);
        footer.getStyleClass().addAll("footer-bar", "form-footer");
        setBottom(footer);
        rows.forEach(row -> row.choiceProperty().subscribe(_ -> count()));
    }

    private void count() {
        long wanted = rows.stream().filter(row -> row.wanted() != null).count();
        agree.setText(Texts.text("servers.import.agree", wanted));
        agree.setDisable(wanted == 0);
    }
}
