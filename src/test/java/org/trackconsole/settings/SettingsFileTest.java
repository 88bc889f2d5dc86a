package org.trackconsole.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SettingsFileTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T12:00:00.123Z"));

    @TempDir
    Path folder;

    @Test
    void beginWithTheUsualOnesAndWriteNothingUntilSaved() throws IOException {
        SettingsFile settings = SettingsFile.open(file());
        assertThat(settings.settings()).isEqualTo(Settings.usual());
        settings.update(old -> old.withTheme(Settings.Theme.DARK));
        assertThat(names()).isEmpty();
    }

    @Test
    void comeBackAsTheyWereSaved() throws IOException {
        Settings all = Settings.usual()
                .withTheme(Settings.Theme.DARK)
                .withFontScale(150)
                .withWindow(new Settings.Window(-10.5, 20, 1280, 800, true))
                .withScreen("history")
                .withLocalPort(9000)
                .withSplit("compose", 0.4)
                .withUtcTimes(true)
                .withSystemEvents(false);
        SettingsFile settings = SettingsFile.open(file());
        assertThat(settings.update(_ -> all)).isEqualTo(all);
        settings.save();
        settings.save();

        SettingsFile again = SettingsFile.open(file());

        assertThat(again.settings()).isEqualTo(all);
        assertThat(again.damaged()).isNull();
        assertThat(names()).containsExactly("settings.json");
    }

    @Test
    void areReadableByTheirOwnerOnly() throws IOException {
        SettingsFile.open(file()).save();
        if (OwnerOnly.known(folder)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void takeTheUsualValueForAMissingKeyAndTheNearestForOneOutOfRange() throws IOException {
        Files.writeString(file(), """
                {"version": 1, "fontScale": 1000, "localPort": 0, "theme": "SEPIA", "splits": {"a": 7}, "screen": null}
                """);
        assertThat(SettingsFile.open(file()).settings())
                .isEqualTo(Settings.usual().withFontScale(200).withSplit("a", 1.0));
    }

    @Test
    void keepWhatANewerConsoleWroteIntoThem() throws IOException {
        Files.writeString(file(), """
                {"version": 7, "theme": "DARK", "holograms": {"on": true}}""");
        SettingsFile settings = SettingsFile.open(file());
        settings.update(old -> old.withFontScale(90));
        settings.save();
        var written = JsonMapper.shared().readTree(Files.readString(file()));
        assertThat(written.path("version").asInt()).isEqualTo(7);
        assertThat(written.path("holograms").path("on").asBoolean()).isTrue();
        assertThat(written.path("fontScale").asInt()).isEqualTo(90);
        assertThat(written.path("theme").asString()).isEqualTo("DARK");
    }

    @Test
    void areMigratedStepByStep() throws IOException {
        Files.writeString(file(), """
                {"version": 1, "zoom": 120}""");
        SettingsText text = new SettingsText(List.of(
                _ -> {
                    throw new AssertionError("The file is beyond this step.");
                },
                document -> {
                    document.set("fontScale", document.remove("zoom"));
                    return document;
                }));
        SettingsFile settings = SettingsFile.open(file(), text, CLOCK);
        assertThat(settings.settings().fontScale()).isEqualTo(120);
        settings.save();
        assertThat(Files.readString(file()))
                .contains("\"version\" : 2", "\"fontScale\" : 120")
                .doesNotContain("zoom");
    }

    @Test
    void aFileWithoutAVersionIsRead() throws IOException {
        Files.writeString(file(), """
                {"theme": "LIGHT"}""");
        assertThat(SettingsFile.open(file()).settings())
                .isEqualTo(Settings.usual().withTheme(Settings.Theme.LIGHT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"theme\": \"DA", "[]", "null", "{\"fontScale\": \"large\"}", "\u0000\u0000\u0000"})
    void aDamagedFileIsMovedAsideAndTold(String text) throws IOException {
        Files.writeString(file(), text);
        SettingsFile settings = SettingsFile.open(file(), SettingsText.known(), CLOCK);
        assertThat(settings.settings()).isEqualTo(Settings.usual());
        assertThat(settings.damaged())
                .isEqualTo(folder.resolve("settings.json.damaged-20261124-120000-123"))
                .hasContent(text);
        settings.save();
        assertThat(SettingsFile.open(file()).damaged()).isNull();
    }

    @Test
    void aSavingThatFailsLeavesTheFileAsItWas() throws IOException {
        Path blocked = folder.resolve("settings.json");
        Files.createDirectories(blocked.resolve("in the way"));
        SettingsFile settings = SettingsFile.open(folder.resolve("other/settings.json"));
        Files.writeString(folder.resolve("other"), "a file where the folder should be");
        assertThatThrownBy(settings::save).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> AtomicFile.write(blocked, "{}")).isInstanceOf(IOException.class);
        assertThat(names()).containsExactly("other", "settings.json");
        assertThat(blocked.resolve("in the way")).exists();
    }

    @Test
    void rememberDividersOneByOne() {
        Settings settings =
                Settings.usual().withSplit("a", 0.2).withSplit("b", 0.3).withSplit("a", 0.4);
        assertThat(settings.splits()).isEqualTo(Map.of("a", 0.4, "b", 0.3));
    }

    private Path file() {
        return folder.resolve("settings.json");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
