package org.trackconsole.app;

import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.trackconsole.settings.Settings;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Place;

/** The main window: where it stood last time, what it showed, and what happens when it is closed. */
final class MainWindow {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double LEAST_WIDTH = 960;
    private static final double LEAST_HEIGHT = 600;
    private final DesktopWiring desktop;
    private final Runnable closed;
    private final Stage stage = new Stage();

    MainWindow(DesktopWiring desktop, Runnable closed) {
        this.desktop = desktop;
        this.closed = closed;
    }

    void show() {
        Scene scene = new Scene(desktop.view(), WIDTH, HEIGHT);
        desktop.theme().dress(scene);
        stage.setScene(scene);
        stage.setTitle(Texts.text("common.product"));
        AppIcon.on(stage);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        restore(desktop.settings().window());
        stage.setOnCloseRequest(event -> {
            event.consume();
            closeIfNothingIsLost();
        });
        desktop.shell().setQuit(this::closeIfNothingIsLost);
        stage.maximizedProperty().subscribe((_, _) -> remember());
        stage.widthProperty().subscribe((_, _) -> remember());
        stage.heightProperty().subscribe((_, _) -> remember());
        stage.xProperty().subscribe((_, _) -> remember());
        stage.yProperty().subscribe((_, _) -> remember());
        desktop.navigator().go(new Destination.Screen(lastPlace()));
        desktop.shell().frontProperty().subscribe((_, screen) -> {
            if (screen != null) {
                desktop.changeSettings(
                        settings -> settings.withScreen(screen.place().name()));
            }
        });
        stage.show();
        desktop.sayStartNotices();
    }

    private void closeIfNothingIsLost() {
        List<String> unsaved = desktop.shell().unsaved();
        if (unsaved.isEmpty() || mayLose(unsaved)) {
            close();
        }
    }

    private boolean mayLose(List<String> unsaved) {
        ButtonType lose = new ButtonType(Texts.text("common.quitAndLose"), ButtonData.NO);
        ButtonType stay = new ButtonType(Texts.text("common.goBack"), ButtonData.CANCEL_CLOSE);
        Alert question = new Alert(Alert.AlertType.NONE, String.join("\n", unsaved), lose, stay);
        question.initOwner(stage);
        question.setTitle(Texts.text("common.product"));
        question.setHeaderText(Texts.text("common.unsaved"));
        desktop.theme().dress(question.getDialogPane().getScene());
        // A hasty Enter must lose nothing.
        ((Button) question.getDialogPane().lookupButton(stay)).setDefaultButton(true);
        return question.showAndWait().filter(lose::equals).isPresent();
    }

    /** Ends the window; what is unsaved is lost. */
    void close() {
        stage.hide();
        desktop.close();
        closed.run();
    }

    private Place lastPlace() {
        String name = desktop.settings().screen();
        for (Place place : Place.values()) {
            if (place.name().equals(name)) {
                return place;
            }
        }
        return Place.COMPOSE;
    }

    /** The window of last time, unless the screen it stood on is gone. */
    private void restore(Settings.@Nullable Window window) {
        if (window == null) {
            Rectangle2D screen = Screen.getPrimary().getVisualBounds();
            stage.setWidth(Math.min(WIDTH, screen.getWidth()));
            stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
            return;
        }
        stage.setWidth(Math.max(LEAST_WIDTH, window.width()));
        stage.setHeight(Math.max(LEAST_HEIGHT, window.height()));
        if (!Screen.getScreensForRectangle(window.x(), window.y(), window.width(), window.height())
                .isEmpty()) {
            stage.setX(window.x());
            stage.setY(window.y());
        }
        stage.setMaximized(window.maximised());
    }

    private void remember() {
        if (!stage.isShowing()) {
            return;
        }
        boolean maximised = stage.isMaximized();
        Settings.Window before = desktop.settings().window();
        Settings.Window now = maximised && before != null
                ? new Settings.Window(before.x(), before.y(), before.width(), before.height(), true)
                : new Settings.Window(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), maximised);
        desktop.changeSettings(settings -> settings.withWindow(now));
    }
}
