package org.trackconsole.app.cli;

import java.util.concurrent.Callable;
import org.trackconsole.app.Version;
import org.trackconsole.client.ConnectionSettings;
import org.trackconsole.text.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the command line and runs what it asks for: the desktop where it names no verb. */
@Command(
        name = "track-console",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLineEntry.ProductVersion.class)
public final class CommandLineEntry implements Callable<Integer> {
    private final Desktop desktop;
    private final Streams streams;

    private CommandLineEntry(Desktop desktop, Streams streams) {
        this.desktop = desktop;
        this.streams = streams;
    }

    /** Runs to the end and answers the exit code, see {@link ExitCode}. To be called once, first of all. */
    public static int run(String[] args, Desktop desktop) {
        ConnectionSettings.apply();
        if (args.length > 0) {
            WarningLines.use();
        }
        return run(args, desktop, Streams.ofProcess());
    }

    static int run(String[] args, Desktop desktop, Streams streams) {
        int code = commandLine(desktop, streams, args).execute(args);
        streams.out().flush();
        streams.err().flush();
        return code;
    }

    /** With the command that the line begins with, or with all where it begins with none: each takes time to read. */
    private static CommandLine commandLine(Desktop desktop, Streams streams, String... args) {
        CommandLine line = new CommandLine(new CommandLineEntry(desktop, streams));
        String first = args.length == 0 ? "" : args[0];
        if (!first.equals(SendCommand.NAME)) {
            line.addSubcommand(new ServeCommand(streams));
        }
        if (!first.equals(ServeCommand.NAME)) {
            line.addSubcommand(new SendCommand(streams));
        }
        return line.setResourceBundle(new HelpTexts())
                .setOut(streams.out())
                .setErr(streams.err())
                .setParameterExceptionHandler((problem, _) -> sayWhatIsWrong(problem, streams))
                .setExecutionExceptionHandler((fault, command, _) -> sayThatItFailed(fault, command, streams));
    }

    @Override
    public Integer call() {
        String problem = desktop.open();
        if (problem == null) {
            return ExitCode.OK;
        }
        streams.err().println(problem);
        return ExitCode.UNREACHABLE;
    }

    private static int sayWhatIsWrong(ParameterException problem, Streams streams) {
        streams.err().println(problem.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(problem, streams.err())) {
            String command = problem.getCommandLine().getCommandSpec().qualifiedName();
            streams.err().println(Texts.text("cli.seeHelp", command));
        }
        return ExitCode.USAGE;
    }

    /** Every expected outcome is a value, so what arrives here is a fault of ours, told in full. */
    private static int sayThatItFailed(Exception fault, CommandLine command, Streams streams) {
        streams.err().println(Texts.text("cli.fault"));
        streams.err().println(command.getColorScheme().stackTraceText(fault));
        return ExitCode.FAULT;
    }

    /** {@code track-console 0.1.0}. */
    static final class ProductVersion implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Texts.text("cli.version", Version.current())};
        }
    }
}
