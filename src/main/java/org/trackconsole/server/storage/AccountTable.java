package org.trackconsole.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Accounts in the file, in the order in which they were added. */
public final class AccountTable {
    private static final String BETWEEN_ROLES = "\n";

    private AccountTable() {}

    /** All of them. */
    public static List<AccountRow> all(Sql sql) throws SQLException {
        return sql.list("SELECT * FROM account ORDER BY seq", AccountTable::read);
    }

    /** One of them. */
    public static Optional<AccountRow> find(Sql sql, String id) throws SQLException {
        return sql.first("SELECT * FROM account WHERE id = ?", AccountTable::read, id);
    }

    private static AccountRow read(ResultSet row) throws SQLException {
        return new AccountRow(
                row.getString("id"),
                row.getString("email"),
                row.getString("full_name"),
                row.getString("roles").lines().toList(),
                row.getBoolean("disabled"),
                row.getString("password"));
    }

    /** Changes the one of this id, which must be there; false where another one has the address. */
    public static boolean change(Sql sql, AccountRow account) throws SQLException {
        return sql.update(
                        "UPDATE OR IGNORE account SET email = ?, full_name = ?, roles = ?, disabled = ?, password = ?"
                                + " WHERE id = ?",
                        account.email(),
                        account.fullName(),
                        String.join(BETWEEN_ROLES, account.roles()),
                        account.disabled() ? 1 : 0,
                        account.password(),
                        account.id())
                > 0;
    }

    /** Whether there was one. */
    public static boolean delete(Sql sql, String id) throws SQLException {
        return sql.update("DELETE FROM account WHERE id = ?", id) > 0;
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
