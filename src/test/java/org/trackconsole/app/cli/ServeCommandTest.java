package org.trackconsole.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.model.Credentials;
import org.trackconsole.server.LocalServer;
import org.trackconsole.server.ServerOptions;
import org.trackconsole.server.ServerStartException;

/** What keeps a server from starting; that it runs and ends is for {@code org.trackconsole.MainTest}. */
class ServeCommandTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536"})
    void refusesAPortThatIsNone(String port) {
        Run run = Run.of("serve", "--port=" + port, "--data", folder.toString());

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("from 0 to 65535, not " + port);
    }

    @Test
    void refusesAPasswordFileThatHoldsNoPassword() throws IOException {
        Path missing = folder.resolve("missing");
        Path empty = Files.createFile(folder.resolve("empty"));
        Path blank = Files.writeString(folder.resolve("blank"), "\nsecret\n");

        for (Path file : new Path[] {missing, empty, blank}) {
            Run run = Run.of("serve", "--data", folder.toString(), "--admin-password-file", file.toString());
            assertThat(run.code()).as(file.toString()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err().lines()).singleElement().asString().contains(file.toString());
        }
    }

    @Test
    void warnsWhereOtherMachinesCanReachTheServer() throws ServerStartException {
        try (LocalServer other = start(folder.resolve("other"))) {
            String port = "--port=" + other.port();
            assertThat(Run.of("serve", port, "--data", folder.toString(), "--listen", "0.0.0.0")
                            .err())
                    .contains("This server listens on 0.0.0.0, not only for this machine");
            assertThat(Run.of("serve", port, "--data", folder.toString(), "--listen", "127.0.0.1")
                            .err())
                    .doesNotContain("not only for this machine");
        }
    }

    /** The second one is kept for examples, so that no machine has it. */
    @ParameterizedTest
    @ValueSource(strings = {"no address", "192.0.2.1"})
    void refusesAnAddressThatIsNoneOfThisMachine(String address) {
        Run run = Run.of("serve", "--port=0", "--data", folder.toString(), "--listen", address);

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("knows no address " + address);
    }

    @Test
    void saysThatThePortIsTaken() throws ServerStartException {
        try (LocalServer other = start(folder.resolve("other"))) {
            Run run = Run.of("serve", "--port=" + other.port(), "--data", folder.toString());

            assertThat(run.code()).isEqualTo(ExitCode.UNREACHABLE);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("Port " + other.port() + " is taken");
        }
    }

    @Test
    void saysThatAnotherServerHasTheFolder() throws ServerStartException {
        try (LocalServer _ = start(folder.resolve("server"))) {
            Run run = Run.of("serve", "--port=0", "--data", folder.toString());

            assertThat(run.code()).isEqualTo(ExitCode.UNREACHABLE);
            assertThat(run.err()).contains("Another tracking server has the folder " + folder.resolve("server"));
        }
    }

    @Test
    void saysThatAFolderCannotBeMade() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        Run run = Run.of("serve", "--port=0", "--data", file.toString());

        assertThat(run.code()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(run.err()).contains("The folder " + file).doesNotContain("\tat ");
    }

    private static LocalServer start(Path folder) throws ServerStartException {
        return LocalServer.start(new ServerOptions(folder, 0, false, new Credentials("admin", "secret")));
    }
}
