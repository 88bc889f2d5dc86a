package org.trackconsole.app.cli;

import org.jspecify.annotations.Nullable;

/** The desktop, as the command line knows it: nothing of JavaFX is loaded before it is opened. */
@FunctionalInterface
public interface Desktop {
    /** Opens it and waits until it is closed. Answers null then, or in one sentence why it could not open. */
    @Nullable
    String open();
}
