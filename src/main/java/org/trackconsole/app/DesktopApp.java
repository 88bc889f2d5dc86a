package org.trackconsole.app;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trackconsole.app.cli.ExitCode;
import org.trackconsole.settings.AppFolders;
import org.trackconsole.settings.LogFile;
import org.trackconsole.text.Texts;

/** The desktop: opens the files, then the window, and waits until it is closed. */
public final class DesktopApp {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopApp.class);

    private DesktopApp() {}

    /** Opens the desktop and answers the exit code once it is closed; says why in one sentence if it cannot open. */
    public static int open() {
        if (!hasDisplay()) {
            System.err.println(Texts.text("cli.noDisplay"));
            return ExitCode.UNREACHABLE;
        }
        AppFolders folders = AppFolders.of(System.getenv(), System::getProperty);
        try {
            folders.create();
        } catch (IOException e) {
            System.err.println(Texts.text("cli.noFolders", folders.data(), String.valueOf(e.getMessage())));
            return ExitCode.UNREACHABLE;
        }
        LogFile.toFolder(folders.log());
        return run(folders);
    }

    private static int run(AppFolders folders) {
        StartupTimeline timeline = new StartupTimeline();
        timeline.reached("main");
        UncaughtErrors errors = new UncaughtErrors();
        Thread.setDefaultUncaughtExceptionHandler(errors);
        CountDownLatch closed = new CountDownLatch(1);
        try {
            Platform.startup(() -> new DesktopStart(folders, errors, timeline, closed::countDown).begin());
        } catch (UnsupportedOperationException | UnsatisfiedLinkError | NoClassDefFoundError e) {
            LOG.error("No toolkit", e);
            System.err.println(Texts.text("cli.noToolkit", String.valueOf(e.getMessage())));
            return ExitCode.UNREACHABLE;
        }
        await(closed);
        Platform.exit();
        LogFile.close();
        return ExitCode.OK;
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

    private static boolean hasDisplay() {
        boolean unix =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return !unix || System.getProperty("glass.platform") != null || named("DISPLAY") || named("WAYLAND_DISPLAY");
    }

    private static boolean named(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }
}
