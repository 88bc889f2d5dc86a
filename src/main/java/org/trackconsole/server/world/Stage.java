package org.trackconsole.server.world;

/** Which of the two sets of data a call is about (contract §5). */
public enum Stage {
    STAGING,
    PRODUCTION;

    /** The stage of the header's value; everything but {@code production} is staging, as real servers have it. */
    public static Stage of(String header) {
        return header.equals("production") ? PRODUCTION : STAGING;
    }
}
