package org.trackconsole.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.store.Database;
import org.trackconsole.store.DraftStore;

class DraftsTest {
    @TempDir
    Path folder;

    @Test
    void aFirstStartHasNoDraft() {
        try (Database database = Database.open(folder)) {
            assertThat(drafts(database).load(Drafts.COMPOSE)).isNull();
        }
    }

    @Test
    void theLastEditOutlivesACrash() throws Exception {
        Path crashed = Files.createDirectory(folder.resolve("crashed"));
        String half = "{\"source\": {\"id\": \"unfinished";
        try (Database database = Database.open(folder)) {
            drafts(database).save(Drafts.COMPOSE, "{}");
            drafts(database).save("another", "mine");
            drafts(database).save(Drafts.COMPOSE, half);
            for (String name : List.of("console.sqlite", "console.sqlite-wal")) {
                Files.copy(folder.resolve(name), crashed.resolve(name));
            }
        }
        try (Database database = Database.open(crashed)) {
            assertThat(drafts(database).load(Drafts.COMPOSE)).isEqualTo(half);
            assertThat(drafts(database).load("another")).isEqualTo("mine");
        }
    }

    @Test
    void takesALargeText() {
        String text = "{\"line\": \"\uD83D\uDC5F\"}\n".repeat(500_000);
        try (Database database = Database.open(folder)) {
            drafts(database).save(Drafts.COMPOSE, text);
            assertThat(drafts(database).load(Drafts.COMPOSE)).isEqualTo(text);
        }
    }

    private static Drafts drafts(Database database) {
        return new Drafts(new DraftStore(database), InstantSource.system());
    }
}
