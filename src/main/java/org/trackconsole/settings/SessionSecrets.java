package org.trackconsole.settings;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Secrets in memory, gone when the console ends. Any thread, without waiting. */
public final class SessionSecrets implements Secrets {
    private final Map<String, String> secrets = new ConcurrentHashMap<>();

    @Override
    public @Nullable String get(String key) {
        return secrets.get(key);
    }

    @Override
    public boolean put(String key, String secret) {
        secrets.put(key, secret);
        return false;
    }

    @Override
    public void remove(String key) {
        secrets.remove(key);
    }

    @Override
    public boolean lasting() {
        return false;
    }
}
