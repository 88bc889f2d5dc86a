package org.trackconsole.server.storage;

/** What came of opening a tracking file. */
public sealed interface Opening {
    /** It is open, and this server alone has it. */
    record Opened(TrackingFile file) implements Opening {}

    /** It is not; nothing of it was changed. */
    record Refused(Refusal reason) implements Opening {}

    /** Why a file could not be opened. */
    enum Refusal {
        /** The folder cannot be made, or nothing can be written in it. */
        FOLDER_NOT_WRITABLE,
        /** The file is no tracking file, or parts of it are destroyed. */
        DAMAGED,
        /** A newer version of the program made it. */
        NEWER,
        /** Another server, in this process or another, has it. */
        LOCKED,
        /** There is no room for it. */
        DISK_FULL
    }
}
