package org.trackconsole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.json.Json;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import org.trackconsole.server.LocalServer;
import org.trackconsole.server.ServerOptions;
import org.trackconsole.server.ServerStartException;
import org.trackconsole.service.SourceCatalog;

/** The program as a process of its own: its exit code, its signals, and what it loads. */
@Timeout(120)
class MainTest {
    private static final Credentials ADMIN = new Credentials("admin", "a password");
    private static final String PAYLOAD = """
            {"source": {"id": "web-shop"}, "session": {"id": "s-1"}, "events": [{"type": "page-view"}]}""";

    @TempDir
    Path folder;

    @Test
    void sendsWithoutJavaFxOnTheClassPath() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("my payload.json"), PAYLOAD);

        Process process = start(MainTest::notOfJavaFx, "send", file.toString());

        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(out).contains("profile id: ");
    }

    /** Windows ends a process without asking it. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void servesUntilItIsTerminatedAndKeepsWhatItAnswered()
            throws IOException, InterruptedException, ServerStartException {
        try (LocalServer server = server();
                TrackingClient client = new TrackingClient("test")) {
            new SourceCatalog(client, _ -> ADMIN).createExample(at(server.url()));
        }
        Path password = Files.writeString(folder.resolve("password"), "a password\n");
        Process process =
                start(MainTest::notOfJavaFx, "serve", "--port", "0", "--admin-password-file", password.toString());
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        assertThat(line).startsWith("listening on http://127.0.0.1:");
        String profile = track(URI.create(line.substring("listening on ".length())));

        // By its handle: Process.destroy would close the streams that are read below.
        process.toHandle().destroy();

        assertThat(process.waitFor()).isZero();
        assertThat(out.readLine()).as("a second line").isNull();
        assertThat(process.errorReader().readLine()).as("a remark").isNull();
        try (LocalServer server = server()) {
            assertThat(track(server.url())).isEqualTo(profile);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void saysInOneSentenceThatThereIsNoDisplay() throws IOException, InterruptedException {
        Process process = start(_ -> true);

        List<String> err = process.errorReader().lines().toList();
        assertThat(process.waitFor()).isEqualTo(3);
        assertThat(err)
                .singleElement()
                .asString()
                .startsWith("There is no display")
                .contains("track-console send");
        assertThat(process.inputReader().readLine()).isNull();
    }

    private Process start(Predicate<String> jars, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(jars)
                        .collect(Collectors.joining(File.pathSeparator)),
                Main.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        builder.environment().put("TRACK_CONSOLE_HOME", folder.toString());
        return builder.start();
    }

    private static boolean notOfJavaFx(String entry) {
        return !Path.of(entry).getFileName().toString().startsWith("javafx-");
    }

    private LocalServer server() throws ServerStartException {
        return LocalServer.start(new ServerOptions(folder.resolve("server"), 0, false, ADMIN));
    }

    private static TrackServer at(URI url) {
        return new TrackServer("test", "test", url, Duration.ofSeconds(30), List.of(), ADMIN.user());
    }

    /** Sends the payload and answers the profile id. */
    private static String track(URI url) {
        try (TrackingClient client = new TrackingClient("test")) {
            Answer answer = client.track(at(url), PAYLOAD, new TrackPayload(Json.object(PAYLOAD)), new CancelSignal());
            assertThat(answer).isInstanceOf(Answer.Accepted.class);
            return String.valueOf(((Answer.Accepted) answer).profileId());
        }
    }
}
