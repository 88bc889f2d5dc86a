package org.trackconsole.server.storage;

import java.util.List;

/**
 * An account in the file.
 *
 * @param email unique, also where case is not looked at
 * @param password a slow hash of it
 */
public record AccountRow(
        String id, String email, String fullName, List<String> roles, boolean disabled, String password) {
    public AccountRow {
        roles = List.copyOf(roles);
    }
}
