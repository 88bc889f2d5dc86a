package org.trackconsole.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.json.Json;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.Profile;
import tools.jackson.databind.JsonNode;

class PersonExportTest {
    @TempDir
    Path folder;

    private PeopleServer people;
    private Path file;

    @BeforeEach
    void start() throws Exception {
        people = new PeopleServer(folder.resolve("server"));
        Files.createDirectories(folder.resolve("out"));
        file = folder.resolve("out/ann.zip");
    }

    @AfterEach
    void stop() {
        people.close();
    }

    @Test
    void writesEverythingOfAPersonInFormsForProgramsSpreadsheetsAndPeople() throws IOException {
        String id = people.person("visit-1", "Ann<script>", "ann@example.com");
        events(230);
        PersonExport.Outcome outcome = export(PeopleServer.ADMIN, id, new Progress());
        assertThat(outcome).isInstanceOfSatisfying(PersonExport.Outcome.Written.class, written -> {
            assertThat(written.sessions()).isEqualTo(1);
            assertThat(written.events()).isEqualTo(235);
            assertThat(written.missed()).isZero();
        });
        Map<String, String> entries = entries();
        assertThat(entries.keySet())
                .containsExactly(
                        "README.txt",
                        "changes.json",
                        "events.csv",
                        "events.json",
                        "person.html",
                        "profile.json",
                        "sessions.json");
        assertThat(Json.read(entries.getOrDefault("changes.json", "")).findValues("path"))
                .contains(Json.mapper().valueToTree("data.contact.email.main"));
        assertThat(Json.object(entries.getOrDefault("profile.json", ""))
                        .at("/data/contact/email/main")
                        .stringValue())
                .isEqualTo("ann@example.com");
        JsonNode events = Json.read(entries.getOrDefault("events.json", ""));
        assertThat(events).hasSize(235);
        assertThat(Json.read(entries.getOrDefault("sessions.json", ""))
                        .at("/0/id")
                        .stringValue())
                .isEqualTo("visit-1");
        assertThat(entries.getOrDefault("events.csv", "").lines()).hasSize(236);
        assertThat(entries.getOrDefault("events.csv", "")).contains(",'=cmd,", "\"{\"\"note\"\":\"\"a,b\"\"}\"");
        assertThat(entries.getOrDefault("person.html", ""))
                .contains("Ann&lt;script&gt;", "default-src 'none'", "ann@example.com")
                .doesNotContain("<script", "http://", "https://", " src=", " href=");
        assertThat(entries.getOrDefault("README.txt", "")).contains(id, "235 events", "Not in this file");
    }

    @Test
    void leavesNothingBehindWhereTheServerDoesNotAnswerOrSomebodyStops() throws IOException {
        String id = people.person("visit-1", "Ann", "ann@example.com");
        Files.writeString(file, "before");
        assertThat(export(new Credentials("stranger", "wrong"), id, new Progress()))
                .isInstanceOf(PersonExport.Outcome.Failed.class);
        Progress stopped = new Progress();
        stopped.stop();
        assertThat(export(PeopleServer.ADMIN, id, stopped)).isEqualTo(new PersonExport.Outcome.Stopped());
        assertThat(Files.readString(file)).isEqualTo("before");
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void saysThatTheFileCannotBeWritten() throws IOException {
        String id = people.person("visit-1", "Ann", "ann@example.com");
        file = Files.writeString(folder.resolve("no-folder"), "").resolve("ann.zip");
        assertThat(export(PeopleServer.ADMIN, id, new Progress())).isInstanceOf(PersonExport.Outcome.NotWritten.class);
    }

    private PersonExport.Outcome export(Credentials who, String id, Progress progress) {
        return new PersonExport(people.client, _ -> who, InstantSource.system())
                .export(people.server, new Profile(Json.object("{}").put("id", id)), file, progress);
    }

    private void events(int number) {
        for (int left = number; left > 0; left -= 100) {
            String events = String.join(",", Collections.nCopies(Math.min(100, left), """
                            {"type": "=cmd", "properties": {"note": "a,b"}}"""));
            people.track("{\"source\":{\"id\":\"shop\"},\"session\":{\"id\":\"visit-1\"},\"events\":[" + events + "]}");
        }
    }

    private Map<String, String> entries() throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(List.copyOf(entries.keySet())).isNotEmpty();
        return entries;
    }
}
