package org.trackconsole.app.cli;

import java.nio.file.Path;
import org.trackconsole.server.ServerStartException;
import org.trackconsole.text.Texts;

/** Why the local server could not start, and which option helps, in a sentence or two. */
final class StartSentence {
    private StartSentence() {}

    /** For a wanted port and folder. */
    static String of(ServerStartException problem, int port, Path folder) {
        return Texts.text("cli.start." + problem.reason(), Integer.toString(port), folder);
    }
}
