package org.trackconsole.model;

/** By what colour a server is known at a glance. Themes decide on the shade. */
public enum ServerColour {
    NONE,
    RED,
    ORANGE,
    YELLOW,
    GREEN,
    TEAL,
    BLUE,
    PURPLE,
    PINK
}
