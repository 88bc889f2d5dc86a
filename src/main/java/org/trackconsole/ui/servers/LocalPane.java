package org.trackconsole.ui.servers;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.trackconsole.text.Texts;

/** The local server, which has nothing to change. */
final class LocalPane extends VBox {
    LocalPane(ServersViewModel model) {
        super(16);
        getStyleClass().add("server-detail");
        ServerRow row = model.shownRow();
        if (row == null) {
            return;
        }
        Label title = new Label(row.server().name());
        title.getStyleClass().add("page-title");
        Button use = FormPane.button("use", "servers.use", model::use);
        use.disableProperty()
                .bind(model.state().serverProperty().map(chosen -> chosen.id().equals(row.id())));
        TrialView trial = new TrialView();
        model.trialProperty().subscribe(trial::show);
        getChildren()
                .addAll(
                        title,
                        fact("servers.address", row.server().url().toString()),
                        fact("servers.folder", model.localFolder().toString()),
                        new Label(Texts.text("servers.local")),
                        new HBox(8, use, FormPane.button("test", "servers.test", model::test)),
                        trial);
    }

    private static VBox fact(String key, String text) {
        Label name = new Label(Texts.text(key));
        name.getStyleClass().add("muted");
        Label value = new Label(text);
        value.getStyleClass().add("mono");
        value.setWrapText(true);
        return new VBox(4, name, value);
    }
}
