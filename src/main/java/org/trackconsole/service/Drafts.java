package org.trackconsole.service;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trackconsole.json.Json;
import org.trackconsole.store.DraftStore;
import tools.jackson.databind.node.StringNode;

/**
 * Texts that are being written, so that a crash takes no edit away. Saving costs one wait for the disk; screens do it
 * soon after every edit.
 */
public final class Drafts {
    /** The key of the payload on the compose screen. */
    public static final String COMPOSE = "compose";

    /** The key of the sources that were changed and not saved. */
    public static final String SOURCES = "sources";

    private static final int UNMISTAKABLE = 16;

    private final DraftStore store;
    private final InstantSource clock;

    /** @param store where they are kept */
    public Drafts(DraftStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The text as it was saved last, valid JSON or not; null where none was. */
    public @Nullable String load(String key) {
        return store.load(key);
    }

    /**
     * The keys of the texts that hold one of these ids. An id of few characters counts only where it is a whole JSON text:
     * it may be part of something else.
     */
    public List<String> holding(List<String> ids) {
        return store.all().entrySet().stream()
                .filter(draft -> ids.stream().anyMatch(id -> holds(draft.getValue(), id)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean holds(String text, String id) {
        return !id.isEmpty()
                && (text.contains(Json.compact(StringNode.valueOf(id)))
                        || (id.length() >= UNMISTAKABLE && text.contains(id)));
    }

    /**
     * Saves the text in place of what was there.
     *
     * @throws org.trackconsole.store.StorageException if it could not be kept; what was there before still is
     */
    public void save(String key, String text) {
        store.save(key, text, clock.instant());
    }
}
