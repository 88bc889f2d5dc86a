package org.trackconsole.server.wire;

/** A record in the file is not what the server once wrote there: parts of the file are destroyed. */
public final class DamagedRecordException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param why what could not be read */
    public DamagedRecordException(Throwable why) {
        super("A record of the file is damaged", why);
    }
}
