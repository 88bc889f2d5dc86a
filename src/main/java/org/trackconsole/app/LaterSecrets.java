package org.trackconsole.app;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.trackconsole.settings.Secrets;

/** Secrets that are opened when first asked for, so that a slow keychain delays nobody who needs none. */
final class LaterSecrets implements Secrets {
    private final Supplier<Secrets> opening;
    private @Nullable Secrets opened;

    LaterSecrets(Supplier<Secrets> opening) {
        this.opening = opening;
    }

    @Override
    public @Nullable String get(String key) {
        return open().get(key);
    }

    @Override
    public boolean put(String key, String secret) {
        return open().put(key, secret);
    }

    @Override
    public void remove(String key) {
        open().remove(key);
    }

    @Override
    public boolean lasting() {
        return open().lasting();
    }

    private synchronized Secrets open() {
        if (opened == null) {
            opened = opening.get();
        }
        return opened;
    }
}
