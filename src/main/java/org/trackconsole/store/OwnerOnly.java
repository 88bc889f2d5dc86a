package org.trackconsole.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Rights of new files and folders: their owner's alone where the file system knows POSIX rights, else the default. */
final class OwnerOnly {
    private OwnerOnly() {}

    static FileAttribute<?>[] folder(Path place) {
        return rights(place, "rwx------");
    }

    static FileAttribute<?>[] file(Path place) {
        return rights(place, "rw-------");
    }

    /** Makes an empty file unless there is one; SQLite gives its side files the same rights. */
    static void createFile(Path file) throws IOException {
        try {
            Files.createFile(file, file(file));
        } catch (FileAlreadyExistsException _) {
            // It keeps the rights that its owner gave it.
        }
    }

    private static FileAttribute<?>[] rights(Path place, String rights) {
        boolean posix = place.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
