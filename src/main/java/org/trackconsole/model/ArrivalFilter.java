package org.trackconsole.model;

/**
 * Which arrivals are wanted; an empty text lets everything through.
 *
 * @param source id of the source
 * @param type type of an event
 * @param text occurs in an id, a type, a reason or what was sent, in any case
 */
public record ArrivalFilter(String source, String type, String text, Kind kind) {
    /** Lets everything through. */
    public static final ArrivalFilter NONE = new ArrivalFilter("", "", "", Kind.ALL);

    /** Stored events, rejected calls, or both. */
    public enum Kind {
        ALL,
        STORED,
        REJECTED
    }
}
