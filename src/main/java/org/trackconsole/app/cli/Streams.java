package org.trackconsole.app.cli;

import java.io.Console;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the command line writes.
 *
 * @param out answers, for scripts to read
 * @param err remarks and problems, for people
 */
record Streams(PrintWriter out, PrintWriter err) {
    static Streams ofProcess() {
        return new Streams(writer(System.out), writer(System.err));
    }

    /**
     * JSON in a file or a pipe is UTF-8 whatever the locale says. A terminal is written as it wants to be, save one whose
     * locale knows ASCII only: that locale is what a bare machine has, not what anybody chose.
     */
    private static PrintWriter writer(PrintStream stream) {
        // JDK 25 answers null again where there is no terminal, as before 22.
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        boolean asItWants = terminal && !stream.charset().equals(StandardCharsets.US_ASCII);
        Charset charset = asItWants ? stream.charset() : StandardCharsets.UTF_8;
        return new PrintWriter(new OutputStreamWriter(stream, charset), true);
    }
}
