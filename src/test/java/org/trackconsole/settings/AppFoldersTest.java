package org.trackconsole.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppFoldersTest {
    @TempDir
    Path user;

    @Test
    void areWhereLinuxHasThem() {
        assertThat(folders("Linux", Map.of()))
                .isEqualTo(new AppFolders(
                        user.resolve(".config/track-console"),
                        user.resolve(".local/share/track-console"),
                        user.resolve(".local/state/track-console/log"),
                        user.resolve(".cache/track-console")));
    }

    @Test
    void followTheXdgVariablesThatAreAbsolute() {
        Map<String, String> environment = Map.of(
                "XDG_CONFIG_HOME",
                user.resolve("c").toString(),
                "XDG_DATA_HOME",
                user.resolve("d").toString(),
                "XDG_STATE_HOME",
                "relative",
                "XDG_CACHE_HOME",
                "");
        assertThat(folders("Linux", environment))
                .isEqualTo(new AppFolders(
                        user.resolve("c/track-console"),
                        user.resolve("d/track-console"),
                        user.resolve(".local/state/track-console/log"),
                        user.resolve(".cache/track-console")));
    }

    @Test
    void areWhereWindowsHasThem() {
        Map<String, String> environment = Map.of(
                "APPDATA", user.resolve("Roaming").toString(),
                "LOCALAPPDATA", user.resolve("Local").toString());
        assertThat(folders("Windows 11", environment))
                .isEqualTo(new AppFolders(
                        user.resolve("Roaming/Track Console"),
                        user.resolve("Local/Track Console/Data"),
                        user.resolve("Local/Track Console/Logs"),
                        user.resolve("Local/Track Console/Cache")));
        assertThat(folders("Windows 11", Map.of()).config()).isEqualTo(user.resolve("AppData/Roaming/Track Console"));
    }

    @Test
    void areWhereMacHasThem() {
        assertThat(folders("Mac OS X", Map.of()))
                .isEqualTo(new AppFolders(
                        user.resolve("Library/Application Support/Track Console"),
                        user.resolve("Library/Application Support/Track Console"),
                        user.resolve("Library/Logs/Track Console"),
                        user.resolve("Library/Caches/Track Console")));
    }

    @Test
    void areAllInOnePlaceWhereTheVariableSaysSo() {
        for (String system : List.of("Linux", "Windows 11", "Mac OS X")) {
            Path home = user.resolve("stick");
            assertThat(folders(system, Map.of(AppFolders.HOME_VARIABLE, home.toString())))
                    .isEqualTo(AppFolders.in(home));
        }
        assertThat(folders("Linux", Map.of(AppFolders.HOME_VARIABLE, "stick")).data())
                .isEqualTo(Path.of("stick").toAbsolutePath());
    }

    @Test
    void areMadeForTheirOwnerOnly() throws IOException {
        AppFolders folders = AppFolders.in(user.resolve("a/b"));
        folders.create();
        folders.create();
        assertThat(folders.log()).isDirectory();
        assertThat(folders.cache()).isDirectory();
        assumeThat(user.getFileSystem().supportedFileAttributeViews()).contains("posix");
        for (Path folder : List.of(folders.config(), folders.log(), folders.cache())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
        }
    }

    private AppFolders folders(String system, Map<String, String> environment) {
        Map<String, String> properties = Map.of("os.name", system, "user.home", user.toString());
        return AppFolders.of(environment, properties::get);
    }
}
