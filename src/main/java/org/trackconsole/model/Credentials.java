package org.trackconsole.model;

/**
 * What signs a person in on a server (contract §5). Its text form never shows the password.
 *
 * @param user the user name, usually an e-mail address
 * @param password the password in clear; never stored in a file of ours
 */
public record Credentials(String user, String password) {
    @Override
    public String toString() {
        return "Credentials[user=" + user + ", password=" + Header.MASK + "]";
    }
}
