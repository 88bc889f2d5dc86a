package org.trackconsole.server.access;

import java.util.List;

/**
 * Somebody who may sign in (contract §5).
 *
 * @param id a uuid
 * @param email the user name; one account an address
 * @param roles such as {@code admin}; words that are no role of this server open nothing
 * @param disabled whether signing in is refused
 */
public record Account(String id, String email, String fullName, List<String> roles, boolean disabled) {
    public Account {
        roles = List.copyOf(roles);
    }
}
