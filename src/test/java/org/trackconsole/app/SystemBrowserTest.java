package org.trackconsole.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The commands are those of Unix")
class SystemBrowserTest {
    private static final URI PAGE = URI.create("http://127.0.0.1:1/demo?source=a&b=$(c)");

    @TempDir
    private Path folder;

    @Test
    void givesTheAddressToTheSystemsCommandAsItIs() {
        Path file = folder.resolve("opened");
        assertThat(new SystemBrowser(List.of("sh", "-c", "printf %s \"$1\" > " + file, "sh")).open(PAGE))
                .isTrue();
        assertThat(file).hasContent(PAGE.toString());
    }

    @Test
    void tellsWhereNoBrowserOpened() {
        assertThat(new SystemBrowser(List.of("false")).open(PAGE)).isFalse();
        assertThat(new SystemBrowser(List.of(folder.resolve("missing").toString())).open(PAGE))
                .isFalse();
    }
}
