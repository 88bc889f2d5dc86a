package org.trackconsole.app;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** The sign of the product, which every window of its own bears. */
final class AppIcon {
    private static final List<Integer> ICON_SIZES = List.of(16, 32, 48, 128, 256);

    private AppIcon() {}

    /** Puts it on a window, in all sizes. JavaFX thread. */
    static void on(Stage stage) {
        for (int size : ICON_SIZES) {
            stage.getIcons().add(image(size));
        }
    }

    private static Image image(int size) {
        String file = "/org/trackconsole/icons/icon-" + size + ".png";
        InputStream in = AppIcon.class.getResourceAsStream(file);
        return new Image(Objects.requireNonNull(in, file));
    }
}
