package org.trackconsole.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.trackconsole.app.RandomPassword;
import org.trackconsole.app.StartSentence;
import org.trackconsole.model.Credentials;
import org.trackconsole.server.LocalServer;
import org.trackconsole.server.ServerOptions;
import org.trackconsole.server.ServerStartException;
import org.trackconsole.settings.AppFolders;
import org.trackconsole.settings.LogFile;
import org.trackconsole.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the local tracking server alone until the process is told to end. */
@Command(name = "serve", mixinStandardHelpOptions = true, resourceBundle = "org.trackconsole.text.cli")
final class ServeCommand implements Callable<Integer> {
    private static final int USUAL_PORT = 8686;

    @Option(names = "--port", paramLabel = "P", defaultValue = "" + USUAL_PORT)
    private int port;

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = "--admin-user", paramLabel = "U", defaultValue = "admin")
    private String adminUser = "admin";

    @Option(names = "--admin-password-file", paramLabel = "F")
    private @Nullable Path adminPasswordFile;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec().commandLine(), Texts.text("cli.port.range", Integer.toString(port)));
        }
        LogFile.toStandardError();
        Path folder = data != null
                ? data.toAbsolutePath()
                : AppFolders.of(System.getenv(), System::getProperty).data().resolve("server");
        Credentials administrator = new Credentials(adminUser, password());
        LocalServer server;
        try {
            server = LocalServer.start(new ServerOptions(folder, port, false, administrator));
        } catch (ServerStartException e) {
            System.err.println(StartSentence.of(e, port, folder));
            return ExitCode.UNREACHABLE;
        }
        System.out.println(Texts.text("cli.listening", server.url()));
        CountDownLatch never = new CountDownLatch(1);
        // A terminated JVM ends with 143; being told to stop is the right end of a server, so it says 0.
        Runtime.getRuntime().addShutdownHook(Shutdown.thread(() -> {
            server.close();
            Runtime.getRuntime().halt(ExitCode.OK);
        }));
        never.await();
        return ExitCode.OK;
    }

    private String password() {
        if (adminPasswordFile == null) {
            System.err.println(Texts.text("cli.noPassword"));
            return RandomPassword.make();
        }
        try {
            String text = Files.readString(adminPasswordFile).strip();
            if (text.isEmpty()) {
                throw new ParameterException(spec().commandLine(), Texts.text("cli.password.empty", adminPasswordFile));
            }
            return text;
        } catch (IOException e) {
            throw new ParameterException(spec().commandLine(), Texts.text("cli.file.unreadable", adminPasswordFile), e);
        }
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("Not run by the command line");
        }
        return spec;
    }
}
