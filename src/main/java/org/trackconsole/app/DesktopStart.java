package org.trackconsole.app;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trackconsole.fx.FxWork;
import org.trackconsole.fx.ThreadedFxWork;
import org.trackconsole.fx.control.EmptyState;
import org.trackconsole.fx.theme.Theme;
import org.trackconsole.settings.AppFolders;
import org.trackconsole.store.Database;
import org.trackconsole.store.StorageException;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.Notices;

/** From the running toolkit to the main window, or to a window that says what stands in the way. */
final class DesktopStart {
    /** Set by the build, which starts a packaged application once to see it open and to learn what that takes. */
    private static final String TRIAL = "track-console.trial";

    private static final Duration TRIAL_LENGTH = Duration.ofSeconds(2);

    /** So long nothing is shown: most starts are over by then, and a window that flashes up is worse than none. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private static final Logger LOG = LoggerFactory.getLogger(DesktopStart.class);

    private final AppFolders folders;
    private final UncaughtErrors errors;
    private final StartupTimeline timeline;
    private final Runnable ended;
    private final Callable<Wiring> opening;
    private final FxWork work;
    private final Theme theme = new Theme();
    private @Nullable Stage failure;

    /** Says that opening takes its time; null unless it does. */
    private @Nullable Stage waiting;

    /** What is open, to be closed before the end; null as long as nothing is. */
    private @Nullable Wiring opened;

    /** Where the main window says things; null as long as there is none. */
    private @Nullable Notices notices;

    DesktopStart(AppFolders folders, UncaughtErrors errors, StartupTimeline timeline, Runnable ended) {
        this(folders, errors, timeline, ended, () -> Wiring.open(folders));
    }

    /** @param opening what is opened before there can be a main window; on another thread */
    DesktopStart(
            AppFolders folders,
            UncaughtErrors errors,
            StartupTimeline timeline,
            Runnable ended,
            Callable<Wiring> opening) {
        this.folders = folders;
        this.opening = opening;
        this.errors = errors;
        this.timeline = timeline;
        this.ended = ended;
        this.work = new ThreadedFxWork(errors);
        // As long as there is no window, nobody would see why.
        errors.showOn(sentence -> Platform.runLater(() -> showFailure(sentence)));
    }

    void begin() {
        timeline.reached("toolkit");
        Platform.setImplicitExit(false);
        FxWork.Job<Wiring> open = work.run("open files", opening);
        FxWork.Job<Void> patience = work.after(PATIENCE, () -> showWaiting(open));
        open.onEnd(() -> {
                    patience.cancel();
                    if (waiting != null) {
                        waiting.hide();
                        waiting = null;
                    }
                })
                .onDone(this::showMainWindow)
                .onFail(this::showProblem);
    }

    /** Files of an earlier version are copied and brought up to date; of a million events that takes half a minute. */
    private void showWaiting(FxWork.Job<Wiring> open) {
        Stage stage = new Stage();
        waiting = stage;
        Button quit = quit(() -> stopWaiting(stage, open));
        EmptyState state = new EmptyState(
                BootstrapIcons.HOURGLASS_SPLIT, Texts.text("common.opening"), Texts.text("common.opening.why"), quit);
        ProgressBar progress = new ProgressBar();
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText(Texts.text("common.opening"));
        BorderPane pane = new BorderPane(state);
        pane.setTop(progress);
        show(stage, pane);
        stage.setOnCloseRequest(_ -> stopWaiting(stage, open));
    }

    /** Nothing is open yet, and what is half done is undone by the next start. */
    private void stopWaiting(Stage stage, FxWork.Job<Wiring> open) {
        open.cancel();
        end(stage);
    }

    private void showMainWindow(Wiring wiring) {
        timeline.reached("files and local server");
        opened = wiring;
        DesktopWiring desktop = new DesktopWiring(wiring, work, theme);
        MainWindow window = new MainWindow(desktop, () -> close(wiring));
        window.show();
        // It can say something only now that it is there; what came before waits for this thread.
        notices = desktop.notices();
        if (failure != null) {
            // It was something else that failed; the window is there.
            failure.hide();
        }
        timeline.reached("window");
        if (Boolean.getBoolean(TRIAL)) {
            work.after(TRIAL_LENGTH, window::close);
        }
    }

    private void close(Wiring wiring) {
        // Closing waits for what is being written; the window is gone by now.
        work.run("close files", () -> {
                    wiring.close();
                    return Boolean.TRUE;
                })
                .onDone(_ -> ended.run())
                .onFail(failure -> {
                    errors.uncaughtException(Thread.currentThread(), failure);
                    ended.run();
                });
    }

    private void showProblem(Exception failure) {
        LOG.error("The files could not be opened", failure);
        StorageException.Reason reason =
                failure instanceof StorageException storage ? storage.reason() : StorageException.Reason.OTHER;
        Stage stage = new Stage();
        Button quit = quit(() -> end(stage));
        show(
                stage,
                reason == StorageException.Reason.DAMAGED
                        ? problem(reason, moveAside(stage), quit)
                        : problem(reason, quit));
    }

    private void showFailure(String sentence) {
        if (notices != null) {
            notices.say(sentence);
            return;
        }
        if (failure != null) {
            return;
        }
        Stage stage = new Stage();
        failure = stage;
        show(
                stage,
                new EmptyState(
                        BootstrapIcons.EXCLAMATION_TRIANGLE,
                        Texts.text("common.noWindow"),
                        Texts.text("common.noWindow.where", sentence, folders.log()),
                        quit(() -> end(stage))));
    }

    private static Button quit(Runnable action) {
        Button quit = new Button(Texts.text("common.quit"));
        quit.setCancelButton(true);
        quit.setOnAction(_ -> action.run());
        return quit;
    }

    private void show(Stage stage, Parent content) {
        Scene scene = new Scene(content, 560, 320);
        theme.dress(scene);
        stage.setTitle(Texts.text("common.product"));
        AppIcon.on(stage);
        stage.setScene(scene);
        stage.setOnCloseRequest(_ -> end(stage));
        stage.show();
    }

    private EmptyState problem(StorageException.Reason reason, Button... buttons) {
        return new EmptyState(
                BootstrapIcons.EXCLAMATION_TRIANGLE,
                Texts.text("common.startProblem." + reason),
                Texts.text("common.startProblem.where", folders.data()),
                buttons);
    }

    private Button moveAside(Stage stage) {
        Button button = new Button(Texts.text("common.moveAside"));
        button.setDefaultButton(true);
        button.setOnAction(_ -> work.run("move damaged file aside", () -> {
                    Database.moveAside(folders.data(), Instant.now());
                    return Boolean.TRUE;
                })
                .onEnd(stage::hide)
                .onDone(_ -> begin())
                .onFail(this::showProblem));
        return button;
    }

    private void end(Stage stage) {
        stage.hide();
        if (opened == null) {
            ended.run();
        } else {
            close(opened);
        }
    }
}
