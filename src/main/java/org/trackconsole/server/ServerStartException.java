package org.trackconsole.server;

/** A local server did not start. Nothing of it is left running. */
public final class ServerStartException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    ServerStartException(Reason reason) {
        super("The local server did not start: " + reason);
        this.reason = reason;
    }

    /** Why it did not start. */
    public Reason reason() {
        return reason;
    }

    /** Why a local server did not start. */
    public enum Reason {
        /** Another program has the port, and where others would do, they are taken too. */
        PORT_TAKEN,
        /** The system does not give the port to this program; ports below 1024 usually need more rights. */
        PORT_FORBIDDEN,
        /** The data folder cannot be made or written. */
        FOLDER_NOT_WRITABLE,
        /** The file in the folder is no tracking file, or parts of it are destroyed. */
        FILE_DAMAGED,
        /** A newer version of the program made the file. */
        FILE_NEWER,
        /** Another server, in this process or another, has the folder. */
        LOCKED,
        /** There is no room on the disk. */
        DISK_FULL
    }
}
