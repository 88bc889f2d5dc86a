package org.trackconsole.ui.shell;

import java.time.Instant;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.trackconsole.fx.TimeText;
import org.trackconsole.fx.control.Icons;
import org.trackconsole.model.TrackServer;
import org.trackconsole.text.Texts;

/** Says whether writing to the chosen production server is unlocked; a click unlocks, and locks again. */
final class LockButton {
    private static final PseudoClass UNLOCKED = PseudoClass.getPseudoClass("unlocked");

    private final Button button;
    private final ShellViewModel model;
    private @Nullable ObservableValue<Boolean> room;

    LockButton(Button button, ShellViewModel model) {
        this.button = button;
        this.model = model;
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(_ -> model.toggleLock());
        model.state().serverProperty().subscribe(_ -> update());
        model.state().utcProperty().subscribe(_ -> update());
        model.lock().bulkUnlockedProperty().subscribe(_ -> update());
        room = ServerMenu.hasRoom(button);
        room.subscribe(_ -> update());
    }

    private void update() {
        TrackServer server = model.state().server();
        boolean unlocked = model.lock().bulkUnlocked(server);
        button.setVisible(server.production());
        button.pseudoClassStateChanged(UNLOCKED, unlocked);
        button.setGraphic(Icons.of(unlocked ? BootstrapIcons.UNLOCK_FILL : BootstrapIcons.LOCK));
        Instant until = model.lock().unlockedUntil(server);
        String state = until == null
                ? Texts.text(unlocked ? "shell.guard.unlocked.window" : "shell.guard.locked")
                : Texts.text(
                        "shell.guard.unlocked",
                        TimeText.of(model.state().utcProperty().get()).minute(until));
        // Locked is how it should be; only the other needs words.
        boolean little = room != null && !room.getValue();
        button.setText(unlocked ? (little ? Texts.text("shell.guard.unlocked.short") : state) : null);
        button.setAccessibleText(state);
        button.setTooltip(new Tooltip(
                unlocked
                        ? Texts.text("shell.guard.unlocked.tip", state)
                        : Texts.text("shell.guard.locked.tip", dataSet(server))));
    }

    private static String dataSet(TrackServer server) {
        return Texts.text("common.dataSet." + server.marking().dataSet().name());
    }
}
