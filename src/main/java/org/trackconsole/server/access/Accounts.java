package org.trackconsole.server.access;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/** The one account of a local server: its administrator. Any thread. */
public final class Accounts {
    private static final int MOST_AT_ONCE = 16;

    private final String user;
    private final CompletableFuture<PasswordHash> password = new CompletableFuture<>();
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    private final Tokens tokens;

    /** Nobody gets in before {@link #admit}. */
    public Accounts(String user, InstantSource clock) {
        this.user = user;
        this.tokens = new Tokens(clock);
    }

    /**
     * Sets the password. Hashing it takes longer than anything else in a start, so it comes last; whoever signs in
     * earlier waits for it.
     */
    public void admit(String secret) {
        password.complete(PasswordHash.of(secret));
    }

    /** The administrator's user name. */
    public String user() {
        return user;
    }

    /**
     * A token for the right user name and password. To look at a password takes a core for some tenths of a second, on
     * purpose; so it is one at a time, and few may wait, or whoever tries many would keep the server from its work.
     */
    public SignIn signIn(String name, String secret) {
        if (!places.tryAcquire()) {
            return new SignIn.Busy();
        }
        try {
            return isRight(secret) && name.equals(user) ? new SignIn.Right(tokens.issue()) : new SignIn.Wrong();
        } finally {
            places.release();
        }
    }

    private boolean isRight(String secret) {
        PasswordHash hash = password.join();
        oneAtATime.lock();
        try {
            return hash.matches(secret);
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Whether a token is good; using it keeps it alive. */
    public boolean isSignedIn(String token) {
        return tokens.use(token);
    }

    /** Ends a token. */
    public void signOut(String token) {
        tokens.revoke(token);
    }
}
