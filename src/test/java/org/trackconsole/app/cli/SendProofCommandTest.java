package org.trackconsole.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.model.Call;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.Proof;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.server.LocalServer;
import org.trackconsole.server.ServerOptions;
import org.trackconsole.server.ServerStartException;
import org.trackconsole.service.SourceCatalog;
import org.trackconsole.store.CallStore;
import org.trackconsole.store.Database;
import org.trackconsole.store.ProofStore;

/** {@code send --prove}. */
class SendProofCommandTest {
    private static final Credentials ADMIN = new Credentials("admin", "secret");
    private static final String VIEW = """
            {"source": {"id": "shop"}, "session": {"id": "s-1"}, "events": [{"type": "Page View"}]}""";

    @TempDir
    private Path folder;

    @Test
    void printsEachStepAndWhatTheServerMadeOfTheEvent() throws IOException {
        Run run = send(VIEW, "--prove");

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .contains("✓ Looked before sending", "✓ Accepted", "✓ Event stored", "✓ Session updated")
                .contains("Stored in ", "new profile.", "type: \"Page View\" → \"page-view\"");
    }

    @Test
    void keepsTheProofWithTheCall() throws IOException {
        send(VIEW, "--prove");
        try (Database database = Database.open(folder)) {
            CallStore calls = new CallStore(database);
            Call call = calls.calls(calls.groups("", null, 1).getFirst().id(), "", null, 1)
                    .getFirst();
            assertThat(new ProofStore(database).of(call.id()))
                    .isNotNull()
                    .extracting(Proof::state)
                    .isEqualTo(Proof.State.PROVEN);
        }
    }

    @Test
    void endsWithACodeOfItsOwnWhereAnEventIsNotStored() throws IOException {
        Run run = send(VIEW.replace("\"Page View\"", "\"a\", \"options\": {\"save\": false}"), "--prove");

        assertThat(run.code()).isEqualTo(ExitCode.NOT_PROVEN);
        assertThat(run.out()).contains("✗ Event not stored");
        assertThat(run.err()).contains("events[0].options.save is false");
    }

    @Test
    void aRefusalStaysARefusal() throws IOException {
        assertThat(send("{\"source\": {\"id\": 5}, \"events\": []}", "--prove").code())
                .isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void signsInToAnotherServerToLookThere() throws IOException, ServerStartException {
        Path password = Files.writeString(folder.resolve("password"), ADMIN.password() + "\n");
        try (LocalServer server = LocalServer.start(
                new ServerOptions(Files.createDirectory(folder.resolve("elsewhere")), 0, false, ADMIN))) {
            create(server);
            String url = server.url().toString();

            Run unsigned = send(VIEW, "--prove", "--server", url);
            assertThat(unsigned.code()).isEqualTo(ExitCode.NOT_PROVEN);
            assertThat(unsigned.out()).contains("✓ Accepted", "? Event: not known whether it was stored");
            assertThat(unsigned.err()).contains("needs an account");

            Run signed = send(
                    VIEW, "--prove", "--server", url, "--user", ADMIN.user(), "--password-file", password.toString());
            assertThat(signed.code()).as(signed.err()).isEqualTo(ExitCode.OK);
            assertThat(signed.out()).contains("✓ Event stored");
        }
    }

    @Test
    void aUserNeedsAPasswordAndAServer() throws IOException {
        assertThat(send(VIEW, "--prove", "--user", "u").code()).isEqualTo(ExitCode.USAGE);
        Path empty = Files.createFile(folder.resolve("empty"));
        assertThat(send(VIEW, "--server", "http://127.0.0.1:1", "--user", "u", "--password-file", empty.toString())
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    private Run send(String payload, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("payload.json"), payload);
        List<String> line = new ArrayList<>(List.of("send", file.toString(), "--data", folder.toString()));
        line.addAll(List.of(options));
        return Run.of(line.toArray(String[]::new));
    }

    private static void create(LocalServer server) {
        try (TrackingClient client = new TrackingClient("1")) {
            TrackServer at = new TrackServer("x", "X", server.url(), Duration.ofSeconds(20), List.of(), ADMIN.user());
            assertThat(new SourceCatalog(client, _ -> ADMIN).save(at, Source.rest("shop", "Shop"), null))
                    .isInstanceOf(SourceCatalog.Saving.Saved.class);
        }
    }
}
