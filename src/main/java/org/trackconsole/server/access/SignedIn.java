package org.trackconsole.server.access;

/**
 * What a right password brings.
 *
 * @param token good for half an hour after its last use
 */
public record SignedIn(String token, Account account) {}
