package org.trackconsole.model;

/** How far back a count of events looks (contract §6.1, §6.2). */
public enum Span {
    DAY("d"),
    WEEK("w"),
    MONTH("M"),
    YEAR("y");

    private final String letter;

    Span(String letter) {
        this.letter = letter;
    }

    /** What servers call it in a path. */
    public String letter() {
        return letter;
    }
}
