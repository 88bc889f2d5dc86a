package org.trackconsole.ui.part;

import org.trackconsole.store.StorageException;
import org.trackconsole.text.Texts;

/** Says what is wrong with the console's file. Any thread. */
public final class StorageSentence {
    private StorageSentence() {}

    /** The problem and the way out. */
    public static String of(StorageException problem) {
        return Texts.text("common.storage." + problem.reason());
    }

    /**
     * A sentence about what could not be done, with the problem in it.
     *
     * @param key a text with one place, for the problem
     * @param failure of work that used the file; what is no {@link StorageException} is a bug and thrown
     */
    public static String of(String key, Exception failure) {
        return switch (failure) {
            case StorageException problem -> Texts.text(key, of(problem));
            case RuntimeException bug -> throw bug;
            default -> throw new IllegalStateException(failure);
        };
    }
}
