package org.trackconsole.settings;

import org.jspecify.annotations.Nullable;

/**
 * Where passwords and secret header values live: never in a file of ours. Keys say whose secret it is, such as {@code
 * server/<id>/password}. Methods may wait for the system's keychain and for a person who unlocks it; any thread but the
 * JavaFX one.
 */
public interface Secrets {
    /** The secret; null where there is none or where the keychain does not give it. */
    @Nullable
    String get(String key);

    /**
     * Keeps the secret in place of an earlier one; until the console ends {@link #get} gives it in any case.
     *
     * @return whether it will still be there after a restart
     */
    boolean put(String key, String secret);

    /** Forgets the secret, if there is one. */
    void remove(String key);

    /** Whether secrets outlast the console's run here. */
    boolean lasting();
}
