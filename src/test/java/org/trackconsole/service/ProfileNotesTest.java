package org.trackconsole.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.json.Json;
import org.trackconsole.model.Disclosure;
import org.trackconsole.model.Profile;
import org.trackconsole.store.Database;
import org.trackconsole.store.ProfileStore;

class ProfileNotesTest {
    private static final Profile ANN = new Profile(Json.object("{\"id\": \"ann\", \"traits\": {\"size\": 1}}"));
    private static final Profile MERGED =
            new Profile(Json.object("{\"id\": \"bob\", \"ids\": [\"bob\", \"ann\"], \"traits\": {\"size\": 2}}"));

    @TempDir
    Path folder;

    private Database database;
    private ProfileNotes notes;

    @BeforeEach
    void open() {
        database = Database.open(folder);
        notes = new ProfileNotes(new ProfileStore(database), InstantSource.system());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void goesOnWatchingAProfileThatWasMergedIntoAnother() {
        var _ = notes.watch("one", ANN);
        var _ = notes.disclosed("one", ANN, Disclosure.Kind.SHOWN);
        ProfileNotes.Kept kept = notes.read("one", MERGED);
        assertThat(kept.watched()).isTrue();
        assertThat(kept.disclosures()).hasSize(1);
        assertThat(kept.snapshots()).hasSize(2);
        assertThat(notes.compare(kept.snapshots().getLast(), kept.snapshots().getFirst()))
                .extracting(change -> change.path().toString())
                // What people look for stands above what servers keep in their own books.
                .startsWith("/traits/size")
                .allSatisfy(path -> assertThat(path).startsWith("/"))
                .anySatisfy(path -> assertThat(path).startsWith("/ids"));
        assertThat(notes.unwatch("one", MERGED).watched()).isFalse();
        assertThat(notes.read("two", MERGED)).isEqualTo(ProfileNotes.Kept.NOTHING);
    }
}
