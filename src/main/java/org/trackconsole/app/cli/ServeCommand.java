package org.trackconsole.app.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.trackconsole.app.RandomPassword;
import org.trackconsole.model.Credentials;
import org.trackconsole.server.LocalServer;
import org.trackconsole.server.ServerOptions;
import org.trackconsole.server.ServerStartException;
import org.trackconsole.settings.AppFolders;
import org.trackconsole.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the local tracking server alone until the process is told to end. */
@Command(
        name = ServeCommand.NAME,
        mixinStandardHelpOptions = true,
        versionProvider = CommandLineEntry.ProductVersion.class)
final class ServeCommand implements Callable<Integer> {
    static final String NAME = "serve";

    private static final int HIGHEST_PORT = 65_535;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Streams streams;

    @Option(names = "--port", paramLabel = "P", defaultValue = "8686")
    private int port;

    @Option(names = "--listen", paramLabel = "ADDRESS")
    private @Nullable String listen;

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = "--admin-user", paramLabel = "U", defaultValue = "admin")
    private String adminUser = "";

    @Option(names = "--admin-password-file", paramLabel = "F")
    private @Nullable Path adminPasswordFile;

    ServeCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > HIGHEST_PORT) {
            return say(Texts.text("cli.port.range", Integer.toString(port)), ExitCode.USAGE);
        }
        String password;
        if (adminPasswordFile == null) {
            streams.err().println(Texts.text("cli.noPassword"));
            password = RandomPassword.make();
        } else {
            switch (PasswordFile.read(adminPasswordFile)) {
                case PasswordFile.Password(String text) -> password = text;
                case PasswordFile.Unusable(String why) -> {
                    return say(why, ExitCode.USAGE);
                }
            }
        }
        AppFolders folders = DataFolders.of(data);
        ServerOptions options =
                new ServerOptions(folders.localServer(), port, false, new Credentials(adminUser, password));
        if (listen == null) {
            return serve(folders, options, null);
        }
        try {
            InetAddress address = InetAddress.getByName(listen);
            if (!isHere(address)) {
                return say(Texts.text("cli.listen.unknown", listen), ExitCode.USAGE);
            }
            String warning = address.isLoopbackAddress() ? null : Texts.text("cli.listensElsewhere", listen);
            if (warning != null) {
                streams.err().println(warning);
            }
            return serve(folders, options.listeningOn(address, listen), warning);
        } catch (UnknownHostException _) {
            return say(Texts.text("cli.listen.unknown", listen), ExitCode.USAGE);
        }
    }

    /** Whether this machine can listen there. Else the system refuses every port, as if all of them were taken. */
    private static boolean isHere(InetAddress address) {
        try {
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException _) {
            return true;
        }
    }

    /** @param warning said once more every hour, so that it stays in sight; null for none */
    private int serve(AppFolders folders, ServerOptions options, @Nullable String warning) throws InterruptedException {
        try {
            folders.create();
        } catch (IOException e) {
            return say(
                    Texts.text("cli.noFolders", folders.data(), String.valueOf(e.getMessage())), ExitCode.UNREACHABLE);
        }
        try (LocalServer server = start(options)) {
            CountDownLatch told = Ending.awaited();
            streams.out().println(Texts.text("cli.listening", server.url()));
            while (!told.await(1, TimeUnit.HOURS)) {
                if (warning != null) {
                    streams.err().println(warning);
                }
            }
            return ExitCode.OK;
        } catch (ServerStartException e) {
            return say(StartSentence.of(e, port, options.dataFolder()), ExitCode.UNREACHABLE);
        }
    }

    private LocalServer start(ServerOptions options) throws ServerStartException {
        try (SlowStart _ = new SlowStart(PATIENCE, this::sayThatItOpens)) {
            return LocalServer.start(options);
        }
    }

    private void sayThatItOpens() {
        streams.err().println(Texts.text("cli.title", Texts.text("common.opening")));
        streams.err().println(Texts.text("common.opening.why"));
    }

    private int say(String sentence, int code) {
        streams.err().println(sentence);
        return code;
    }
}
