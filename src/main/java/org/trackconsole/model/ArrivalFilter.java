package org.trackconsole.model;

/**
 * Which arrivals are wanted; an empty text lets everything through.
 *
 * @param source id of the source
 * @param type type of an event
 * @param text occurs in an id, a type, a reason or what was sent, in any case
 * @param systemEvents whether the events that the server adds by itself are wanted as well (contract §3.3)
 */
public record ArrivalFilter(String source, String type, String text, Kind kind, boolean systemEvents) {
    /** Lets everything through. */
    public static final ArrivalFilter NONE = new ArrivalFilter("", "", "", Kind.ALL, true);

    /** Whether it asks for less than everything that was sent. */
    public boolean narrows() {
        return kind != Kind.ALL || !source.isEmpty() || !type.isEmpty() || !text.isEmpty();
    }

    /** Stored events, rejected calls, or both. */
    public enum Kind {
        ALL,
        STORED,
        REJECTED
    }
}
