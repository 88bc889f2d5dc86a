package org.trackconsole.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.model.Call;
import org.trackconsole.model.CallDetail;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.server.LocalServer;
import org.trackconsole.server.ServerOptions;
import org.trackconsole.server.ServerStartException;
import org.trackconsole.service.SourceCatalog;
import org.trackconsole.store.CallStore;
import org.trackconsole.store.Database;

class SendCommandTest {
    private static final Credentials ADMIN = new Credentials("admin", "secret");
    private static final Pattern PROFILE = Pattern.compile("^profile id: ([0-9a-f-]{36})$", Pattern.MULTILINE);
    private static final String UNNAMED = "{\"events\":[{\"type\":\"page-view\"}]}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"with-profile", "without-profile", "with-properties-and-options"})
    void sendsToALocalServerStartedForThePurpose(String payload) throws IOException {
        Run run = send(copy(payload));

        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).startsWith("{").contains("\"profile\": { \"id\": \"" + profile(run) + "\" }");
        assertThat(run.err()).contains("The source web-shop was created on the local server.");
    }

    @Test
    void isTheSamePersonAtTheSecondCallOfASession() throws IOException {
        Path file = copy("without-profile");

        assertThat(profile(send(file))).isEqualTo(profile(send(file)));
    }

    @Test
    void saysOldAndNewProfileIdWhereTheServerUsesAnother() throws IOException {
        Run run = send(copy("with-profile"));

        assertThat(run.err())
                .contains("Another profile id came back: 5b8e2c1a-7f4d-4c3b-8e9a-1d2c3b4a5f60 → " + profile(run))
                .contains("  - ");
    }

    @Test
    void keepsTheCallToTheLetterInTheHistoryOfTheDesktop() throws IOException {
        Path file = copy("with-properties-and-options");

        send(file);

        CallDetail kept = kept();
        assertThat(kept.call().outcome()).isEqualTo(Call.Outcome.ACCEPTED);
        assertThat(kept.requestBody()).isEqualTo(Files.readString(file));
    }

    @Test
    void saysWhyTheCallIsNotKeptAndSendsItAllTheSame() throws IOException {
        try (Database _ = Database.open(folder)) {
            Run run = send(copy("without-profile"));

            assertThat(run.code()).isEqualTo(ExitCode.OK);
            assertThat(run.err()).contains("The call is not kept in the history, because the desktop");
        }
    }

    @Test
    void sendsThroughTheExampleSourceWhereThePayloadNamesNone() throws IOException {
        Run run = send(file(UNNAMED));

        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(kept().call().sourceId()).isEqualTo("web-shop");
        assertThat(send(file(UNNAMED)).err()).contains("The payload goes through the source web-shop.");
    }

    @Test
    void leavesASourceThatIsThereAsItIs() throws IOException, ServerStartException {
        Source shop = Source.rest("web-shop", "The shop of ours").withEnabled(false);
        onServer((catalog, server) -> catalog.save(server, shop, null));

        Run run = send(copy("without-profile"));

        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("The source is disabled.");
        onServer((catalog, server) -> {
            assertThat(catalog.find(server, "web-shop")).isInstanceOfSatisfying(Reply.Ok.class, reply -> {
                Source now = (Source) reply.value();
                assertThat(now.name()).isEqualTo("The shop of ours");
                assertThat(now.enabled()).isFalse();
            });
            return true;
        });
    }

    @Test
    void takesOverTheSpellingUnderWhichTheServerKeepsTheSource() throws IOException {
        Path file = file(UNNAMED.replace("{\"events\"", "{\"source\":{\"id\":\" Shop\"},\"events\""));

        assertThat(send(file).code()).isEqualTo(ExitCode.OK);
        assertThat(send(file).code()).isEqualTo(ExitCode.OK);
        assertThat(kept().call().sourceId()).isEqualTo("shop");
    }

    @Test
    void changesNothingButTheSourceThatIsNamed() throws IOException {
        Path file = copy("with-properties-and-options");

        Run run = send(file, "--source", "kiosk");

        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(kept().requestBody()).isEqualTo(Files.readString(file).replace("web-shop", "kiosk"));
    }

    @Test
    void leavesAMalformedSourceToTheServerToRefuse() throws IOException {
        Run run = send(file("{\"source\":{\"id\":5},\"events\":[]}"));

        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.out()).contains("\"detail\"");
        assertThat(run.err()).contains("  - source.id must be text in quotes.");
    }

    @Test
    void saysThatNothingWasStoredOfAPayloadWithoutEvents() throws IOException {
        Run run = send(file("{\"source\":{\"id\":\"web-shop\"}}"));

        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out().strip()).isEqualTo("null");
        assertThat(run.err()).contains("Nothing was stored.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/track", "/track/"})
    void takesTheAddressOfAServerWithOrWithoutTrack(String tail) throws IOException, ServerStartException {
        try (LocalServer server = server(folder.resolve("elsewhere"))) {
            Run run = send(copy("without-profile"), "--server", server.url() + tail);

            assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(run.out()).contains("Invalid event source `web-shop`");
            assertThat(run.err())
                    .contains("The server does not know this source.")
                    .contains("There is no source “web-shop” on 127.0.0.1:" + server.port());
            assertThat(kept().call().url()).isEqualTo(server.url() + "/track");
        }
    }

    @Test
    void saysThatNothingListens() throws IOException {
        Run run = send(copy("without-profile"), "--server", "http://127.0.0.1:" + freePort());

        assertThat(run.code()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Nothing is listening at 127.0.0.1").contains("Nothing was sent.");
    }

    @Test
    void namesTheWayToALocalServerThatRunsAlready() throws IOException, ServerStartException {
        try (LocalServer _ = server(folder.resolve("server"))) {
            Run run = send(copy("without-profile"));

            assertThat(run.code()).isEqualTo(ExitCode.UNREACHABLE);
            assertThat(run.err()).contains("runs already").contains("--server http://127.0.0.1:8686");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [1]           | an object in curly brackets
                    {"events": [} | Line 1, column 13
                    ''            | is not JSON
                    """)
    void refusesAFileThatIsNoPayloadBeforeSending(String text, String sentence) throws IOException {
        Run run = send(file(text));

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(sentence);
        assertThat(folder.resolve("console.sqlite")).doesNotExist();
    }

    @Test
    void refusesAFileThatCannotBeRead() throws IOException {
        Path binary = Files.write(folder.resolve("binary.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThat(send(folder.resolve("missing.json")).err()).contains("There is no file");
        assertThat(send(binary).err()).contains("is not UTF-8 text");
        assertThat(send(folder))
                .matches(run -> run.code() == ExitCode.USAGE && run.err().contains("cannot be read"));
    }

    @Test
    void readsAFileThatBeginsWithAByteOrderMark() throws IOException {
        assertThat(send(file("\uFEFF" + UNNAMED)).code()).isEqualTo(ExitCode.OK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:8686",
                "ftp://127.0.0.1",
                "http://",
                "http://a b",
                "http://me:secret@127.0.0.1",
                "http://127.0.0.1:0",
                "http://127.0.0.1:65536",
                "http://127.0.0.1/?x"
            })
    void refusesAnAddressThatCannotBeCalled(String address) throws IOException {
        Run run = send(copy("without-profile"), "--server", address);

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .contains("--server takes an http or https address")
                .doesNotContain("secret");
    }

    private Run send(Path file, String... options) {
        List<String> args = new ArrayList<>(List.of("send", file.toString(), "--data", folder.toString()));
        args.addAll(List.of(options));
        return Run.of(args.toArray(String[]::new));
    }

    private CallDetail kept() {
        try (Database history = Database.open(folder)) {
            CallStore calls = new CallStore(history);
            Call newest = calls.calls(calls.groups("", null, 1).getFirst().id(), "", null, 1)
                    .getFirst();
            return Objects.requireNonNull(calls.detail(newest.id()));
        }
    }

    private interface Work {
        Object on(SourceCatalog catalog, TrackServer server);
    }

    private void onServer(Work work) throws ServerStartException {
        try (LocalServer running = server(folder.resolve("server"));
                TrackingClient client = new TrackingClient("test")) {
            TrackServer server = new TrackServer(
                    TrackServer.LOCAL_ID, "local", running.url(), Duration.ofSeconds(30), List.of(), ADMIN.user());
            work.on(new SourceCatalog(client, _ -> ADMIN), server);
        }
    }

    private static LocalServer server(Path folder) throws ServerStartException {
        return LocalServer.start(new ServerOptions(folder, 0, false, ADMIN));
    }

    private Path copy(String payload) throws IOException {
        String name = payload + ".json";
        try (InputStream in = Objects.requireNonNull(SendCommandTest.class.getResourceAsStream(name), name)) {
            return Files.write(folder.resolve(name), in.readAllBytes());
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("my payload.json"), text, StandardCharsets.UTF_8);
    }

    private static String profile(Run run) {
        Matcher matcher = PROFILE.matcher(run.out());
        assertThat(matcher.find()).as(run.toString()).isTrue();
        return matcher.group(1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
