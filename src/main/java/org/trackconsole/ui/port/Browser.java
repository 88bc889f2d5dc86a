package org.trackconsole.ui.port;

import java.net.URI;

/** The web browser of the person at this machine. */
@FunctionalInterface
public interface Browser {
    /** Opens a page. Blocks for a moment; any thread but the JavaFX one. Answers whether there was a browser to do it. */
    boolean open(URI page);
}
