package org.trackconsole.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.server.storage.Opening;
import org.trackconsole.server.storage.Result;
import org.trackconsole.server.storage.TrackingFile;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;

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

    /** A password takes so long to look at that the account is gone by the time it is found right. */
    @Test
    void nobodyStaysSignedInToAnAccountThatIsDeletedOrDisabledMeanwhile() throws Exception {
        Opening.Opened opened = (Opening.Opened) TrackingFile.open(folder);
        try (TrackingFile file = opened.file();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Accounts accounts = accounts(file);
            Account ann = account("ann", false);
            Account bob = account("bob", false);
            accounts.add(ann, "old");
            accounts.add(bob, "old");
            List<Future<SignIn>> signIns = new ArrayList<>();
            CountDownLatch begun = new CountDownLatch(6);
            for (int i = 0; i < 3; i++) {
                for (Account each : List.of(ann, bob)) {
                    signIns.add(threads.submit(() -> {
                        begun.countDown();
                        return accounts.signIn(each.email(), "old");
                    }));
                }
            }
            begun.await();
            assertThat(accounts.delete("ann")).isEqualTo(new Result.Done<>(AccountChange.MADE));
            assertThat(accounts.change(account("bob", true), null, null))
                    .isEqualTo(new Result.Done<>(AccountChange.MADE));
            for (Future<SignIn> signIn : signIns) {
                if (signIn.get() instanceof SignIn.Right right) {
                    assertThat(accounts.use(right.token())).isEmpty();
                }
            }
        }
    }

    /** Whoever asks is let in before the body is read, which may take as long as the client likes. */
    @Test
    void nothingIsKeptForAnAccountThatIsDeletedMeanwhile() throws Exception {
        Opening.Opened opened = (Opening.Opened) TrackingFile.open(folder);
        try (TrackingFile file = opened.file()) {
            Accounts accounts = accounts(file);
            Preferences preferences = accounts.preferences();
            accounts.add(account("ann", false), "old");
            JsonNode dark = WireJson.object().put("theme", "dark");
            assertThat(preferences.set("ann", "look", dark)).isEqualTo(new Result.Done<>(Preferences.Outcome.MADE));
            accounts.delete("ann");

            assertThat(preferences.set("ann", "look", dark))
                    .isEqualTo(new Result.Done<>(Preferences.Outcome.ACCOUNT_GONE));
            assertThat(preferences.remove("ann", "look"))
                    .isEqualTo(new Result.Done<>(Preferences.Outcome.ACCOUNT_GONE));
            assertThat(accounts(file).preferences().of("ann").isEmpty()).isTrue();
        }
    }

    /** Hashing the new password takes longer than the administrator needs to disable the account. */
    @Test
    void ownChangeTakesNothingBackOfWhatAnAdministratorChangesMeanwhile() throws Exception {
        Opening.Opened opened = (Opening.Opened) TrackingFile.open(folder);
        try (TrackingFile file = opened.file();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Accounts accounts = accounts(file);
            accounts.add(account("ann", false), "old");
            CountDownLatch begun = new CountDownLatch(1);
            Future<Result<AccountChange>> own = threads.submit(() -> {
                begun.countDown();
                return accounts.changeOwn("ann", "Ann", "new", null);
            });
            begun.await();
            Account disabled = new Account("ann", "eve@example.com", "F", List.of("marketer"), true);
            accounts.change(disabled, null, null);
            assertThat(own.get()).isEqualTo(new Result.Done<>(AccountChange.MADE));
            Account now = accounts.find("ann").orElseThrow();
            assertThat(now.disabled()).isTrue();
            assertThat(now.email()).isEqualTo("eve@example.com");
            assertThat(now.roles()).containsExactly("marketer");
        }
    }

    private static Account account(String id, boolean disabled) {
        return new Account(id, id + "@example.com", "F", List.of("developer"), disabled);
    }

    private static Accounts accounts(TrackingFile file) {
        Result.Done<Accounts> loaded =
                (Result.Done<Accounts>) Accounts.load(file, "admin", "an-installation", InstantSource.system());
        return loaded.value();
    }
}
