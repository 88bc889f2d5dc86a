package org.trackconsole.app.cli;

/** The thread that the runtime runs when the process is told to end. */
final class Shutdown {
    private Shutdown() {}

    static Thread thread(Runnable action) {
        return Thread.ofPlatform().name("shutdown").unstarted(action);
    }
}
