package org.trackconsole.service.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.json.Json;
import org.trackconsole.model.Bridge;
import org.trackconsole.model.Source;

/** Sources in files: what is written is read again to the letter, and bad files say where and how. */
class SourceFileTest {
    private static final Instant NOW = Instant.parse("2026-11-29T06:00:00Z");
    private static final Source ODD = new Source(
            "odd",
            "=HYPERLINK(\"http://evil.example\")",
            List.of("rest", "webhook"),
            Bridge.REST,
            "two\nlines; \"quoted\", 'single'",
            "'-Web",
            false,
            List.of("a", "b, c"),
            List.of("Łódź", "+1"),
            true,
            null,
            Map.of("config", Json.read("{\"static_profile_id\":true,\"list\":[1]}"), "locked", Json.read("true")));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sources.json", "sources.csv", "SOURCES.CSV"})
    void readsWhatItWroteToTheLetter(String name) throws IOException {
        Path file = folder.resolve(name);
        SourceFile.write(file, List.of(ODD, Source.rest("plain", "Plain")), NOW);
        List<WantedSource> read = sound(SourceFile.read(file));
        Source plain = Source.rest("plain", "Plain");
        assertThat(read)
                .extracting(wanted -> wanted.over(null))
                .containsExactly(ODD, plain.withOthers(Map.of("config", Json.read("null"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sources.json", "sources.csv"})
    void noPasswordGetsIntoAFile(String name) throws IOException {
        Path file = folder.resolve(name);
        SourceFile.write(
                file,
                List.of(
                        Source.rest("mail", "Mail")
                                .withOthers(
                                        Map.of(
                                                "config",
                                                Json.read(
                                                        "{\"password\":\"open sesame\",\"broker\":\"mqtt://me:open@host\",\"host\":\"h\"}")))),
                NOW);
        assertThat(Files.readString(file)).contains("host").doesNotContain("open sesame", "me:open");
    }

    @Test
    void aSpreadsheetSeesNoFormulaAndTheRightLetters() throws IOException {
        Path file = folder.resolve("sources.csv");
        SourceFile.write(file, List.of(ODD), NOW);
        String text = Files.readString(file);
        assertThat(text).startsWith("\uFEFFid,name,type,").contains("\"'=HYPERLINK(", "''-Web", "Łódź, +1", "\r\n");
    }

    @Test
    void readsTheTableOfASpreadsheetThatWritesSemicolonsAndCapitals() throws IOException {
        List<WantedSource> read = sound(csv("ID;Name;enabled;tags\r\nshop;Shop;FALSE;a, b\r\n\r\ntill;Till;;\r\n"));
        assertThat(read).hasSize(2);
        Source shop = read.getFirst().over(null);
        assertThat(shop.enabled()).isFalse();
        assertThat(shop.tags()).containsExactly("a", "b");
        assertThat(read.get(1).over(null).enabled()).isTrue();
    }

    @Test
    void whatATableHasNoColumnForStaysAsItIs() throws IOException {
        Source there = new Source(
                "shop",
                "Shop",
                List.of("webhook"),
                Bridge.WEBHOOK,
                "Text",
                "Web",
                true,
                List.of(),
                List.of("G"),
                true,
                null,
                Map.of("config", Json.read("{\"static_profile_id\":true,\"sticky_session\":true}")));
        Source merged = sound(csv("id,name,static_profile_id\nshop,Web shop,false"))
                .getFirst()
                .over(there);
        assertThat(merged.name()).isEqualTo("Web shop");
        assertThat(merged.bridge()).isEqualTo(Bridge.WEBHOOK);
        assertThat(merged.groups()).containsExactly("G");
        assertThat(merged.staticProfileId()).isFalse();
        assertThat(String.valueOf(merged.others().get("config"))).contains("sticky_session");
    }

    @Test
    void aTypeBringsItsBridge() throws IOException {
        assertThat(sound(csv("id,name,type\nhook,Hook,webhook"))
                        .getFirst()
                        .over(null)
                        .bridge())
                .isEqualTo(Bridge.WEBHOOK);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    id,name,colour~a,A,red                  | Line 1 | colour
                    id~a                                    | Line 1 | name
                    id,name,id~a,A,b                        | Line 1 | twice
                    id,name,enabled~a,A,true~b,B,perhaps    | Line 3 | perhaps
                    id,name~a,A~b                           | Line 3 | 1
                    id,name~a,A~A,B                         | Line 3 | Line 2
                    id,name~a,                              | Line 2 | name
                    id,name,more~a,A,[1]                    | Line 2 | more
                    id,name~a,"A                            | Line   | quot
                    id,name                                 | no     | source
                    """)
    void aBadTableNamesTheLineAndTheField(String text, String place, String field) throws IOException {
        assertThat(faults(csv(text.replace('~', '\n')))).contains(place).containsIgnoringCase(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"sources": [{"id": "a"}]}                                | Source 1 | name
                    {"sources": [{"id": "a", "name": "A", "enabled": "yes"}]} | Source 1 | enabled
                    {"sources": [{"id": "a", "name": "A", "tags": [1]}]}      | Source 1 | tags
                    {"sources": [{"id": 1, "name": "A"}]}                     | Source 1 | id
                    {"sources": [{"id":"a","name":"A","bridge":{}}]}          | Source 1 | bridge
                    [{"id": "a", "name": "A"}, 1]                             | Source 2 | source
                    {"sources": [}                                            | Line 1   | JSON
                    {"format": "other"}                                       | other    | track-console-sources
                    {"format": "track-console-sources", "version": 2}         | 2        | 1
                    {}                                                        | sources  | sources
                    []                                                        | no       | source
                    """)
    void aBadDocumentNamesTheSourceAndTheField(String text, String place, String field) throws IOException {
        Path file = folder.resolve("bad.json");
        Files.writeString(file, text);
        assertThat(faults(SourceFile.read(file))).contains(place).containsIgnoringCase(field);
    }

    @Test
    void lettersOfAnotherEncodingAreNamedByTheirLine() throws IOException {
        Path file = folder.resolve("old.csv");
        Files.write(file, "id,name\na,A\nb,Łódź".getBytes(java.nio.charset.Charset.forName("windows-1250")));
        assertThat(faults(SourceFile.read(file))).contains("3", "UTF-8");
        Files.write(file, new byte[0]);
        assertThat(faults(SourceFile.read(file))).isNotBlank();
    }

    @Test
    void aFileThatCannotBeWrittenLeavesNothingBehind() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("sources.csv/inside"));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> SourceFile.write(folder.resolve("sources.csv"), List.of(ODD), NOW))
                .isInstanceOf(IOException.class);
        assertThat(taken).isDirectory();
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
    }

    private FileReading csv(String text) throws IOException {
        Path file = folder.resolve("table.csv");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return SourceFile.read(file);
    }

    private static List<WantedSource> sound(FileReading reading) {
        assertThat(reading).isInstanceOf(FileReading.Sound.class);
        return reading instanceof FileReading.Sound(List<WantedSource> sources) ? sources : List.of();
    }

    private static String faults(FileReading reading) {
        assertThat(reading).isInstanceOf(FileReading.Faulty.class);
        return reading instanceof FileReading.Faulty(List<String> faults) ? String.join("\n", faults) : "";
    }
}
