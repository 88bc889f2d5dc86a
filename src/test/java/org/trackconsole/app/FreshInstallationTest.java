package org.trackconsole.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.settings.AppFolders;

/** The administrator of the local server has a password that nobody was given, and that is written down nowhere. */
class FreshInstallationTest {
    /** What passwords of {@link RandomPassword} look like, between anything else. */
    private static final Pattern PASSWORD = Pattern.compile("(?<![0-9a-f])[0-9a-f]{48}(?![0-9a-f])");

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger own = (Logger) LoggerFactory.getLogger("org.trackconsole");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        own.setLevel(Level.TRACE);
        lines.start();
        root.addAppender(lines);
    }

    @AfterEach
    void stop() {
        root.detachAppender(lines);
        own.setLevel(null);
    }

    @Test
    void everyInstallationHasItsOwnPasswordAndKeepsItToItself(@TempDir Path first, @TempDir Path second)
            throws IOException {
        try (Wiring here = started(first);
                Wiring there = started(second)) {
            assertThat(sources(here, here.local())).isInstanceOf(Reply.Ok.class);
            assertThat(sources(there, there.local())).isInstanceOf(Reply.Ok.class);
            assertThat(sources(here, there.local())).isInstanceOf(Reply.Failed.class);
            assertThat(sources(there, here.local())).isInstanceOf(Reply.Failed.class);
        }
        for (Path folder : List.of(first, second)) {
            assertThat(texts(folder))
                    .isNotEmpty()
                    .noneMatch(text -> PASSWORD.matcher(text).find());
        }
        assertThat(lines.list.stream().map(ILoggingEvent::getFormattedMessage))
                .anyMatch(line -> line.startsWith("Listening on port"))
                .noneMatch(line -> PASSWORD.matcher(line).find());
    }

    @Test
    void passwordsLookAsTheSearchForThemExpects() {
        String password = RandomPassword.make();
        assertThat(password).matches(PASSWORD).isNotEqualTo(RandomPassword.make());
    }

    @Test
    void nothingThatPeopleGuessLetsAnybodyIn(@TempDir Path folder) throws Exception {
        try (Wiring wiring = started(folder);
                HttpClient client = HttpClient.newHttpClient()) {
            for (String password : List.of("", "admin", "console", "tracardi", "password")) {
                HttpRequest request = HttpRequest.newBuilder(
                                URI.create(wiring.local().url() + "/user/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                "username=" + wiring.local().user() + "&password=" + password))
                        .build();
                assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                        .as(password)
                        .isIn(400, 422);
            }
        }
    }

    private static Wiring started(Path folder) throws IOException {
        Wiring wiring = Wiring.open(AppFolders.in(folder));
        assertThat(wiring.startLocalServer()).isTrue();
        return wiring;
    }

    /** What the console of one installation reads from the server of one, as its own administrator. */
    private static Reply<List<Source>> sources(Wiring console, TrackServer server) {
        return console.catalog().list(server, "");
    }

    private static List<String> texts(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(FreshInstallationTest::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
