package org.trackconsole.app;

import java.nio.file.Path;
import org.trackconsole.server.ServerStartException;
import org.trackconsole.text.Texts;

/** Why the local server could not start, and what to do, in one sentence. */
public final class StartSentence {
    private StartSentence() {}

    /** The sentence for a wanted port and folder. */
    public static String of(ServerStartException problem, int port, Path folder) {
        return Texts.text("cli.start." + problem.reason(), Integer.toString(port), folder);
    }
}
