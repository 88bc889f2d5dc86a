package org.trackconsole.server.storage;

import java.sql.SQLException;
import java.util.List;

/** Accounts in the file, in the order in which they were added. */
public final class AccountTable {
    private static final String BETWEEN_ROLES = "\n";

    private AccountTable() {}

    /** All of them. */
    public static List<AccountRow> all(Sql sql) throws SQLException {
        return sql.list(
                "SELECT * FROM account ORDER BY seq",
                row -> new AccountRow(
                        row.getString("id"),
                        row.getString("email"),
                        row.getString("full_name"),
                        row.getString("roles").lines().toList(),
                        row.getBoolean("disabled"),
                        row.getString("password")));
    }

    /** Adds one; false where there is one of the same address. */
    public static boolean add(Sql sql, AccountRow account) throws SQLException {
        return sql.update(
                        "INSERT INTO account (id, email, full_name, roles, disabled, password)"
                                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        account.id(),
                        account.email(),
                        account.fullName(),
                        String.join(BETWEEN_ROLES, account.roles()),
                        account.disabled() ? 1 : 0,
                        account.password())
                > 0;
    }
}
