package org.trackconsole.server.access;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.storage.AccountRow;
import org.trackconsole.server.storage.AccountTable;
import org.trackconsole.server.storage.Command;
import org.trackconsole.server.storage.FactTable;
import org.trackconsole.server.storage.Result;
import org.trackconsole.server.storage.Sql;
import org.trackconsole.server.storage.TrackingFile;
import org.trackconsole.server.storage.Writer;

/**
 * Who may sign in: the administrator of the installation, whose password is never written down here, and the accounts
 * that administrators added, which are in the file. Any thread.
 */
public final class Accounts {
    private static final List<String> ADMINISTRATOR = List.of("admin", "maintainer");
    private static final int MOST_AT_ONCE = 16;

    private final Account administrator;
    private final CompletableFuture<PasswordHash> administratorsPassword = new CompletableFuture<>();
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    /** What is in force changes together: an account, and the tokens that were issued for it. */
    private final ReentrantLock inForce = new ReentrantLock();

    private final Writer writer;
    private final Tokens tokens;
    private final Preferences preferences;
    private volatile Map<String, Added> addedByEmail;

    /** An account of the file with its password. */
    private record Added(Account account, PasswordHash password) {
        /** Whether whoever knows the password of the one may sign in as the other. */
        boolean isSameAs(Added other) {
            return account.id().equals(other.account.id()) && password.text().equals(other.password.text());
        }
    }

    private Accounts(
            Account administrator,
            Writer writer,
            InstantSource clock,
            Map<String, Added> addedByEmail,
            Preferences preferences) {
        this.administrator = administrator;
        this.writer = writer;
        this.tokens = new Tokens(clock);
        this.preferences = preferences;
        this.addedByEmail = addedByEmail;
    }

    /**
     * Reads the accounts of a file. The administrator does not get in before {@link #admit}.
     *
     * @param user the administrator's user name
     * @param id a uuid that stays the same for this installation
     */
    public static Result<Accounts> load(TrackingFile file, String user, String id, InstantSource clock) {
        Account administrator = new Account(id, user, "Administrator", ADMINISTRATOR, false);
        return file.readers().read(sql -> {
            Map<String, Added> added = new LinkedHashMap<>();
            for (AccountRow row : AccountTable.all(sql)) {
                added.put(key(row.email()), added(row));
            }
            return new Accounts(
                    administrator,
                    file.writer(),
                    clock,
                    Collections.unmodifiableMap(added),
                    new Preferences(file.writer(), id, FactTable.preferences(sql)));
        });
    }

    private static Added added(AccountRow row) {
        return new Added(account(row), PasswordHash.stored(row.password()));
    }

    private static Account account(AccountRow row) {
        return new Account(row.id(), row.email(), row.fullName(), row.roles(), row.disabled());
    }

    private static AccountRow row(Account account, String password) {
        return new AccountRow(
                account.id(), account.email(), account.fullName(), account.roles(), account.disabled(), password);
    }

    /** Addresses that differ only in case are one. */
    private static String key(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    /**
     * Sets the administrator's password. Hashing it takes longer than anything else in a start, so it comes last;
     * whoever signs in earlier waits for it.
     */
    public void admit(String secret) {
        administratorsPassword.complete(PasswordHash.of(secret));
    }

    /**
     * A token for the right user name and password; it takes as long for names that nobody has. To look at a password
     * takes a core for some tenths of a second, on purpose; so it is one at a time, and few may wait, or whoever tries
     * many would keep the server from its work.
     */
    public SignIn signIn(String name, String secret) {
        if (!places.tryAcquire()) {
            return new SignIn.Busy();
        }
        try {
            Added added = addedByEmail.get(key(name));
            boolean isAdministrator = name.equals(administrator.email());
            if (added == null || isAdministrator) {
                boolean right = isRight(administratorsPassword.join(), secret);
                return right && isAdministrator ? right(administrator) : new SignIn.Wrong();
            }
            return isRight(added.password(), secret) ? right(key(name), added) : new SignIn.Wrong();
        } finally {
            places.release();
        }
    }

    private boolean isRight(PasswordHash hash, String secret) {
        oneAtATime.lock();
        try {
            return hash.matches(secret);
        } finally {
            oneAtATime.unlock();
        }
    }

    /** A token for the account as it is by now: looking at the password took long, and it may be another's meanwhile. */
    private SignIn right(String email, Added looked) {
        inForce.lock();
        try {
            Added now = addedByEmail.get(email);
            return now != null && now.isSameAs(looked) && !now.account().disabled()
                    ? right(now.account())
                    : new SignIn.Wrong();
        } finally {
            inForce.unlock();
        }
    }

    private SignIn right(Account account) {
        return new SignIn.Right(tokens.issue(account), account);
    }

    /** Whose token it is; using it keeps it alive. */
    public Optional<Account> use(String token) {
        return tokens.use(token);
    }

    /** Ends a token. */
    public void signOut(String token) {
        tokens.revoke(token);
    }

    /** What those who sign in prefer. */
    public Preferences preferences() {
        return preferences;
    }

    /** All accounts, the administrator first, then in the order in which they were added. */
    public List<Account> all() {
        List<Account> all = new ArrayList<>();
        all.add(administrator);
        addedByEmail.values().forEach(added -> all.add(added.account()));
        return List.copyOf(all);
    }

    /** The account of an id. */
    public Optional<Account> find(String id) {
        return all().stream().filter(account -> account.id().equals(id)).findFirst();
    }

    /**
     * Changes the account of the same id. Whoever is signed in with it goes on with the roles it has then; a new password
     * and being disabled sign everybody out.
     *
     * @param password the new one; null leaves it as it is
     * @param kept a token that stays good when the password changes; null for none
     */
    public Result<AccountChange> change(Account account, @Nullable String password, @Nullable String kept) {
        return change(account.id(), _ -> account, password, kept);
    }

    /**
     * Changes what people may change of their own account; all else stays as it is at the moment of the change.
     *
     * @param password the new one; null leaves it as it is
     * @param kept a token that stays good when the password changes; null for none
     */
    public Result<AccountChange> changeOwn(
            String id, String fullName, @Nullable String password, @Nullable String kept) {
        return change(
                id, now -> new Account(now.id(), now.email(), fullName, now.roles(), now.disabled()), password, kept);
    }

    /** @param edit gets the account as it is in the file; it may run twice */
    private Result<AccountChange> change(
            String id, UnaryOperator<Account> edit, @Nullable String password, @Nullable String kept) {
        if (id.equals(administrator.id())) {
            return new Result.Done<>(AccountChange.FIXED);
        }
        PasswordHash hash = password == null ? null : PasswordHash.of(password);
        return writer.write(new Command<Changed>() {
                    @Override
                    public Changed run(Sql sql) throws SQLException {
                        Optional<AccountRow> before = AccountTable.find(sql, id);
                        if (before.isEmpty()) {
                            return new Changed(AccountChange.UNKNOWN, null);
                        }
                        Account account = edit.apply(account(before.get()));
                        AccountRow row =
                                row(account, hash == null ? before.get().password() : hash.text());
                        boolean free = !key(account.email()).equals(key(administrator.email()))
                                && AccountTable.change(sql, row);
                        return free ? new Changed(AccountChange.MADE, row) : new Changed(AccountChange.TAKEN, null);
                    }

                    @Override
                    public void committed(Changed changed) {
                        AccountRow row = changed.row();
                        if (row != null) {
                            Added now = added(row);
                            boolean revokes = hash != null || row.disabled();
                            putInForce(id, now, revokes, row.disabled() ? null : kept);
                        }
                    }
                })
                .map(Changed::outcome);
    }

    /** Deletes an account and signs out whoever uses it. */
    public Result<AccountChange> delete(String id) {
        if (id.equals(administrator.id())) {
            return new Result.Done<>(AccountChange.FIXED);
        }
        return writer.write(new Command<>() {
            @Override
            public AccountChange run(Sql sql) throws SQLException {
                FactTable.forgetPreferences(sql, id);
                return AccountTable.delete(sql, id) ? AccountChange.MADE : AccountChange.UNKNOWN;
            }

            @Override
            public void committed(AccountChange outcome) {
                preferences.forget(id);
                putInForce(id, null, true, null);
            }
        });
    }

    /** What came of a change, with the row that is in the file then. */
    private record Changed(AccountChange outcome, @Nullable AccountRow row) {}

    /** The account of an id and its tokens at once, so that nobody signs in between; on the writing thread. */
    private void putInForce(String id, @Nullable Added by, boolean revokes, @Nullable String kept) {
        inForce.lock();
        try {
            replace(id, by);
            if (revokes) {
                tokens.revokeAll(id, kept);
            }
            if (by != null) {
                tokens.replace(by.account());
            }
        } finally {
            inForce.unlock();
        }
    }

    /** Puts an account in the place of the one of this id, or takes that out. */
    private void replace(String id, @Nullable Added by) {
        Map<String, Added> changed = new LinkedHashMap<>();
        for (Map.Entry<String, Added> entry : addedByEmail.entrySet()) {
            if (!entry.getValue().account().id().equals(id)) {
                changed.put(entry.getKey(), entry.getValue());
            } else if (by != null) {
                changed.put(key(by.account().email()), by);
            }
        }
        addedByEmail = Collections.unmodifiableMap(changed);
    }

    /** Adds an account; false where somebody has its address already. Hashing takes some hundred milliseconds. */
    public Result<Boolean> add(Account account, String password) {
        PasswordHash hash = PasswordHash.of(password);
        AccountRow row = row(account, hash.text());
        return writer.write(new Command<>() {
            @Override
            public Boolean run(Sql sql) throws SQLException {
                boolean taken = key(account.email()).equals(key(administrator.email()));
                return !taken && AccountTable.add(sql, row);
            }

            @Override
            public void committed(Boolean isNew) {
                if (isNew) {
                    Map<String, Added> changed = new LinkedHashMap<>(addedByEmail);
                    changed.put(key(account.email()), new Added(account, hash));
                    addedByEmail = Collections.unmodifiableMap(changed);
                }
            }
        });
    }
}
