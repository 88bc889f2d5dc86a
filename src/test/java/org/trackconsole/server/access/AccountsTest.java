package org.trackconsole.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class AccountsTest {
    private static final int PLACES = 16;

    @Test
    void turnsAwayWhoeverComesWhileManyAreSigningIn() throws Exception {
        Accounts accounts = new Accounts("admin", InstantSource.system());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
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
        }
        assertThat(accounts.signIn("admin", "guess")).isEqualTo(new SignIn.Wrong());
    }
}
