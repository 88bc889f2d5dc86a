package org.trackconsole;

import org.trackconsole.app.DesktopApp;
import org.trackconsole.app.cli.CommandLineEntry;

/** The entry of the program: the desktop without arguments, a verb of the command line with them. */
public final class Main {
    private Main() {}

    /** Ends the process with the exit code of what was asked for. */
    public static void main(String[] args) {
        System.exit(CommandLineEntry.run(args, DesktopApp::open));
    }
}
