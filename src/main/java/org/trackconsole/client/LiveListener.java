package org.trackconsole.client;

import org.trackconsole.model.Arrival;

/** Is told what arrives at a server, in order, on the thread that follows the stream. */
public interface LiveListener {
    /**
     * The stream has come to this place, from which it can be followed again without loss.
     *
     * @param cursor as the server names it
     */
    void at(String cursor);

    /** Something arrived. {@link #at} is told its place next. */
    void arrived(Arrival arrival);

    /** What was there before was taken out or exchanged as a whole. */
    void reset();
}
