package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.id;
import static org.trackconsole.server.RunningServer.payload;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;

/** What the server keeps of what events changed in profiles, as it was when they were stored. */
class EventChangesTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private RunningServer server;

    @BeforeEach
    void start() {
        server = RunningServer.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String event(String id, String type, String properties) {
        return "{\"id\":\"" + id + "\",\"type\":\"" + type + "\",\"properties\":" + properties + "}";
    }

    private static String signUp(String id, String firstname) {
        return event(id, "sign-up", "{\"firstname\":\"" + firstname + "\"}");
    }

    private String person(@Nullable String profile, String... events) {
        Answer answer = server.track(payload(RunningServer.SOURCE, id(), profile, String.join(",", events)));
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer.profile();
    }

    private JsonNode one(String event) {
        JsonNode found = server.get("/console/changes?event=" + event).body();
        assertThat(found.path("total").intValue()).isEqualTo(1);
        return found.at("/result/0");
    }

    private List<String> changes(String event) {
        JsonNode found = one(event);
        assertThat(found.path("noted").booleanValue()).isTrue();
        return lines(found);
    }

    private static List<String> lines(JsonNode found) {
        List<String> lines = new ArrayList<>();
        found.path("changes")
                .forEach(change -> lines.add(change.path("path").stringValue() + ": " + change.path("before") + " → "
                        + change.path("after")));
        return lines;
    }

    /** The id of the newest event of a type. */
    private String newest(String type) {
        JsonNode row = server.get("/console/arrivals?type=" + type).body().at("/result/0");
        return row.path("id").stringValue();
    }

    @Test
    void whatAnEventChangedStaysWhenLaterEventsChangeTheSameFields() {
        String ann = person(null, signUp("e1", "Ann"));
        person(ann, signUp("e2", "Anna"));
        assertThat(changes("e1")).containsExactly("data.pii.firstname: null → \"Ann\"", "data.anonymous: true → false");
        assertThat(changes("e2")).containsExactly("data.pii.firstname: \"Ann\" → \"Anna\"");
        String cursor = server.get("/console/arrivals?type=sign-up")
                .body()
                .at("/result/1/cursor")
                .stringValue();
        JsonNode changed = server.get("/console/arrivals/" + cursor).body().path("changed");
        assertThat(lines(changed)).isEqualTo(changes("e1"));
    }

    @Test
    void theEventsOfOneCallAreKeptApart() {
        person(
                null,
                signUp("e1", "Ann"),
                event("e2", "page-view", "{}"),
                event("e3", "increase-interest", "{\"interest\":\"ski\"}"),
                event("e4", "increase-interest", "{\"interest\":\"ski\"}"));
        assertThat(changes("e2")).isEmpty();
        assertThat(changes("e3")).containsExactly("interests.ski: null → 1.0");
        assertThat(changes("e4")).containsExactly("interests.ski: 1.0 → 2.0");
    }

    @Test
    void whatFollowsFromAFieldIsPartOfItsChange() {
        person(null, event("e1", "sign-up", "{\"email\":{\"main\":\"Ann@Example.com\"}}"));
        assertThat(changes("e1"))
                .contains(
                        "data.contact.email.main: null → \"ann@example.com\"",
                        "data.anonymous: true → false",
                        "metadata.system.aux.auto_merge: null → [\"data.contact.email.main\"]")
                .anyMatch(line -> line.startsWith("ids: "))
                .noneMatch(line -> line.contains("metadata.fields"));
    }

    @Test
    void whatTheVisitBringsStandsWithItsBeginning() {
        Answer answer = server.track(
                "{\"source\":{\"id\":\"shop\"},\"session\":{\"id\":\"s\"},\"context\":{\"time\":{\"tz\":\"Europe/Warsaw\"}},"
                        + "\"events\":[" + event("e1", "page-view", "{}") + "]}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(changes(newest("session-opened"))).containsExactly("aux.geo.continent: null → \"Europe\"");
        assertThat(changes("e1")).isEmpty();
    }

    @Test
    void theCallThatMakesTwoProfilesOneTellsWhatTheOneGained() {
        String passed = person(null, signUp("e1", "Ann"));
        String own = person(
                null,
                event("e2", "sign-up", "{\"firstname\":\"Anne\",\"lastname\":\"Lee\"}"),
                event("e3", "increase-interest", "{\"interest\":\"ski\"}"));
        Answer answer = server.track("{\"source\":{\"id\":\"shop\"},\"session\":{\"id\":\"s\"},\"profile\":{\"id\":\""
                + own
                + "\"},\"context\":{\"tracardi\":{\"pass\":{\"profile\":\"" + passed
                + "\",\"source\":\"shop\"}}},\"events\":["
                + "{\"id\":\"unkept\",\"type\":\"page-view\",\"options\":{\"save\":false}},"
                + event("e4", "sign-up", "{\"lastname\":\"Low\"}") + "," + event("e5", "page-view", "{}") + "]}");
        assertThat(answer.profile()).isEqualTo(passed);
        assertThat(changes("e4"))
                .contains("data.pii.lastname: null → \"Low\"", "interests.ski: null → 1.0")
                .anyMatch(line -> line.startsWith("ids: [] → ") && line.contains(own))
                .noneMatch(line -> line.startsWith("data.pii.firstname"));
        assertThat(changes("e5")).isEmpty();
        // What was noted of the other profile is that person's now.
        assertThat(one("e2").path("profile").stringValue()).isEqualTo(passed);
        assertThat(changes("e2")).contains("data.pii.firstname: null → \"Anne\"");
    }

    @Test
    void nothingIsLeftOfThemWhereThePersonOrTheEventIsDeleted() throws SQLException {
        String own = person(null, signUp("e1", "Uniquely"));
        String passed = person(null, signUp("e2", "Ann"));
        server.track("{\"source\":{\"id\":\"shop\"},\"profile\":{\"id\":\"" + own
                + "\"},\"context\":{\"tracardi\":{\"pass\":{\"profile\":\"" + passed
                + "\",\"source\":\"shop\"}}},\"events\":[" + event("e3", "page-view", "{}") + "]}");
        assertThat(kept()).anyMatch(changes -> changes.contains("Uniquely"));
        assertThat(server.delete("/profile/" + own).status()).isEqualTo(404);
        assertThat(server.delete("/profile/" + passed).status()).isEqualTo(200);
        assertThat(kept()).containsOnly("");
        assertThat(one("e1").path("noted").booleanValue()).isFalse();
        assertThat(one("e1").has("changes")).isFalse();
        assertThat(server.get("/event/e1").status()).isEqualTo(200);
        server.delete("/event/e1");
        assertThat(server.get("/console/changes?event=e1").body().path("total").intValue())
                .isZero();
    }

    /** All that the file holds of changes. */
    private List<String> kept() throws SQLException {
        List<String> kept = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("tracking.sqlite"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT changes FROM event WHERE changes IS NOT NULL")) {
            while (rows.next()) {
                kept.add(rows.getString(1));
            }
        }
        return kept;
    }

    @Test
    void anEventThatIsSentAgainTellsWhatItChangedThen() {
        String ann = person(null, signUp("e1", "Ann"));
        person(ann, signUp("e2", "Anna"));
        person(ann, signUp("e1", "Annie"));
        assertThat(changes("e1")).containsExactly("data.pii.firstname: \"Anna\" → \"Annie\"");
        person(ann, event("e1", "page-view", "{}"));
        assertThat(changes("e1")).isEmpty();
    }

    @Test
    void eachOfTheTwoWorldsHasItsOwn() {
        person(null, signUp("e1", "Ann"));
        JsonNode production = server.send(server.request("/console/changes?event=e1")
                        .header("x-context", "production")
                        .build())
                .body();
        assertThat(production.path("total").intValue()).isZero();
    }

    @Test
    void theyTravelWithASnapshotAndGoWithAReset() throws Exception {
        person(null, signUp("e1", "Ann"));
        Path copy = elsewhere.resolve("copy.sqlite");
        HttpResponse<Path> taken =
                server.client().send(server.request("/console/snapshot").build(), BodyHandlers.ofFile(copy));
        assertThat(taken.statusCode()).isEqualTo(200);
        server.post("/console/reset", "");
        assertThat(kept()).isEmpty();
        person(null, signUp("e2", "Bob"));
        HttpRequest restore = server.request("/console/snapshot")
                .PUT(BodyPublishers.ofFile(copy))
                .build();
        assertThat(server.send(restore).status()).isEqualTo(200);
        assertThat(changes("e1")).contains("data.pii.firstname: null → \"Ann\"");
        assertThat(server.get("/console/changes?event=e2").body().path("total").intValue())
                .isZero();
        person(null, signUp("e3", "Cid"));
        assertThat(changes("e3")).contains("data.pii.firstname: null → \"Cid\"");
    }

    @Test
    void aListThatGrowsBeyondAllMeasureIsKeptByWhatCame() {
        String many =
                IntStream.range(0, 900).mapToObj(i -> "\"coupon-" + i + "\"").collect(Collectors.joining(","));
        String mapping = "{\"id\":\"m\",\"name\":\"m\",\"event_type\":{\"id\":\"redeem\",\"name\":\"redeem\"},"
                + "\"event_to_profile\":[{\"event\":{\"value\":\"properties.codes\",\"ref\":true},"
                + "\"profile\":{\"value\":\"traits.codes\",\"ref\":true},\"op\":2}],\"enabled\":true}";
        Answer saved = server.post("/event-to-profile", mapping);
        assertThat(saved.status()).as(saved.http().body()).isEqualTo(200);
        String ann = person(null, event("e1", "redeem", "{\"codes\":[" + many + "]}"));
        person(ann, event("e2", "redeem", "{\"codes\":[\"one-more\"]}"));
        JsonNode change = one("e2").at("/changes/0");
        assertThat(change.path("path").stringValue()).isEqualTo("traits.codes");
        assertThat(change.path("before").toString()).isEqualTo("[]");
        assertThat(change.path("after").toString()).isEqualTo("[\"one-more\"]");
        assertThat(change.path("cut").booleanValue()).isTrue();
        assertThat(one("e1").at("/changes/0/after").stringValue())
                .startsWith("[\"coupon-0\",")
                .hasSize(4_000);
    }

    @Test
    void manyAreToldAtOnceAndOnlyToThoseWhoMaySeeRecords() {
        person(null, signUp("e1", "Ann"), signUp("e2", "Bob"));
        assertThat(server.get("/console/changes?event=e1&event=e2&event=nobody")
                        .body()
                        .path("result")
                        .valueStream()
                        .map(found -> found.path("event").stringValue()))
                .containsExactly("e1", "e2");
        assertThat(server.get("/console/changes").status()).isEqualTo(422);
        assertThat(server.get("/console/changes?" + "event=e&".repeat(201)).status())
                .isEqualTo(413);
        assertThat(server.send(HttpRequest.newBuilder(server.uri("/console/changes?event=e1"))
                                .build())
                        .status())
                .isEqualTo(401);
    }
}
