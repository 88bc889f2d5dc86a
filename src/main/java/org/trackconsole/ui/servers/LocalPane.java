package org.trackconsole.ui.servers;

import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.trackconsole.fx.control.CopyLink;
import org.trackconsole.model.TrackServer;
import org.trackconsole.text.Texts;

/** The local server, which has nothing to change. */
final class LocalPane extends VBox {
    LocalPane(TrackServer local, Path folder) {
        getStyleClass().add("form");
        Label about = new Label(Texts.text("servers.local"));
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        getChildren()
                .addAll(
                        about,
                        fact("servers.address", local.url().toString()),
                        fact("servers.track", local.url() + "/track"),
                        fact("servers.folder", folder.toString()));
    }

    private static VBox fact(String key, String text) {
        Label name = new Label(Texts.text(key));
        name.getStyleClass().add("muted");
        Label value = new Label(text);
        value.getStyleClass().add("mono");
        value.setWrapText(true);
        HBox line = new HBox(value, new CopyLink(Texts.text(key), () -> text));
        line.getStyleClass().add("header-line");
        VBox fact = new VBox(name, line);
        fact.getStyleClass().add("field");
        return fact;
    }
}
