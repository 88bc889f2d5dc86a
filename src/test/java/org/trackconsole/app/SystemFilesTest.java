package org.trackconsole.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The chooser itself is the system's and needs a display; what is made of its answer does not. */
class SystemFilesTest {
    private static final Path FOLDER = Path.of("exports");

    @Test
    void putsTheExtensionBehindANameTypedWithout() {
        assertThat(SystemFiles.withExtension(FOLDER.resolve("servers.v2"), "json", "csv"))
                .isEqualTo(FOLDER.resolve("servers.v2.json"));
    }

    @Test
    void leavesANameThatHasOneOfTheExtensions() {
        assertThat(SystemFiles.withExtension(FOLDER.resolve("Sources.CSV"), "json", "csv"))
                .isEqualTo(FOLDER.resolve("Sources.CSV"));
        assertThat(SystemFiles.withExtension(FOLDER.resolve("anything"))).isEqualTo(FOLDER.resolve("anything"));
    }
}
