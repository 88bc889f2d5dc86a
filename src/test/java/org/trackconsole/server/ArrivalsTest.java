package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.payload;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.server.LiveLines.Message;
import org.trackconsole.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;

class ArrivalsTest {
    @TempDir
    private Path folder;

    private RunningServer server;

    @BeforeEach
    void start() {
        server = RunningServer.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void event(String type) {
        assertThat(server.track(payload(RunningServer.SOURCE, "s", null, "{\"type\":\"" + type + "\"}"))
                        .status())
                .isEqualTo(200);
    }

    private JsonNode page(String query) {
        Answer answer = server.get("/console/arrivals" + query);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> names(Iterable<JsonNode> rows) {
        List<String> names = new ArrayList<>();
        rows.forEach(row -> names.add(
                row.path("kind").stringValue().equals("stored")
                        ? row.path("type").stringValue()
                        : row.path("status").intValue() + ""));
        return names;
    }

    private static @Nullable String name(Message message) {
        return message.data() == null ? null : names(List.of(message.data())).getFirst();
    }

    @Test
    void listsWhatWasTakenAndWhatWasRefusedInTheOrderOfArrival() {
        event("a");
        server.view("nobody", "s", null);
        event("b");
        server.track("{");
        assertThat(names(page("?kind=all").path("result")))
                .containsExactly("422", "b", "401", "visit-started", "session-opened", "profile-created", "a");
        assertThat(names(page("?after=0").path("result")))
                .containsExactly("a", "profile-created", "session-opened", "visit-started", "401", "b", "422");
    }

    @Test
    void beforeAnythingHasArrivedThePlaceIsBeforeEverything() {
        String first = page("").path("newest").stringValue();
        try (LiveLines live = LiveLines.open(server, "?after=" + first, null)) {
            event("a");
            assertThat(live.take(1)).extracting(ArrivalsTest::name).containsExactly("a");
        }
    }

    @Test
    void pagesGoOnWhereTheLastOneEnded() {
        event("a");
        server.view("nobody", "s", null);
        server.view("nobody", "s", null);
        event("b");
        List<String> seen = new ArrayList<>();
        String query = "?limit=2";
        boolean more = true;
        while (more) {
            JsonNode page = page(query);
            seen.addAll(names(page.path("result")));
            query = "?limit=2&before=" + page.path("next").stringValue();
            more = page.path("more").booleanValue();
        }
        assertThat(seen).containsExactly("b", "401", "401", "visit-started", "session-opened", "profile-created", "a");
    }

    /** People look for what they see of a value, and for what they see of the JSON. */
    @ParameterizedTest
    @ValueSource(strings = {"say \"Hi\"", "C:\\new", "say \\\"Hi\\\"", "\"path\":\"C:", "\"", "\\"})
    void filtersByTextWithQuotationMarksAndBackslashes(String text) {
        String properties = "{\"said\":\"say \\\"Hi\\\"\",\"path\":\"C:\\\\New\"}";
        String event = "{\"type\":\"kept\",\"properties\":" + properties + "}";
        server.track(payload(RunningServer.SOURCE, null, null, event));
        server.track(payload("nobody", null, null, event));
        String query = "?system=false&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
        assertThat(names(page(query).path("result"))).containsExactly("401", "kept");
    }

    @Test
    void filtersBySourceTypeTextAndKind() {
        server.saveSource(RunningServer.source("other", "rest"));
        event("a");
        server.view("other", "t", null);
        server.track(payload("nobody", null, null, "{\"type\":\"lost\",\"properties\":{\"word\":\"Käse\"}}"));
        assertThat(names(page("?source=other").path("result"))).containsExactly("page-view");
        assertThat(names(page("?type=a").path("result"))).containsExactly("a");
        assertThat(names(page("?type=lost").path("result"))).containsExactly("401");
        assertThat(names(page("?text=käse").path("result"))).containsExactly("401");
        assertThat(names(page("?kind=rejected").path("result"))).containsExactly("401");
        assertThat(names(page("?kind=stored&text=PAGE-VIEW").path("result"))).containsExactly("page-view");
        assertThat(server.get("/console/arrivals?kind=odd").status()).isEqualTo(422);
        assertThat(server.get("/console/arrivals?after=odd").status()).isEqualTo(422);
    }

    @Test
    void leavesOutTheEventsOfTheServerItselfWhereTheyAreNotWanted() {
        try (LiveLines live = LiveLines.open(server, "?after=0&system=false", null)) {
            event("a");
            server.view("nobody", "s", null);
            event("b");
            assertThat(live.take(3)).extracting(ArrivalsTest::name).containsExactly("a", "401", "b");
        }
        assertThat(names(page("?system=false").path("result"))).containsExactly("b", "401", "a");
        assertThat(names(page("?system=false&type=session-opened").path("result")))
                .isEmpty();
        assertThat(page("?system=true").path("result").size()).isEqualTo(6);
        assertThat(server.get("/console/arrivals?system=perhaps").status()).isEqualTo(422);
    }

    @Test
    void everyDocumentedRefusalIsKeptWithItsReason() {
        server.saveSource(RunningServer.source("hook", "webhook"));
        server.view("hook", null, null);
        server.view("@internal", null, null);
        server.track("{\"source\":{\"id\":\"shop\"},\"events\":[{\"type\":\"ok\"},{}]}");
        server.track("{\"source\":{\"id\":\"shop\"},\"options\":null,\"events\":[{\"type\":\"x\"}]}");
        List<JsonNode> rows = new ArrayList<>();
        page("?kind=rejected&after=0").path("result").forEach(rows::add);
        assertThat(names(rows)).containsExactly("401", "500", "422", "500");
        assertThat(rows.get(0).path("source").stringValue()).isEqualTo("hook");
        assertThat(rows.get(0).path("reason").stringValue()).startsWith("This endpoint allows only bridges");
        assertThat(rows.get(1).path("reason").stringValue()).startsWith("Internal event sources");
        assertThat(rows.get(2).path("reason").stringValue()).isEqualTo("body.events.1.type: Field required");
        assertThat(rows.get(2).path("types").path(0).stringValue()).isEqualTo("ok");
    }

    @Test
    void oneRejectedCallShowsItsBodyAndTheAnswerWithoutWhatThatQuoted() {
        String body = "{\"source\":{\"id\":\"shop\"},\"events\":[{\"type\":5}]}";
        server.track(body);
        String cursor = page("").path("result").path(0).path("cursor").stringValue();
        JsonNode one = server.get("/console/arrivals/" + cursor).body();
        assertThat(one.path("body").stringValue()).isEqualTo(body);
        assertThat(one.path("cut").booleanValue()).isFalse();
        assertThat(one.at("/answer/detail/0/type").stringValue()).isEqualTo("string_type");
        assertThat(one.at("/answer/detail/0").has("input")).isFalse();
    }

    @Test
    void aLongRejectedBodyIsCutAndSaysSo() {
        String body =
                payload("nobody", null, null, "{\"type\":\"x\",\"properties\":{\"p\":\"" + "y".repeat(70_000) + "\"}}");
        server.track(body);
        String cursor = page("").path("result").path(0).path("cursor").stringValue();
        JsonNode one = server.get("/console/arrivals/" + cursor).body();
        assertThat(one.path("body").stringValue()).hasSize(64 * 1024);
        assertThat(one.path("size").intValue()).isEqualTo(body.length());
        assertThat(one.path("cut").booleanValue()).isTrue();
    }

    @Test
    void oneEventShowsItsPayloadItsRecordAndWhoseItIs() {
        server.track(payload("shop", "s", null, "{\"id\":\"e1\",\"type\":\"Buy Now\",\"properties\":{\"n\":1}}"));
        String cursor =
                page("?type=buy-now").path("result").path(0).path("cursor").stringValue();
        JsonNode one = server.get("/console/arrivals/" + cursor).body();
        assertThat(one.at("/payload/source/id").stringValue()).isEqualTo("shop");
        assertThat(one.at("/payload/events/0/properties/n").intValue()).isEqualTo(1);
        assertThat(one.at("/event/id").stringValue()).isEqualTo("e1");
        assertThat(one.at("/session/id").stringValue()).isEqualTo("s");
        assertThat(one.at("/profile/id")).isEqualTo(one.at("/event/profile/id"));
        assertThat(server.get("/console/arrivals/999").status()).isEqualTo(404);
        assertThat(server.get("/console/arrivals/999-1").status()).isEqualTo(404);
    }

    @Test
    void theProfileOfAnEventSaysWhatThatEventChanged() {
        server.track(payload(
                "shop",
                "s",
                null,
                "{\"id\":\"e1\",\"type\":\"profile-update\",\"properties\":{\"pii\":{\"firstname\":\"Ann\"}}}"));
        String cursor = page("?type=profile-update")
                .path("result")
                .path(0)
                .path("cursor")
                .stringValue();
        JsonNode profile = server.get("/console/arrivals/" + cursor).body().path("profile");
        assertThat(profile.at("/metadata/fields/data.pii.firstname/1").stringValue())
                .isEqualTo("e1");
        assertThat(profile.at("/data/pii/firstname").stringValue()).isEqualTo("Ann");
    }

    @Test
    void anEventSentAgainArrivesAgain() {
        server.track(payload("shop", "s", null, "{\"id\":\"e1\",\"type\":\"a\"}"));
        server.track(payload("shop", "s", null, "{\"id\":\"e1\",\"type\":\"b\"}"));
        assertThat(names(page("").path("result")))
                .containsExactly("b", "visit-started", "session-opened", "profile-created");
    }

    @Test
    void severalEventsSentAgainArriveAgainEachInAPlaceOfItsOwn() {
        String events = "{\"id\":\"e1\",\"type\":\"a\"},{\"id\":\"e2\",\"type\":\"b\"},{\"id\":\"e3\",\"type\":\"c\"}";
        for (int time = 0; time < 3; time++) {
            assertThat(server.track(payload("shop", "s", null, events)).status())
                    .isEqualTo(200);
        }
        assertThat(names(page("").path("result")))
                .containsExactly("c", "b", "a", "visit-started", "session-opened", "profile-created");
        String known = "{\"id\":\"e1\",\"type\":\"again\"}";
        Answer mixed = server.track(payload(
                "shop",
                "s",
                null,
                "{\"id\":\"x\",\"type\":\"first\"}," + known
                        + ",{\"id\":\"y\",\"type\":\"new\"},{\"id\":\"x\",\"type\":\"last\"}"));
        assertThat(mixed.status()).as(mixed.http().body()).isEqualTo(200);
        assertThat(names(page("").path("result")))
                .containsExactly(
                        "last", "new", "again", "c", "b", "visit-started", "session-opened", "profile-created");
    }

    @Test
    void aPlaceIsNotGivenTwiceWhenTheNewestEventIsDeleted() {
        server.track(payload("shop", "s", null, "{\"id\":\"e0\",\"type\":\"a\"}"));
        server.track(payload("shop", "s", null, "{\"id\":\"e1\",\"type\":\"a\"}"));
        server.track(payload("shop", "s", null, "{\"id\":\"e1\",\"type\":\"a\"}"));
        String newest = page("").path("newest").stringValue();
        server.delete("/event/e1");
        server.view("nobody", null, null);
        event("b");
        assertThat(names(page("?after=" + newest).path("result"))).containsExactly("401", "b");
    }

    @Test
    void needsSigningIn() {
        for (String path : List.of("/console/live", "/console/arrivals", "/console/arrivals/1", "/console/snapshot")) {
            assertThat(server.send(HttpRequest.newBuilder(server.uri(path)).build())
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void streamTellsOfWhatIsCommittedFromThenOn() {
        event("before");
        try (LiveLines live = LiveLines.open(server, "", null)) {
            assertThat(live.next()).extracting(Message::data).isNull();
            event("a");
            server.view("nobody", null, null);
            assertThat(live.take(2)).extracting(ArrivalsTest::name).containsExactly("a", "401");
        }
    }

    @Test
    void streamGoesOnAfterAGapWithoutLossOrDouble() {
        String place;
        try (LiveLines live = LiveLines.open(server, "?after=0", null)) {
            event("a");
            place = live.take(4).getLast().id();
        }
        server.view("nobody", null, null);
        event("b");
        try (LiveLines live = LiveLines.open(server, "", place)) {
            assertThat(live.take(2)).extracting(ArrivalsTest::name).containsExactly("401", "b");
            event("c");
            assertThat(live.take(1)).extracting(ArrivalsTest::name).containsExactly("c");
        }
    }

    @Test
    void streamFromAPlaceOfOtherDataSaysThatThoseAreGoneAndTellsWhatComes() {
        event("a");
        try (LiveLines live = LiveLines.open(server, "", "5000-7")) {
            assertThat(live.take(1)).extracting(Message::event).containsExactly("reset");
            event("b");
            assertThat(live.take(1)).extracting(ArrivalsTest::name).containsExactly("b");
        }
    }

    @Test
    void resetThatNobodyHeardOfIsToldAfterTheGap() {
        event("a");
        String place = page("").path("newest").stringValue();
        server.post("/console/reset", "");
        event("b");
        try (LiveLines live = LiveLines.open(server, "", place)) {
            assertThat(live.take(1)).extracting(Message::event).containsExactly("reset");
            assertThat(live.take(4)).extracting(ArrivalsTest::name).contains("b");
        }
        try (LiveLines live = LiveLines.open(server, "?after=0", null)) {
            assertThat(live.take(4)).extracting(ArrivalsTest::name).contains("b");
        }
    }

    @Test
    void filteredStreamTellsHowFarItHasLooked() {
        try (LiveLines live = LiveLines.open(server, "?after=0&type=b", null)) {
            event("a");
            event("b");
            Message found = live.take(1).getFirst();
            assertThat(name(found)).isEqualTo("b");
            assertThat(found.id()).isEqualTo("5");
        }
    }

    @Test
    void streamEndsWithTheServer() {
        try (LiveLines live = LiveLines.open(server, "?after=0", null)) {
            event("a");
            live.take(4);
            server.server().close();
            Message last = live.next();
            while (last != null) {
                assertThat(last.data()).isNull();
                last = live.next();
            }
        }
    }

    @Test
    void resetDeletesWhatCallsLeftAndTellsTheStream() {
        event("a");
        server.view("nobody", null, null);
        assertThat(page("").path("result").size()).isEqualTo(5);
        try (LiveLines live = LiveLines.open(server, "", null)) {
            live.next();
            JsonNode deleted = server.post("/console/reset", "").body();
            assertThat(deleted.path("profiles").intValue()).isEqualTo(1);
            assertThat(deleted.path("events").intValue()).isEqualTo(4);
            assertThat(deleted.path("rejections").intValue()).isEqualTo(1);
            assertThat(deleted.path("sources").intValue()).isZero();
            assertThat(live.take(1)).extracting(Message::event).containsExactly("reset");
            event("b");
            assertThat(live.take(1)).extracting(ArrivalsTest::name).containsExactly("b");
        }
        assertThat(server.post("/console/reset?sources=true", "")
                        .body()
                        .path("sources")
                        .intValue())
                .isEqualTo(1);
        assertThat(server.view(null, null).status()).isEqualTo(401);
    }

    @Test
    void worldsAreToldApart() {
        event("a");
        HttpRequest.Builder production = server.request("/console/arrivals").header("x-context", "production");
        assertThat(server.send(production.build()).body().path("result").size()).isZero();
    }

    @Test
    void anEmptyBodyIsARefusalLikeAnyOther() {
        server.track(BodyPublishers.noBody());
        assertThat(names(page("").path("result"))).containsExactly("422");
    }
}
