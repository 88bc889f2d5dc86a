package org.trackconsole.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Texts that are being written. A saved one is on the disk, through the write-ahead log, when the method returns. */
public final class DraftStore {
    private final Database database;

    /** @param database stays open for as long as this is used */
    public DraftStore(Database database) {
        this.database = database;
    }

    /** The text as it was saved last; null where none was. */
    public @Nullable String load(String key) {
        return database.read(connection -> Sql.row(
                connection, row -> Packed.unpack(row.getObject(1)), "SELECT text FROM draft WHERE key = ?", key));
    }

    /**
     * Saves the text in place of what was there.
     *
     * @throws StorageException if it could not be kept; what was there before still is
     */
    public void save(String key, String text, Instant now) {
        Object kept = Packed.pack(text);
        database.write(connection -> Sql.change(connection, """
                INSERT INTO draft (key, text, saved_at) VALUES (?, ?, ?)
                ON CONFLICT (key) DO UPDATE SET text = excluded.text, saved_at = excluded.saved_at""", key, kept, now.toEpochMilli()));
    }
}
