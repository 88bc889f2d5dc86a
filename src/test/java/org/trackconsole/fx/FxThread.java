package org.trackconsole.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.theme.Theme;

/**
 * The JavaFX thread for tests. The toolkit is started at the first use, on the headless platform that the build
 * chooses, and lives as long as the tests do.
 *
 * <p>Every method is called from a test's own thread, waits until the JavaFX thread is done, and throws what was thrown
 * there, also by a pulse or an event that nobody waited for.
 */
public final class FxThread {
    private static final long MOST_SECONDS = 60;
    private static final int COLLECTIONS = 50;
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final ConcurrentLinkedQueue<Throwable> UNCAUGHT = new ConcurrentLinkedQueue<>();
    private static final CompletableFuture<Void> STARTED = start();
    private static boolean dark;

    private FxThread() {}

    /** What a test does on the JavaFX thread. */
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }

    /** Runs the action on the JavaFX thread. */
    public static void run(Action action) {
        call(() -> {
            action.run();
            return Boolean.TRUE;
        });
    }

    /** Computes a value on the JavaFX thread. */
    public static <T> T call(Callable<T> action) {
        await(STARTED);
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(action.call());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        T value = await(result);
        throwUncaught();
        return value;
    }

    /** Waits until three pulses have passed, so that styles, layout and what follows from them are done. */
    public static void settle() {
        await(STARTED);
        CompletableFuture<Void> passed = new CompletableFuture<>();
        Platform.runLater(() -> new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                if (++pulses > 3) {
                    stop();
                    passed.complete(null);
                }
                Platform.requestNextPulse();
            }
        }.start());
        await(passed);
        throwUncaught();
    }

    /** Chooses the look of all windows and pictures from now on; until then it is light. */
    public static void wear(boolean inDark) {
        run(() -> {
            dark = inDark;
            Application.setUserAgentStylesheet(
                    (inDark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
            Window.getWindows().forEach(window -> window.getScene().getRoot().pseudoClassStateChanged(DARK, inDark));
        });
    }

    /**
     * Shows the root, in the product's look, in a window at the screen's corner; sizes above 960 × 720 do not fit the
     * headless screen.
     */
    public static Stage show(Node root, double width, double height) {
        Stage stage = call(() -> {
            Stage fresh = new Stage();
            fresh.setScene(scene(root, width, height));
            fresh.setX(0);
            fresh.setY(0);
            fresh.show();
            fresh.requestFocus();
            return fresh;
        });
        settle();
        return stage;
    }

    /** Whether what was dropped is collected, and so nothing that lives on holds it. */
    public static boolean forgets(WeakReference<?> dropped) {
        for (int tries = 0; dropped.get() != null && tries < COLLECTIONS; tries++) {
            settle();
            System.gc();
        }
        return dropped.get() == null;
    }

    /** The texts below a root that was drawn which do not show in full: of labels, buttons and the like. */
    public static List<String> cutOff(Node root, String... selectors) {
        // A look-up takes one selector at a time.
        return call(() -> Stream.of(selectors)
                .flatMap(selector -> root.lookupAll(selector).stream())
                .filter(FxThread::isSeen)
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(labeled ->
                        labeled.getText() != null && !labeled.getText().isEmpty())
                .filter(labeled -> labeled.lookup(".text") instanceof Text shown
                        && (!shown.getText().equals(labeled.getText()) || isClipped(labeled)))
                .map(Labeled::getText)
                .toList());
    }

    /** Whether a part of it lies outside what holds it, to the right. */
    private static boolean isClipped(Node node) {
        double right = node.localToScene(node.getLayoutBounds()).getMaxX();
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at.getClip() != null
                    && at.localToScene(at.getClip().getLayoutBounds()).getMaxX() < right - 1) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Closes every window, as a test does at its end. */
    public static void closeAll() {
        run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    }

    /** Writes what a root that is shown in a window looks like as a PNG file; makes its folder. */
    public static void snapshot(Node root, Path png) {
        settle();
        write(call(() -> root.getScene().snapshot(null)), png);
    }

    /** The same for a root that is shown nowhere, in any size and in the product's look. */
    public static void snapshot(Node root, double width, double height, Path png) {
        Scene scene = call(() -> scene(root, width, height));
        // Without a window no pulse lays out; what a layout brings, such as a scroll bar, asks for another one.
        for (int pass = 0; pass < 3; pass++) {
            run(() -> scene.snapshot(null));
            settle();
        }
        write(call(() -> scene.snapshot(null)), png);
    }

    private static void write(WritableImage image, Path png) {
        BufferedImage picture = call(() -> pictureOf(image));
        try {
            Files.createDirectories(png.toAbsolutePath().getParent());
            ImageIO.write(picture, "png", png.toFile());
        } catch (IOException e) {
            throw new AssertionError("Cannot write " + png, e);
        }
    }

    private static Scene scene(Node root, double width, double height) {
        StackPane window = new StackPane();
        Scene scene = new Scene(window, width, height);
        scene.getStylesheets().addAll(Theme.stylesheets());
        window.pseudoClassStateChanged(DARK, dark);
        // Only now, since what styles itself on entering a scene must find the colours there.
        window.getChildren().add(root);
        return scene;
    }

    private static BufferedImage pictureOf(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        return picture;
    }

    private static CompletableFuture<Void> start() {
        CompletableFuture<Void> started = new CompletableFuture<>();
        Platform.startup(() -> {
            Platform.setImplicitExit(false);
            // Loads the fonts, which the pictures need, and chooses the light look.
            new Theme().choiceProperty().set(Theme.Choice.LIGHT);
            Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> UNCAUGHT.add(failure));
            started.complete(null);
        });
        return started;
    }

    private static <T> T await(CompletableFuture<T> result) {
        try {
            return result.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("The JavaFX thread did not answer within " + MOST_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while the JavaFX thread worked", e);
        }
    }

    private static void throwUncaught() {
        Throwable first = UNCAUGHT.poll();
        UNCAUGHT.clear();
        if (first != null) {
            throw rethrown(first);
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable failure) {
        return switch (failure) {
            case Error error -> throw error;
            case RuntimeException exception -> exception;
            case null, default -> new IllegalStateException(failure);
        };
    }
}
