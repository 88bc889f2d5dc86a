package org.trackconsole.app.cli;

import java.util.List;
import java.util.function.IntSupplier;
import org.trackconsole.app.Version;
import org.trackconsole.client.ConnectionSettings;
import org.trackconsole.text.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Reads the command line and runs what it asks for. */
@Command(
        name = "track-console",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLineEntry.ProductVersion.class,
        synopsisSubcommandLabel = "[serve | send]",
        resourceBundle = "org.trackconsole.text.cli",
        subcommands = {ServeCommand.class, SendCommand.class})
public final class CommandLineEntry implements Runnable {
    private final IntSupplier desktop;
    private int exitCode;

    private CommandLineEntry(IntSupplier desktop) {
        this.desktop = desktop;
    }

    /**
     * Runs to the end and answers the exit code, see {@link ExitCode}.
     *
     * @param desktop opens the desktop and waits until it is closed; only then may it load JavaFX
     */
    public static int run(String[] args, IntSupplier desktop) {
        ConnectionSettings.apply();
        CommandLineEntry entry = new CommandLineEntry(desktop);
        CommandLine line = new CommandLine(entry).setUsageHelpAutoWidth(true);
        int code = line.execute(args);
        return code == 0 ? entry.exitCode : code;
    }

    @Override
    public void run() {
        exitCode = desktop.getAsInt();
    }

    /** {@code track-console 0.1.0}. */
    static final class ProductVersion implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return List.of(Texts.text("cli.version", Version.current())).toArray(String[]::new);
        }
    }
}
