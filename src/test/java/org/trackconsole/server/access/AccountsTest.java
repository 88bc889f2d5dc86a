package org.trackconsole.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.server.storage.Opening;
import org.trackconsole.server.storage.Result;
import org.trackconsole.server.storage.TrackingFile;

@Timeout(120)
class AccountsTest {
    private static final int PLACES = 16;

    @TempDir
    private Path folder;

    @Test
    void turnsAwayWhoeverComesWhileManyAreSigningIn() throws Exception {
        Opening.Opened opened = (Opening.Opened) TrackingFile.open(folder);
        try (TrackingFile file = opened.file();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Accounts accounts = accounts(file);
            ExecutorCompletionService<SignIn> calls = new ExecutorCompletionService<>(threads);
            for (int i = 0; i < PLACES + 3; i++) {
                calls.submit(() -> accounts.signIn("admin", "secret"));
            }
            // Nobody gets further before there is a password, so these are the ones beyond the places.
            for (int i = 0; i < 3; i++) {
                assertThat(calls.take().get()).isEqualTo(new SignIn.Busy());
            }
            accounts.admit("secret");
            for (int i = 0; i < PLACES; i++) {
                assertThat(calls.take().get()).isInstanceOf(SignIn.Right.class);
            }
            assertThat(accounts.signIn("admin", "guess")).isEqualTo(new SignIn.Wrong());
        }
    }

    private static Accounts accounts(TrackingFile file) {
        Result.Done<Accounts> loaded =
                (Result.Done<Accounts>) Accounts.load(file, "admin", "an-installation", InstantSource.system());
        return loaded.value();
    }
}
