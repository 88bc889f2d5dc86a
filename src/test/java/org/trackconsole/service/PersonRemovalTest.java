package org.trackconsole.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.client.FaultServer;
import org.trackconsole.json.Json;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Profile;
import org.trackconsole.model.RecordIndex;
import org.trackconsole.model.RemovalReport;
import org.trackconsole.model.Reply;

class PersonRemovalTest {
    @TempDir
    Path folder;

    private PeopleServer people;
    private ProfileLookup lookup;
    private PersonRemoval removal;

    @BeforeEach
    void start() throws Exception {
        people = new PeopleServer(folder.resolve("server"));
        lookup = new ProfileLookup(people.client, _ -> PeopleServer.ADMIN);
        removal = new PersonRemoval(people.client, _ -> PeopleServer.ADMIN, InstantSource.system());
    }

    @AfterEach
    void stop() {
        people.close();
    }

    @Test
    void deletesAMergedPersonWithAllThatBelongsToThemAndNobodyElse() {
        String bob = people.person("visit-0", "Bob", "bob@example.com");
        people.person("visit-1", "Ann", "ann@example.com");
        String old = people.person("visit-2", "Anne", "anne@example.com");
        String id = people.track("""
                {"source": {"id": "shop"}, "session": {"id": "visit-1"}, "events": [{"type": "page-view"}],
                 "context": {"tracardi": {"pass": {"profile": "%s", "source": "shop"}}}}""".formatted(old));
        Profile ann = profile(id);
        assertThat(ann.plainIds()).hasSizeGreaterThan(1);
        PersonRemoval.Plan plan = ok(removal.plan(people.server, ann));
        assertThat(plan.sessions()).isEqualTo(2);
        assertThat(plan.events()).isEqualTo(11);

        RemovalReport report = removal.remove(people.server, ann, new Progress());
        assertThat(report.complete()).as(report.toString()).isTrue();
        // All of them have the same telephone.
        assertThat(report.problems()).allMatch(problem -> problem.contains("phm-"));
        assertThat(report.parts())
                .extracting(RemovalReport.Part::index)
                .containsExactly(RecordIndex.EVENT, RecordIndex.SESSION, RecordIndex.PROFILE);
        assertThat(report.parts()).extracting(RemovalReport.Part::deleted).containsExactly(11L, 2L, 1L);
        for (String each : ann.plainIds()) {
            assertThat(ok(lookup.read(people.server, each))).as(each).isEmpty();
        }
        assertThat(ok(lookup.session(people.server, "visit-2"))).isEmpty();
        assertThat(ok(removal.plan(people.server, ann))).isEqualTo(new PersonRemoval.Plan(ann, 0, 0));
        assertThat(ok(lookup.read(people.server, bob))).isPresent();
        assertThat(ok(removal.plan(people.server, profile(bob))).events()).isEqualTo(5);
    }

    @Test
    void aStopBreaksOffTheLookForWhatThereIs() throws Exception {
        String id = people.person("visit-1", "Ann", "ann@example.com");
        Profile ann = profile(id);
        try (FaultServer silent = FaultServer.playing((request, stage) -> {
                    if (request.path().equals("/user/token")) {
                        FaultServer.json(200, "{\"access_token\":\"t\"}").play(request, stage);
                    } else {
                        stage.hang();
                    }
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Progress stop = new Progress();
            Future<RemovalReport> running = threads.submit(() -> removal.remove(silent.server(), ann, stop));
            while (silent.requests().size() < 2) {
                Thread.onSpinWait();
            }
            stop.stop();
            RemovalReport report = running.get(10, TimeUnit.SECONDS);
            assertThat(report.stopped()).isTrue();
            assertThat(report.complete()).isFalse();
            assertThat(report.problems()).isEmpty();
            assertThat(report.parts()).allMatch(part -> part.deleted() == 0 && !part.verified());
            assertThat(silent.requests()).noneMatch(request -> request.method().equals("DELETE"));
        }
    }

    @Test
    void leavesThePersonFindableWhereItIsStopped() {
        String id = people.person("visit-1", "Ann", "ann@example.com");
        Progress stopped = new Progress();
        stopped.stop();
        RemovalReport report = removal.remove(people.server, profile(id), stopped);
        assertThat(report.stopped()).isTrue();
        assertThat(report.complete()).isFalse();
        assertThat(report.parts()).extracting(RemovalReport.Part::left).containsExactly(5L, 1L, 1L);
        assertThat(report.parts()).allMatch(RemovalReport.Part::verified);
        assertThat(ok(lookup.read(people.server, id))).isPresent();
    }

    @Test
    void saysWhyNothingCouldBeDeletedOrRead() {
        Profile ann = profile(people.person("visit-1", "Ann", "ann@example.com"));
        Credentials stranger = new Credentials("stranger", "wrong");
        RemovalReport report = new PersonRemoval(people.client, _ -> stranger, InstantSource.system())
                .remove(people.server, ann, new Progress());
        assertThat(report.complete()).isFalse();
        assertThat(report.parts()).noneMatch(RemovalReport.Part::verified);
        assertThat(report.problems()).isNotEmpty();
    }

    @Test
    void tellsWhereAnIdLeadsToAnotherPerson() {
        Profile ann = profile(people.person("visit-1", "Ann", "ann@example.com"));
        String other = people.person("visit-2", "Ann", "ann@example.com");
        RemovalReport report = removal.remove(people.server, ann, new Progress());
        assertThat(report.complete()).isTrue();
        assertThat(report.problems()).allMatch(problem -> problem.contains(other));
    }

    @Test
    void namesTheDataSetInAReportAndReadsOneThatDoesNot() throws IOException {
        RemovalReports reports = new RemovalReports(folder.resolve("reports"));
        RemovalReport report = removal.remove(
                people.server.withDataSet(DataSet.PRODUCTION),
                profile(people.person("visit-1", "Ann", "ann@example.com")),
                new Progress());
        assertThat(report.dataSet()).isEqualTo(DataSet.PRODUCTION);
        reports.keep(report);
        assertThat(reports.latest()).containsExactly(report);
        try (var files = Files.list(reports.folder())) {
            Path file = files.findFirst().orElseThrow();
            Files.writeString(file, Files.readString(file).replaceFirst("\"dataSet\"[^,]*,", ""));
        }
        assertThat(reports.latest())
                .singleElement()
                .extracting(RemovalReport::dataSet)
                .isNull();
    }

    @Test
    void keepsReportsWithoutPersonalValues() throws IOException {
        RemovalReports reports = new RemovalReports(folder.resolve("reports"));
        assertThat(reports.latest()).isEmpty();
        RemovalReport report = removal.remove(
                people.server, profile(people.person("visit-1", "Annabel", "ann@example.com")), new Progress());
        reports.keep(report);
        reports.keep(report.withLocal(List.of("Two copies")));
        Files.writeString(reports.folder().resolve("notes.json"), "{");
        assertThat(reports.latest()).containsExactly(report.withLocal(List.of("Two copies")));
        try (var files = Files.list(reports.folder())) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file)).doesNotContain("Annabel", "ann@example.com");
            }
        }
        assertThat(report.began()).isBeforeOrEqualTo(Instant.now());
    }

    private Profile profile(String id) {
        Optional<Profile> found = ok(lookup.read(people.server, id));
        return found.orElse(new Profile(Json.object("{}")));
    }

    private static <T> T ok(Reply<T> reply) {
        assertThat(reply).isInstanceOf(Reply.Ok.class);
        return ((Reply.Ok<T>) reply).value();
    }
}
