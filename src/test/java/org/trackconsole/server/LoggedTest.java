package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.payload;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What the server logs, at the level of the desktop's file: that it works, and nothing of whom it works for. */
class LoggedTest {
    private static final String PERSONAL = "zebra-4711";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private Level before = Level.INFO;

    @BeforeEach
    void listen() {
        before = root.getLevel();
        root.setLevel(Level.INFO);
        lines.start();
        root.addAppender(lines);
    }

    @AfterEach
    void stop() {
        root.detachAppender(lines);
        root.setLevel(before);
    }

    private static String text(ILoggingEvent line) {
        IThrowableProxy thrown = line.getThrowableProxy();
        return line.getFormattedMessage() + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
    }

    private static String event(String firstName) {
        return "{\"type\":\"profile-update\",\"id\":\"" + PERSONAL + "-e\",\"properties\":{\"pii\":{\"firstname\":"
                + firstName + "},\"contact\":{\"email\":{\"main\":\"" + PERSONAL + "@example.com\"}}}}";
    }

    @Test
    void nothingOfACallIsLoggedHoweverItEnds(@TempDir Path folder) {
        try (RunningServer server = RunningServer.start(folder)) {
            String name = "\"" + PERSONAL + "\"";
            assertThat(server.track(payload("shop", PERSONAL, null, event(name)))
                            .status())
                    .isEqualTo(200);
            assertThat(server.track(payload("shop", PERSONAL, null, event("[" + name + "]")))
                            .status())
                    .isEqualTo(500);
            assertThat(server.track(payload(PERSONAL, PERSONAL, null, event(name)))
                            .status())
                    .isEqualTo(401);
            assertThat(server.track("{\"source\":\"" + PERSONAL).status()).isEqualTo(422);
            assertThat(server.signIn("username=" + PERSONAL + "&password=" + PERSONAL)
                            .status())
                    .isEqualTo(400);
            assertThat(server.get("/profile/" + PERSONAL).status()).isEqualTo(404);
            assertThat(server.post("/event/select/range", "{\"where\":\"" + PERSONAL + " =\"}")
                            .status())
                    .isLessThan(501);
            assertThat(server.send(server.request("/console/snapshot")
                                    .PUT(BodyPublishers.ofString(PERSONAL))
                                    .build())
                            .status())
                    .isEqualTo(422);
        }
        List<String> said = lines.list.stream().map(LoggedTest::text).toList();
        assertThat(said).anyMatch(line -> line.startsWith("Listening on port"));
        assertThat(said).noneMatch(line -> line.contains(PERSONAL));
    }
}
