package org.trackconsole.server.http;

import java.util.List;
import org.trackconsole.server.access.Account;

/** Who may use a route: everybody, or whoever signed in and has one of some roles (contract §5, §6.1). */
enum Access {
    /** Everybody. */
    OPEN,
    /** Whoever shows a good token. */
    SIGNED_IN,
    /** Counts, lists and searches, and what one prefers oneself. */
    FIGURES("admin", "developer", "marketer", "maintainer"),
    /** Single profiles, sessions and events. */
    RECORDS("admin", "developer", "marketer"),
    /** Sources, settings, deletions. */
    SETTINGS("admin", "developer"),
    /** Whether the parts of the server work. */
    SYSTEM("admin", "developer", "maintainer"),
    /** What the server logs. */
    LOGS("admin", "maintainer"),
    /** Other people's accounts. */
    USERS("admin");

    // What List.of gives cannot change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> roles;

    Access(String... roles) {
        this.roles = List.of(roles);
    }

    /** The roles of which one is needed; none where every account will do. */
    List<String> roles() {
        return roles;
    }

    /** Whether the owner of a good token may. */
    boolean admits(Account account) {
        return admits(account.roles());
    }

    /** Whether an account of these roles may. */
    boolean admits(List<String> given) {
        return roles.isEmpty() || given.stream().anyMatch(roles::contains);
    }
}
