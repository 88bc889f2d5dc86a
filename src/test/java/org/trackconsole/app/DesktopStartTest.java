package org.trackconsole.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.testfx.util.WaitForAsyncUtils;
import org.trackconsole.fx.FxThread;
import org.trackconsole.settings.AppFolders;
import org.trackconsole.text.Texts;

class DesktopStartTest {
    private static final int SECONDS = 20;

    @TempDir
    private Path folder;

    private final UncaughtErrors errors = new UncaughtErrors();
    private final AtomicBoolean ended = new AtomicBoolean();
    private AppFolders folders;

    private DesktopStart start() {
        return FxThread.call(() -> new DesktopStart(folders, errors, new StartupTimeline(), () -> ended.set(true)));
    }

    @BeforeEach
    void makeFolders() throws IOException {
        folders = AppFolders.in(folder);
        folders.create();
    }

    @AfterEach
    void close() {
        FxThread.closeAll();
    }

    @Test
    void saysWhyADamagedFileCannotBeMovedAside() throws IOException, TimeoutException {
        DesktopStart start = start();
        Files.writeString(folders.data().resolve("console.sqlite"), "no database at all ".repeat(500));
        FxThread.run(start::begin);
        waitFor(Texts.text("common.startProblem.DAMAGED"));

        try (FileChannel channel = FileChannel.open(folders.data().resolve("console.lock"), StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            FxThread.run(() -> button(Texts.text("common.moveAside")).fire());
            waitFor(Texts.text("common.startProblem.LOCKED"));
        }
        assertThat(words()).doesNotContain(Texts.text("common.startProblem.DAMAGED"));
    }

    @Test
    void saysThatThereIsNoWindowAndEndsWhenTold() throws TimeoutException {
        var _ = start();

        errors.uncaughtException(Thread.currentThread(), new IllegalStateException("a screen that cannot be made"));

        waitFor(Texts.text("common.noWindow"));
        assertThat(words()).contains(Texts.text("common.noWindow.where", Texts.text("common.uncaught"), folders.log()));
        FxThread.run(() -> button(Texts.text("common.quit")).fire());
        assertThat(ended).isTrue();
    }

    @Test
    void takesBackThatThereIsNoWindowOnceThereIsOne() throws TimeoutException {
        DesktopStart start = start();
        errors.uncaughtException(Thread.currentThread(), new IllegalStateException("something beside the window"));
        waitFor(Texts.text("common.noWindow"));

        FxThread.run(start::begin);

        WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, () -> !words().contains(Texts.text("common.noWindow")));
        assertThat(FxThread.call(() -> List.copyOf(Window.getWindows()))).hasSize(1);
        closeMainWindow();
        WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, ended::get);
    }

    /** What fails beside it while the main window is made is told when it is there, and then it is no matter of a window. */
    @Test
    void saysInTheWindowWhatFailedWhileItWasMade() throws TimeoutException {
        DesktopStart start = start();
        Logger steps = (Logger) LoggerFactory.getLogger(StartupTimeline.class);
        AppenderBase<ILoggingEvent> failing = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent step) {
                if (step.getFormattedMessage().startsWith("files and local server")) {
                    errors.uncaughtException(Thread.currentThread(), new IllegalStateException("beside the window"));
                }
            }
        };
        failing.start();
        steps.addAppender(failing);
        steps.setLevel(Level.INFO);
        try {
            FxThread.run(start::begin);
            waitFor(Texts.text("common.uncaught"));
        } finally {
            steps.setLevel(null);
            steps.detachAppender(failing);
        }

        assertThat(words()).doesNotContain(Texts.text("common.noWindow"));
        assertThat(FxThread.call(() -> List.copyOf(Window.getWindows()))).hasSize(1);
        closeMainWindow();
        WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, ended::get);
    }

    @Test
    void saysThatOpeningTakesItsTimeUntilThereIsTheWindow() throws TimeoutException {
        CountDownLatch updated = new CountDownLatch(1);
        begin(() -> {
            updated.await();
            return Wiring.open(folders);
        });
        waitFor(Texts.text("common.opening"));
        updated.countDown();

        WaitForAsyncUtils.waitFor(
                SECONDS, TimeUnit.SECONDS, () -> !words().isEmpty() && !words().contains(Texts.text("common.opening")));
        assertThat(FxThread.call(() -> List.copyOf(Window.getWindows()))).hasSize(1);
        closeMainWindow();
        WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, ended::get);
    }

    @Test
    void endsWhenToldWhileOpeningTakesItsTime() throws TimeoutException {
        begin(() -> {
            new CountDownLatch(1).await();
            return Wiring.open(folders);
        });
        waitFor(Texts.text("common.opening"));

        FxThread.run(() -> button(Texts.text("common.quit")).fire());

        WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, ended::get);
        assertThat(FxThread.call(() -> List.copyOf(Window.getWindows()))).isEmpty();
    }

    private void begin(Callable<Wiring> opening) {
        FxThread.run(
                () -> new DesktopStart(folders, errors, new StartupTimeline(), () -> ended.set(true), opening).begin());
    }

    private static void closeMainWindow() {
        FxThread.run(() -> {
            Window window = Window.getWindows().getFirst();
            window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
        });
    }

    private static void waitFor(String words) throws TimeoutException {
        WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, () -> words().contains(words));
    }

    private static List<String> words() {
        return FxThread.call(() ->
                nodes(".label").stream().map(node -> ((Label) node).getText()).toList());
    }

    private static Button button(String words) {
        return nodes(".button").stream()
                .map(Button.class::cast)
                .filter(button -> words.equals(button.getText()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Node> nodes(String selector) {
        return Window.getWindows().stream()
                .flatMap(window -> window.getScene().getRoot().lookupAll(selector).stream())
                .toList();
    }
}
