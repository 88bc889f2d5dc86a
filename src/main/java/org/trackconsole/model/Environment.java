package org.trackconsole.model;

/** What a tracking server is there for; a person says so, since no server does. */
public enum Environment {
    /** On somebody's own machine. */
    LOCAL,
    /** For trying things out; nobody else relies on it. */
    TEST,
    /** Where a release is tried before people see it. */
    STAGING,
    /** Real people's data. The console asks before it writes there. */
    PRODUCTION
}
