package org.trackconsole.settings;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Secrets in the system's keychain: Keychain on macOS, Credential Manager on Windows, Secret Service or KWallet on Linux.
 * No call waits longer than the time-out, however long the keychain takes. What was put or got once is also remembered
 * until the console ends, so that a keychain that locks itself takes nothing away in mid-work.
 *
 * <p>The library leaves threads behind on a Linux desktop bus that keep the JVM alive; whoever opens this ends the
 * process with {@link System#exit}.
 */
public final class KeyringSecrets implements Secrets {
    private final Keychain keychain;
    private final KeychainCalls calls;
    private final SessionSecrets remembered = new SessionSecrets();

    private KeyringSecrets(Keychain keychain, KeychainCalls calls) {
        this.keychain = keychain;
        this.calls = calls;
    }

    /**
     * The system's keychain, or {@link SessionSecrets} where there is none that answers in time, such as on a Linux
     * without a desktop.
     *
     * @param executor runs the keychain's native calls; one platform thread of its own is right
     * @param timeout for each call; long enough for a person to unlock the keychain
     */
    public static Secrets open(Executor executor, Duration timeout) {
        return open(Keychain::ofSystem, executor, timeout);
    }

    static Secrets open(Keychain.Source source, Executor executor, Duration timeout) {
        KeychainCalls calls = new KeychainCalls(executor, timeout);
        Keychain keychain = calls.call(source::open);
        return keychain == null ? new SessionSecrets() : new KeyringSecrets(keychain, calls);
    }

    @Override
    public @Nullable String get(String key) {
        String known = remembered.get(key);
        if (known != null) {
            return known;
        }
        String secret = calls.call(() -> keychain.get(key));
        if (secret != null) {
            var _ = remembered.put(key, secret);
        }
        return secret;
    }

    @Override
    public boolean put(String key, String secret) {
        var _ = remembered.put(key, secret);
        Boolean kept = calls.call(() -> {
            keychain.put(key, secret);
            return true;
        });
        return kept != null;
    }

    @Override
    public void remove(String key) {
        remembered.remove(key);
        var _ = calls.call(() -> {
            keychain.remove(key);
            return true;
        });
    }

    @Override
    public boolean lasting() {
        return true;
    }
}
