package org.trackconsole.app;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trackconsole.settings.AppFolders;
import org.trackconsole.settings.LogFile;
import org.trackconsole.text.Texts;

/** The desktop: opens the files, then the window, and waits until it is closed. */
public final class DesktopApp {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopApp.class);

    /** JavaFX reads from this property which ways of drawing it may try. */
    private static final String RENDERERS = "prism.order";

    private DesktopApp() {}

    /** Opens the desktop and waits until it is closed. Answers null then, or in one sentence why it could not open. */
    public static @Nullable String open() {
        if (needsGtk()) {
            String display = System.getenv("DISPLAY");
            if (display == null || display.isBlank()) {
                return Texts.text("cli.noDisplay");
            }
            String missing = GraphicsLibraries.missing();
            if (missing != null) {
                return Texts.text("cli.noToolkit", missing);
            }
            if (System.getProperty(RENDERERS) == null && !GraphicsLibraries.canAccelerate()) {
                System.setProperty(RENDERERS, "sw");
            }
        }
        AppFolders folders = AppFolders.of(System.getenv(), System::getProperty);
        try {
            folders.create();
        } catch (IOException e) {
            return Texts.text("cli.noFolders", folders.data(), String.valueOf(e.getMessage()));
        }
        LogFile.toFolder(folders.log());
        String problem = run(folders);
        LogFile.close();
        return problem;
    }

    private static @Nullable String run(AppFolders folders) {
        StartupTimeline timeline = new StartupTimeline();
        timeline.reached("main");
        UncaughtErrors errors = new UncaughtErrors();
        Thread.setDefaultUncaughtExceptionHandler(errors);
        CountDownLatch closed = new CountDownLatch(1);
        try {
            Platform.startup(() -> new DesktopStart(folders, errors, timeline, closed::countDown).begin());
        } catch (RuntimeException | LinkageError e) {
            // Nothing of ours has run yet: what the toolkit throws here, wrapped or not, is what it lacks.
            LOG.error("The toolkit did not start", e);
            return noToolkit(e);
        }
        await(closed);
        Platform.exit();
        return null;
    }

    private static String noToolkit(Throwable problem) {
        String words = String.valueOf(problem.getMessage());
        return words.contains("Unable to open DISPLAY")
                ? Texts.text("cli.noDisplay")
                : Texts.text("cli.noToolkit", words.lines().findFirst().orElse(""));
    }

    private static void await(CountDownLatch closed) {
        boolean interrupted = false;
        while (true) {
            try {
                closed.await();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** On Linux, JavaFX stands on GTK and an X11 display, also where Wayland runs. */
    private static boolean needsGtk() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
                && System.getProperty("glass.platform") == null;
    }
}
