package org.trackconsole.app.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.trackconsole.settings.AppFolders;

/** Where a command finds what the desktop and earlier commands left: the same for all of them. */
final class DataFolders {
    private DataFolders() {}

    /** Everything in the folder of {@code --data}, as {@value AppFolders#HOME_VARIABLE} does it; else the usual ones. */
    static AppFolders of(@Nullable Path data) {
        return data == null
                ? AppFolders.of(System.getenv(), System::getProperty)
                : AppFolders.in(data.toAbsolutePath().normalize());
    }
}
