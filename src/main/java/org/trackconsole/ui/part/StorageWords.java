package org.trackconsole.ui.part;

import org.trackconsole.store.StorageException;
import org.trackconsole.text.Texts;

/** A failure of the console's file in words that people read. */
public final class StorageWords {
    private StorageWords() {}

    /** What is wrong with the file, in a sentence. */
    public static String sentence(StorageException problem) {
        return Texts.text("common.storage." + problem.reason());
    }

    /**
     * A sentence about what could not be done, with the problem in it.
     *
     * @param key a text with one place, for the problem
     * @param failure of work that used the file; what is no {@link StorageException} is a bug and thrown
     */
    public static String sentence(String key, Exception failure) {
        return Texts.text(key, sentence(storage(failure)));
    }

    /** The failure of the file that ended background work; anything else is a bug and thrown. */
    public static StorageException storage(Exception problem) {
        return switch (problem) {
            case StorageException storage -> storage;
            case RuntimeException bug -> throw bug;
            default -> throw new IllegalStateException(problem);
        };
    }
}
