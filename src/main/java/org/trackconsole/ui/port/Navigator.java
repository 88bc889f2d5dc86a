package org.trackconsole.ui.port;

/** Brings screens to the front. */
@FunctionalInterface
public interface Navigator {
    /** Shows the screen of the destination and hands it the destination. */
    void go(Destination destination);
}
