package org.trackconsole.model;

import java.util.Locale;

/** The kinds of records that a server can be asked for and searched through (contract §6.2). */
public enum RecordIndex {
    PROFILE,
    SESSION,
    EVENT;

    /** As it stands in addresses. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
