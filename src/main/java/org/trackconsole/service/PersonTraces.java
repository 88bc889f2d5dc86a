package org.trackconsole.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.DataSet;
import org.trackconsole.store.Database;

/**
 * Where something of a deleted person may be left on this machine although all that is in use was deleted: copies of whole
 * files, which nothing looks into, and texts that somebody is writing. Blocks; any thread but the JavaFX one.
 */
public final class PersonTraces {
    private final Path consoleFolder;
    private final ServerCopies serverCopies;
    private final Drafts drafts;

    /** @param consoleFolder where the console keeps its file */
    public PersonTraces(Path consoleFolder, ServerCopies serverCopies, Drafts drafts) {
        this.consoleFolder = consoleFolder;
        this.serverCopies = serverCopies;
        this.drafts = drafts;
    }

    /** Knows the copies that the local server made of the file of a data set. */
    @FunctionalInterface
    public interface ServerCopies {
        /**
         * The copies there are.
         *
         * @throws IOException if the folder cannot be read
         */
        List<Path> of(DataSet dataSet) throws IOException;
    }

    /** What a copy is of. */
    public enum Kind {
        /** The console's file as it was before an update. */
        CONSOLE,
        /** The console's file that was put aside as damaged. */
        DAMAGED,
        /** The local server's file as it was before an update. */
        LOCAL_SERVER
    }

    /**
     * A copy of a whole file.
     *
     * @param at when it was written last
     */
    public record Copy(Kind kind, Path file, Instant at) {}

    /**
     * The copies there are, whoever is in them.
     *
     * @param onLocalServer whether the person was on the local server, too
     * @param dataSet in which of its data sets; null for either
     * @param gone when nothing of them was left there any more: what that server copied later cannot hold them
     * @throws IOException if a folder cannot be read
     */
    public List<Copy> copies(boolean onLocalServer, @Nullable DataSet dataSet, Instant gone) throws IOException {
        List<Copy> copies = new ArrayList<>();
        for (Database.Copy copy : Database.copies(consoleFolder)) {
            add(copies, copy.damaged() ? Kind.DAMAGED : Kind.CONSOLE, copy.file());
        }
        if (onLocalServer) {
            for (DataSet each : DataSet.values()) {
                if (dataSet == null || dataSet == each) {
                    for (Path file : serverCopies.of(each)) {
                        add(copies, Kind.LOCAL_SERVER, file);
                    }
                }
            }
        }
        copies.removeIf(copy -> copy.kind() == Kind.LOCAL_SERVER && copy.at().isAfter(gone));
        return List.copyOf(copies);
    }

    /**
     * The keys of drafts that hold one of the ids, as in {@link Drafts}.
     *
     * @throws org.trackconsole.store.StorageException if they cannot be read
     */
    public List<String> drafts(List<String> ids) {
        return drafts.holding(ids);
    }

    /**
     * Deletes a copy for good; one that is gone already is no failure.
     *
     * @return whether it was there
     * @throws IOException if it is still there
     */
    public boolean delete(Copy copy) throws IOException {
        return copy.kind() == Kind.LOCAL_SERVER
                ? Files.deleteIfExists(copy.file())
                : new Database.Copy(copy.file(), copy.kind() == Kind.DAMAGED).delete();
    }

    private static void add(List<Copy> copies, Kind kind, Path file) throws IOException {
        try {
            copies.add(new Copy(kind, file, Files.getLastModifiedTime(file).toInstant()));
        } catch (NoSuchFileException _) {
            // Somebody has just deleted it.
        }
    }
}
