package org.trackconsole.ui.shell;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.trackconsole.fx.control.Icons;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.TrackServer;
import org.trackconsole.text.Texts;

/** Says which data set of the chosen server is worked on; a click works on the other one. */
final class DataSetButton {
    private static final PseudoClass PRODUCTION = PseudoClass.getPseudoClass("production");

    private final Button button;

    DataSetButton(Button button, ShellViewModel model) {
        this.button = button;
        button.setGraphic(Icons.of(BootstrapIcons.LAYERS));
        button.setOnAction(_ -> model.switchDataSet());
        model.state().serverProperty().subscribe(this::show);
    }

    private void show(TrackServer server) {
        DataSet dataSet = server.marking().dataSet();
        button.setText(Texts.text("common.dataSet." + dataSet.name()));
        button.setAccessibleText(Texts.text("shell.dataSet.name", button.getText()));
        button.setTooltip(new Tooltip(Texts.text("shell.dataSet.tip." + dataSet.name())));
        button.pseudoClassStateChanged(PRODUCTION, dataSet == DataSet.PRODUCTION);
    }
}
