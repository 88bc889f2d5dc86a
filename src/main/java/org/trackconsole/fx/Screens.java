package org.trackconsole.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import org.trackconsole.text.Texts;

/** Loads FXML files that lie beside their controllers: {@code SourcesController} has {@code Sources.fxml}. */
public final class Screens {
    private Screens() {}

    /**
     * The view of a controller, its fields filled in.
     *
     * @throws IllegalStateException if the controller has no FXML file
     * @throws UncheckedIOException if the file is broken, which a test of the screen rules out
     */
    public static Parent load(Object controller) {
        Class<?> type = controller.getClass();
        String file = type.getSimpleName().replaceFirst("Controller$", "") + ".fxml";
        URL address = type.getResource(file);
        if (address == null) {
            throw new IllegalStateException("No " + file + " beside " + type.getName());
        }
        FXMLLoader loader = new FXMLLoader(address, Texts.bundle());
        loader.setController(controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + address, e);
        }
    }
}
