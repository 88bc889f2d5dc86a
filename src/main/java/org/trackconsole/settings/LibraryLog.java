package org.trackconsole.settings;

import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Brings what libraries say by the logging of the JDK to where everything else is logged. */
public final class LibraryLog extends SLF4JBridgeHandler {
    private LibraryLog() {}

    /** From now on; once a process. */
    public static void join() {
        removeHandlersForRootLogger();
        LogManager.getLogManager().getLogger("").addHandler(new LibraryLog());
    }

    /**
     * That a thread was interrupted is told to nobody: whoever did it knows. The HTTP server warns of it where a stop
     * meets a connection whose answer has just gone out.
     */
    @Override
    public void publish(LogRecord line) {
        if (!isInterruption(line.getThrown())) {
            super.publish(line);
        }
    }

    private static boolean isInterruption(@Nullable Throwable thrown) {
        return thrown != null && (thrown instanceof InterruptedException || isInterruption(thrown.getCause()));
    }
}
