package org.trackconsole.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.model.DataSet;
import org.trackconsole.server.LocalServer;
import org.trackconsole.server.world.Stage;
import org.trackconsole.store.Database;
import org.trackconsole.store.DraftStore;

class PersonTracesTest {
    private static final String ID = "6f1d3c1e-9f0a-4c55-8d11-0a4f5b6c7d8e";
    private static final Instant AT = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    private Path folder;

    private Database database;
    private Drafts drafts;
    private PersonTraces traces;

    @BeforeEach
    void open() {
        database = Database.open(console());
        drafts = new Drafts(new DraftStore(database), InstantSource.system());
        traces = new PersonTraces(console(), dataSet -> LocalServer.copies(server(), Stage.of(dataSet.wire())), drafts);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Path console() {
        return folder.resolve("console");
    }

    private Path server() {
        return folder.resolve("server");
    }

    private static Path file(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
        return Files.setLastModifiedTime(file, FileTime.from(AT));
    }

    @Test
    void findsNoCopiesWhereThereAreNone() throws IOException {
        assertThat(traces.copies(true, null, AT)).isEmpty();
    }

    @Test
    void findsCopiesOfTheConsolesFileAndOfTheDataSetOfTheLocalServer() throws IOException {
        Path old = file(console().resolve("console-v4-20261101-080000-000.sqlite"));
        Path damaged = file(console().resolve("console-damaged-20261102-080000-000.sqlite"));
        Path staging = file(server().resolve("tracking-backup-version-3.sqlite"));
        Path production = file(server().resolve("production/tracking-backup-version-4.sqlite"));
        PersonTraces.Copy[] ofTheConsole = {
            new PersonTraces.Copy(PersonTraces.Kind.DAMAGED, damaged, AT),
            new PersonTraces.Copy(PersonTraces.Kind.CONSOLE, old, AT)
        };

        assertThat(traces.copies(false, DataSet.STAGING, AT)).containsExactly(ofTheConsole);
        assertThat(traces.copies(true, DataSet.STAGING, AT))
                .contains(ofTheConsole)
                .extracting(PersonTraces.Copy::file)
                .contains(staging)
                .doesNotContain(production);
        assertThat(traces.copies(true, DataSet.PRODUCTION, AT))
                .extracting(PersonTraces.Copy::file)
                .contains(production)
                .doesNotContain(staging);
        assertThat(traces.copies(true, null, AT))
                .extracting(PersonTraces.Copy::file)
                .contains(staging, production);
    }

    @Test
    void deletesACopyWithWhatBelongsToItAndNothingElse() throws IOException {
        Path damaged = file(console().resolve("console-damaged-20261102-080000-000.sqlite"));
        Path log = file(console().resolve("console-damaged-20261102-080000-000.sqlite-wal"));
        Path other = file(console().resolve("console-v4-20261101-080000-000.sqlite"));
        PersonTraces.Copy copy = new PersonTraces.Copy(PersonTraces.Kind.DAMAGED, damaged, AT);

        assertThat(traces.delete(copy)).isTrue();
        assertThat(traces.delete(copy)).isFalse();

        assertThat(damaged).doesNotExist();
        assertThat(log).doesNotExist();
        assertThat(other).exists();
        assertThat(console().resolve("console.sqlite")).exists();
    }

    @Test
    void leavesOutWhatTheLocalServerCopiedAfterThePersonWasGone() throws IOException {
        Path old = file(console().resolve("console-v4-20261101-080000-000.sqlite"));
        file(server().resolve("tracking-backup-version-3.sqlite"));
        assertThat(traces.copies(true, DataSet.STAGING, AT.minusMillis(1)))
                .extracting(PersonTraces.Copy::file)
                .containsExactly(old);
    }

    @Test
    void aCopyOfWhichSomethingIsLeftIsStillNamed() throws IOException {
        Path damaged = file(console().resolve("console-damaged-20261102-080000-000.sqlite"));
        Path kept = file(console().resolve("console-damaged-20261102-080000-000.sqlite-wal/in-use"));
        PersonTraces.Copy copy = new PersonTraces.Copy(PersonTraces.Kind.DAMAGED, damaged, AT);

        assertThatThrownBy(() -> traces.delete(copy)).isInstanceOf(IOException.class);
        assertThat(traces.copies(false, null, AT)).containsExactly(copy);

        Files.delete(kept);
        assertThat(traces.delete(copy)).isTrue();
        assertThat(traces.copies(false, null, AT)).isEmpty();
        assertThat(kept.getParent()).doesNotExist();
    }

    @Test
    void namesDraftsThatHoldAnIdOfThePerson() {
        drafts.save(Drafts.SOURCES, "{}");
        drafts.save(Drafts.COMPOSE, "{\"profile\": {\"id\": \"" + ID + "\"}, unfinished");
        assertThat(traces.drafts(List.of("somebody-else", ID))).containsExactly(Drafts.COMPOSE);
        assertThat(traces.drafts(List.of("somebody-else"))).isEmpty();
    }

    @Test
    void findsAShortIdOnlyAsAWholeText() {
        drafts.save(Drafts.COMPOSE, "{\"amount\": 42, \"page\": \"customer-421\"}");
        assertThat(traces.drafts(List.of("42", "customer-42"))).isEmpty();
        drafts.save(Drafts.COMPOSE, "{\"profile\": {\"id\": \"customer-42\"}}");
        assertThat(traces.drafts(List.of("customer-42"))).containsExactly(Drafts.COMPOSE);
    }

    @Test
    void findsAnIdInALongDraft() {
        drafts.save(Drafts.COMPOSE, "x".repeat(10_000) + "\"" + ID + "\"");
        assertThat(traces.drafts(List.of(ID))).containsExactly(Drafts.COMPOSE);
    }
}
