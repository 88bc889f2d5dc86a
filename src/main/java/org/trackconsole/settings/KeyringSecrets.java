package org.trackconsole.settings;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.PasswordAccessException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Secrets in the system's keychain: Keychain on macOS, Credential Manager on Windows, Secret Service or KWallet on Linux.
 * No call waits longer than the time-out, however long the keychain takes. What was put or got once is also remembered
 * until the console ends, so that a keychain that locks itself takes nothing away in mid-work. What it does not have is asked for again after a minute
 * at the earliest: every call to a server asks for what is optional, too. The keychain is opened
 * by the first call that needs it, and by a later one where it did not open in time; where there is none, such as on a
 * Linux without a desktop, what is remembered is all there is.
 *
 * <p>The library leaves threads behind on a Linux desktop bus that keep the JVM alive; whoever opens this ends the
 * process with {@link System#exit}.
 */
public final class KeyringSecrets implements Secrets {
    /** Some keychains cannot tell what is missing from what is locked, so a miss is not believed for ever. */
    private static final Duration MISSING = Duration.ofMinutes(1);

    private final Keychain.Source source;
    private final KeychainCalls calls;
    private final LongSupplier nanos;
    /** When a key was not found, by the key. */
    private final Map<String, Long> missing = new ConcurrentHashMap<>();

    private final SessionSecrets remembered = new SessionSecrets();
    private volatile @Nullable Keychain opened;
    private volatile boolean absent;

    /**
     * The system's keychain, which is not opened yet.
     *
     * @param executor runs the keychain's native calls; one platform thread of its own is right
     * @param timeout for each call; long enough for a person to unlock the keychain
     */
    public KeyringSecrets(Executor executor, Duration timeout) {
        this(Keychain::ofSystem, executor, timeout, System::nanoTime);
    }

    KeyringSecrets(Keychain.Source source, Executor executor, Duration timeout, LongSupplier nanos) {
        this.source = source;
        this.nanos = nanos;
        this.calls = new KeychainCalls(executor, timeout);
    }

    @Override
    public @Nullable String get(String key) {
        String known = remembered.get(key);
        if (known != null) {
            return known;
        }
        Long missed = missing.get(key);
        if (missed != null && nanos.getAsLong() - missed < MISSING.toNanos()) {
            return null;
        }
        Optional<String> answer = call(keychain -> find(keychain, key));
        // Null where the keychain did not answer: that says nothing about the secret.
        if (answer == null) {
            return null;
        }
        answer.ifPresentOrElse(
                secret -> {
                    var _ = remembered.put(key, secret);
                },
                () -> missing.put(key, nanos.getAsLong()));
        return answer.orElse(null);
    }

    private static Optional<String> find(Keychain keychain, String key) {
        try {
            return Optional.of(keychain.get(key));
        } catch (PasswordAccessException _) {
            // Also how the library says that there is no such entry.
            return Optional.empty();
        }
    }

    @Override
    public boolean put(String key, String secret) {
        missing.remove(key);
        var _ = remembered.put(key, secret);
        Boolean kept = call(keychain -> {
            keychain.put(key, secret);
            return true;
        });
        return kept != null;
    }

    @Override
    public void remove(String key) {
        remembered.remove(key);
        var _ = call(keychain -> {
            keychain.remove(key);
            return true;
        });
    }

    @Override
    public boolean lasting() {
        return call(_ -> true) != null;
    }

    private interface Use<T> {
        T of(Keychain keychain) throws PasswordAccessException;
    }

    private <T> @Nullable T call(Use<T> use) {
        return absent ? null : calls.call(() -> use.of(keychain()));
    }

    private Keychain keychain() throws BackendNotSupportedException {
        Keychain known = opened;
        if (known == null) {
            try {
                known = source.open();
            } catch (BackendNotSupportedException none) {
                absent = true;
                throw none;
            }
            opened = known;
        }
        return known;
    }
}
