package org.trackconsole.server.access;

/** What came of changing or deleting an account. */
public enum AccountChange {
    /** It was made. */
    MADE,
    /** No account has this id. */
    UNKNOWN,
    /** Another account has the new address. */
    TAKEN,
    /** The account is that of the installation: it is set where the server is started. */
    FIXED
}
