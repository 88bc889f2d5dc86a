package org.trackconsole.settings;

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

    /** Whether the file system of the place knows POSIX rights. */
    static boolean known(Path place) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] rights(Path place, String rights) {
        return known(place)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
