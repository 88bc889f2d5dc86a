package org.trackconsole.ui.settings;

import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.trackconsole.fx.control.CopyLink;
import org.trackconsole.text.Texts;

/** A folder's name, its whole path, and a button that copies the path. */
final class FolderRow extends HBox {
    FolderRow(String name, Path folder, String copyId) {
        getStyleClass().add("settings-row");
        Label title = new Label(name);
        title.getStyleClass().addAll("settings-name", "muted");
        Label path = new Label(folder.toString());
        path.getStyleClass().add("mono");
        path.setWrapText(true);
        path.setMinHeight(USE_PREF_SIZE);
        path.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(path, Priority.ALWAYS);
        CopyLink copy = new CopyLink(Texts.text("settings.data.folder.copy", name), folder::toString);
        copy.setId(copyId);
        getChildren().addAll(title, path, copy);
    }
}
