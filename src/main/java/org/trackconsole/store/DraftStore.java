package org.trackconsole.store;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
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

    /** All texts by their keys, as they were saved last. */
    public Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        database.read(connection -> Sql.rows(
                        connection,
                        row -> Map.entry(row.getString(1), Packed.unpack(row.getObject(2))),
                        "SELECT key, text FROM draft"))
                .forEach(draft -> all.put(draft.getKey(), draft.getValue()));
        return all;
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
