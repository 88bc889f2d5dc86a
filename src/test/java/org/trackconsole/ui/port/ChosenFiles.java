package org.trackconsole.ui.port;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link Files} for tests: the choice is made beforehand, and what was asked for is kept. */
public final class ChosenFiles implements Files {
    private final List<String> asked = new ArrayList<>();
    private @Nullable Path choice;

    /** From now on the person chooses this file; null changes their mind. */
    public void choose(@Nullable Path file) {
        choice = file;
    }

    /** The names that were suggested for saving and the titles of what was to be opened, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Optional<Path> save(String title, String suggestedName, String... extensions) {
        asked.add(suggestedName);
        return Optional.ofNullable(choice);
    }

    @Override
    public Optional<Path> open(String title, String... extensions) {
        asked.add(title);
        return Optional.ofNullable(choice);
    }
}
