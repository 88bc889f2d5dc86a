package org.trackconsole.settings;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogFileTest {
    private static final Logger LOG = LoggerFactory.getLogger("org.trackconsole.settings.Sample");

    @TempDir
    Path folder;

    @AfterEach
    void backToTheFileOfTests() throws JoranException {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        new ContextInitializer(context).autoConfig();
    }

    @Test
    void writesFromInfoUpWithTimeLevelThreadAndLogger() throws IOException {
        LogFile.toFolder(folder);
        LOG.info("begun");
        LOG.debug("detail");
        LOG.error("failed", new IllegalStateException("why"));
        java.util.logging.Logger.getLogger("library").warning("from elsewhere");
        LogFile.close();

        String log = Files.readString(folder.resolve("track-console.log"));

        assertThat(log)
                .containsPattern("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO  \\[.+] Sample - begun\n")
                .contains("IllegalStateException: why", "from elsewhere")
                .doesNotContain("detail");
    }

    /** As the HTTP server warns where a stop meets a connection whose answer has just gone out. */
    @Test
    void saysNothingOfThreadsThatWereToldToEnd() throws IOException {
        LogFile.toFolder(folder);
        java.util.logging.Logger library = java.util.logging.Logger.getLogger("library");
        library.log(
                java.util.logging.Level.WARNING,
                "Failed to wait",
                new IllegalStateException("outer", new InterruptedException()));
        library.log(java.util.logging.Level.WARNING, "broken", new IllegalStateException("other"));
        LogFile.close();

        assertThat(Files.readString(folder.resolve("track-console.log")))
                .contains("broken")
                .doesNotContain("Failed to wait");
    }

    @Test
    void keepsFiveFilesAtMost() throws IOException {
        LogFile.toFolder(folder);
        String line = "x".repeat(100_000);
        for (int lines = 0; lines < 150; lines++) {
            LOG.info(line);
        }
        LogFile.close();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> kept = files.toList();
            assertThat(kept).hasSizeBetween(2, 5).contains(folder.resolve("track-console.log"));
            assertThat(kept).allSatisfy(file -> assertThat(Files.size(file)).isLessThan(3_000_000));
        }
    }
}
