package org.trackconsole.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.model.Call;
import org.trackconsole.service.RunningProof;
import org.trackconsole.settings.AppFolders;
import org.trackconsole.store.DamagedFile;
import org.trackconsole.store.Database;
import org.trackconsole.store.StorageException;

class WiringTest {
    @TempDir
    private Path folder;

    @Test
    void aDamagedFileCanBeMovedAsideWhenOpeningFailedOverIt() throws IOException {
        AppFolders folders = AppFolders.in(folder);
        Wiring.open(folders).close();
        DamagedFile.in(folders.data(), "server");

        assertThatThrownBy(() -> Wiring.open(folders)).isInstanceOf(StorageException.class);
        assertThat(Database.moveAside(folders.data(), Instant.now())).isNotNull();

        Wiring.open(folders).close();
    }

    /** Compose and History each show what the other one proves. */
    @Test
    void aProofThatOneScreenBeginsIsKnownToTheOthers() throws IOException {
        try (Wiring wiring = Wiring.open(AppFolders.in(folder))) {
            wiring.catalog().createExample(wiring.local());
            Call call = wiring.sendEvents()
                    .send(wiring.local(), null, """
                            {"source": {"id": "web-shop"}, "events": [{"type": "page-view"}]}""", new CancelSignal())
                    .call();
            RunningProof begun = wiring.proofs().begin(call);
            assertThat(begun).isNotNull();
            assertThat(wiring.proofs().running(call.id())).isSameAs(begun);
            assertThat(wiring.proofs().begin(call)).isNull();
        }
    }

    /** The window is gone by then, and the deletion was stopped; its report is all that tells how far it came. */
    @Test
    void closesOnlyOnceTheReportOfADeletionIsKept() throws Exception {
        Wiring wiring = Wiring.open(AppFolders.in(folder));
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch lastRecord = new CountDownLatch(1);
        Thread deletion = Thread.ofVirtual()
                .start(() -> wiring.removalReports().underway(() -> {
                    begun.countDown();
                    awaitQuietly(lastRecord);
                    return order.add("report");
                }));
        begun.await();
        Thread closing = Thread.ofPlatform().start(() -> {
            wiring.close();
            order.add("closed");
        });
        while (closing.getState() != Thread.State.TIMED_WAITING && closing.isAlive()) {
            Thread.onSpinWait();
        }
        lastRecord.countDown();
        deletion.join();
        closing.join();
        assertThat(order).containsExactly("report", "closed");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
