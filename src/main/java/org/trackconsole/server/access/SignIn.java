package org.trackconsole.server.access;

/** What came of signing in. */
public sealed interface SignIn {
    /**
     * Name and password are right.
     *
     * @param token good for half an hour after its last use
     */
    record Right(String token, Account account) implements SignIn {}

    /** One of them is not; which one is not told. */
    record Wrong() implements SignIn {}

    /** Too many passwords wait to be looked at; nothing is known of this one. */
    record Busy() implements SignIn {}
}
