package org.trackconsole.settings;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;

/** The three things that {@link KeyringSecrets} asks of a keychain; the seam at which its tests put another one. */
interface Keychain {
    String get(String key) throws PasswordAccessException;

    void put(String key, String secret) throws PasswordAccessException;

    void remove(String key) throws PasswordAccessException;

    /** How to reach the keychain of this system. */
    interface Source {
        Keychain open() throws BackendNotSupportedException;
    }

    /** The system's own, under one name for the whole console. */
    static Keychain ofSystem() throws BackendNotSupportedException {
        String console = "Track Console";
        Keyring keyring = Keyring.create();
        return new Keychain() {
            @Override
            public String get(String key) throws PasswordAccessException {
                return keyring.getPassword(console, key);
            }

            @Override
            public void put(String key, String secret) throws PasswordAccessException {
                keyring.setPassword(console, key, secret);
            }

            @Override
            public void remove(String key) throws PasswordAccessException {
                keyring.deletePassword(console, key);
            }
        };
    }
}
