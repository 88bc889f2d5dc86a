package org.trackconsole.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.PasswordAccessException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyringSecretsTest {
    private static final Executor HERE = Runnable::run;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Map<String, String> entries = new HashMap<>();
    private final AtomicLong time = new AtomicLong();
    private int lookUps;

    @Test
    void keepsSecretsInTheKeychain() {
        Secrets secrets = new KeyringSecrets(() -> new Entries(null), HERE, LONG, time::get);
        assertThat(secrets.lasting()).isTrue();
        assertThat(secrets.put("a", "hush")).isTrue();
        assertThat(entries).containsEntry("a", "hush");
        assertThat(new KeyringSecrets(() -> new Entries(null), HERE, LONG, time::get).get("a"))
                .isEqualTo("hush");
        secrets.remove("a");
        secrets.remove("never there");
        assertThat(entries).isEmpty();
        assertThat(secrets.get("a")).isNull();
    }

    @Test
    void remembersWhatTheKeychainGaveOnce() {
        entries.put("a", "hush");
        Secrets secrets = new KeyringSecrets(() -> new Entries(null), HERE, LONG, time::get);
        assertThat(secrets.get("a")).isEqualTo("hush");
        entries.clear();
        assertThat(secrets.get("a")).isEqualTo("hush");
    }

    @Test
    void asksForWhatTheKeychainDoesNotHaveOnceAMinute() {
        Secrets secrets = new KeyringSecrets(() -> new Entries(null), HERE, LONG, time::get);
        assertThat(secrets.get("a")).isNull();
        assertThat(secrets.get("a")).isNull();
        assertThat(lookUps).isEqualTo(1);
        entries.put("a", "from elsewhere");
        time.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(secrets.get("a")).isEqualTo("from elsewhere");
    }

    @Test
    void whatWasMissingIsThereOnceItIsPut() {
        Secrets secrets = new KeyringSecrets(() -> new Entries(null), HERE, LONG, time::get);
        assertThat(secrets.get("a")).isNull();
        secrets.put("a", "hush");
        assertThat(secrets.get("a")).isEqualTo("hush");
        secrets.remove("a");
        entries.put("a", "from elsewhere");
        assertThat(secrets.get("a")).isEqualTo("from elsewhere");
    }

    @Test
    void lastsForTheSessionWhereThereIsNoKeychain() {
        Secrets secrets = new KeyringSecrets(
                () -> {
                    throw new BackendNotSupportedException("no bus");
                },
                HERE,
                LONG,
                time::get);
        assertThat(secrets.put("a", "hush")).isFalse();
        assertThat(secrets.get("a")).isEqualTo("hush");
        assertThat(secrets.lasting()).isFalse();
    }

    @Test
    void aKeychainThatDidNotOpenInTimeIsOpenedByALaterCall() {
        AtomicReference<Executor> executor = new AtomicReference<>(_ -> {});
        Secrets secrets = new KeyringSecrets(
                () -> new Entries(null), task -> executor.get().execute(task), Duration.ofMillis(1), time::get);
        assertThat(secrets.put("a", "hush")).isFalse();
        assertThat(secrets.lasting()).isFalse();
        assertThat(secrets.get("a")).isEqualTo("hush");

        executor.set(HERE);
        assertThat(secrets.lasting()).isTrue();
        assertThat(secrets.put("a", "hush")).isTrue();
        assertThat(entries).containsEntry("a", "hush");
    }

    @Test
    void opensNoKeychainBeforeASecretIsAskedFor() {
        AtomicBoolean opened = new AtomicBoolean();
        Secrets secrets = new KeyringSecrets(
                () -> {
                    opened.set(true);
                    return new Entries(null);
                },
                HERE,
                LONG,
                time::get);
        assertThat(opened).isFalse();
        assertThat(secrets.get("a")).isNull();
        assertThat(opened).isTrue();
    }

    @Test
    void aKeychainThatRefusesCostsTheSecretOnlyItsLastingness() {
        Secrets secrets = new KeyringSecrets(
                () -> new Entries(new NullPointerException("prompt dismissed")), HERE, LONG, time::get);
        assertThat(secrets.put("a", "hush")).isFalse();
        assertThat(secrets.get("a")).isEqualTo("hush");
        assertThat(secrets.get("b")).isNull();
        secrets.remove("a");
        assertThat(secrets.get("a")).isNull();
    }

    @Test
    void nobodyWaitsForAKeychainThatIsStuckAndItIsAskedAgainWhenItIsFree() throws Exception {
        entries.put("a", "hush");
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch unlocked = new CountDownLatch(1);
        AtomicReference<Executor> executor = new AtomicReference<>(HERE);
        Keychain keychain = new Entries(null) {
            @Override
            public String get(String key) throws PasswordAccessException {
                asked.countDown();
                awaitUninterruptibly(unlocked);
                return super.get(key);
            }
        };
        Secrets secrets = new KeyringSecrets(
                () -> keychain, task -> executor.get().execute(task), Duration.ofMillis(1), time::get);
        Thread[] stuck = new Thread[1];
        executor.set(task -> {
            stuck[0] = Thread.ofPlatform().start(task);
            awaitUninterruptibly(asked);
        });
        assertThat(secrets.get("a")).isNull();

        executor.set(_ -> {
            throw new AssertionError("asked while it is stuck");
        });
        assertThat(secrets.get("a")).isNull();

        unlocked.countDown();
        stuck[0].join();
        executor.set(HERE);
        assertThat(secrets.get("a")).isEqualTo("hush");
    }

    @Test
    void aBrokenLibraryIsABug() {
        Secrets secrets = new KeyringSecrets(
                () -> {
                    throw new NoClassDefFoundError("com/sun/jna/Native");
                },
                HERE,
                LONG,
                time::get);
        assertThatThrownBy(() -> secrets.get("a")).isInstanceOf(IllegalStateException.class);
    }

    /** A keychain that holds entries, or fails at everything. */
    private class Entries implements Keychain {
        private final @Nullable RuntimeException failure;

        Entries(@Nullable RuntimeException failure) {
            this.failure = failure;
        }

        @Override
        public String get(String key) throws PasswordAccessException {
            lookUps++;
            fail();
            String secret = entries.get(key);
            if (secret == null) {
                throw new PasswordAccessException("none");
            }
            return secret;
        }

        @Override
        public void put(String key, String secret) {
            fail();
            entries.put(key, secret);
        }

        @Override
        public void remove(String key) throws PasswordAccessException {
            fail();
            if (entries.remove(key) == null) {
                throw new PasswordAccessException("none");
            }
        }

        private void fail() {
            if (failure != null) {
                throw failure;
            }
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
