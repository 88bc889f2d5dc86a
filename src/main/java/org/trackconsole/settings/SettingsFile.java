package org.trackconsole.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code settings.json}: read once, changed in memory, saved when told. Changes and reads are for any thread; saving
 * blocks, and whoever calls it decides how often.
 */
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Path file;
    private final SettingsText text;
    private final ObjectNode document;
    private final AtomicReference<Settings> settings;
    private final @Nullable Path damaged;

    private SettingsFile(Path file, SettingsText text, ObjectNode document, Settings settings, @Nullable Path damaged) {
        this.file = file;
        this.text = text;
        this.document = document;
        this.settings = new AtomicReference<>(settings);
        this.damaged = damaged;
    }

    /**
     * Reads the file. One that cannot be read is moved aside and the usual settings stand in; {@link #damaged()} tells.
     *
     * @param file need not exist
     * @throws UncheckedIOException if a damaged file cannot be moved aside
     */
    public static SettingsFile open(Path file) {
        return open(file, SettingsText.known(), InstantSource.system());
    }

    static SettingsFile open(Path file, SettingsText text, InstantSource clock) {
        if (!Files.exists(file)) {
            return new SettingsFile(file, text, SettingsText.empty(), Settings.usual(), null);
        }
        try {
            ObjectNode document = text.parse(Files.readString(file));
            if (document != null) {
                return new SettingsFile(file, text, document, SettingsText.settings(document), null);
            }
        } catch (JacksonException | IOException problem) {
            LOG.warn("The settings could not be read: {}", problem.getClass().getSimpleName());
        }
        Path aside = moveAside(file, clock.instant());
        return new SettingsFile(file, text, SettingsText.empty(), Settings.usual(), aside);
    }

    /** The settings as they are now, saved or not. */
    public Settings settings() {
        return settings.get();
    }

    /** Changes the settings in memory and answers the changed ones. The change may be tried more than once. */
    public Settings update(UnaryOperator<Settings> change) {
        return settings.updateAndGet(change);
    }

    /** Where a file that could not be read was put; null where it could, or where there was none. */
    public @Nullable Path damaged() {
        return damaged;
    }

    /**
     * Puts the settings as they are now on the disk: whole, or not at all.
     *
     * @throws UncheckedIOException if that is not possible; the file is then as it was
     */
    public synchronized void save() {
        try {
            AtomicFile.write(file, text.write(document, settings.get()));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Path moveAside(Path file, Instant now) {
        try {
            return Files.move(file, file.resolveSibling(file.getFileName() + ".damaged-" + STAMP.format(now)));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
