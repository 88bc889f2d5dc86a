package org.trackconsole.server.access;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The one account of a local server: its administrator. Any thread. */
public final class Accounts {
    private final String user;
    private final CompletableFuture<PasswordHash> password = new CompletableFuture<>();
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

    /** A token for the right user name and password, or nothing. */
    public Optional<String> signIn(String name, String secret) {
        boolean right = password.join().matches(secret);
        return right && name.equals(user) ? Optional.of(tokens.issue()) : Optional.empty();
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
