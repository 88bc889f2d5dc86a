package org.trackconsole.ui.port;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Lets a person choose a file. JavaFX thread; comes back when the choice is made, and the window answers meanwhile.
 * Reading and writing the file is up to the caller, off the JavaFX thread.
 */
public interface Files {
    /**
     * Asks where to save. The person has agreed to replace a file that is there.
     *
     * @param title what is being saved, as the chooser's title
     * @param suggestedName of the file, with its extension
     * @param extensions without the dot, such as {@code json}; the chosen file has one of them. None for any file
     * @return the file, which need not exist; empty if the person changed their mind
     */
    Optional<Path> save(String title, String suggestedName, String... extensions);

    /**
     * Asks for a file to read.
     *
     * @param title what is being read, as the chooser's title
     * @param extensions without the dot, of the files that are offered; none for all files
     * @return the file, or empty if the person changed their mind
     */
    Optional<Path> open(String title, String... extensions);
}
