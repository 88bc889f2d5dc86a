package org.trackconsole.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What came of one command line, run in this process. */
record Run(int code, String out, String err) {
    static Run of(String... args) {
        return of(() -> "The desktop was opened.", args);
    }

    static Run of(Desktop desktop, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = CommandLineEntry.run(args, desktop, new Streams(new PrintWriter(out), new PrintWriter(err)));
        return new Run(code, out.toString(), err.toString());
    }
}
