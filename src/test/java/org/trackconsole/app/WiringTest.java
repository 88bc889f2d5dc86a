package org.trackconsole.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
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
}
