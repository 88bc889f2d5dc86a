package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.trackconsole.server.RunningServer.SOURCE;
import static org.trackconsole.server.RunningServer.payload;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Searching over the wire (contract §6.2). */
class SearchTest {
    /** 2026-11-24 10:00 UTC. */
    private static final HandClock CLOCK = new HandClock();

    private static RunningServer server;
    private static String ann;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder, CLOCK);
        ann = send(
                "s1", "1", "page-view", "{\"category\":\"a\",\"price\":9.5,\"new\":true,\"list\":[\"x\",\"y\"]}", "-1");
        send("s1", "2", "page-view", "{\"category\":\"b\",\"price\":100,\"note\":\"Ann \\\"A\\\" Lee\"}", "-2");
        send("s2", "3", "sign-up", "{\"category\":\"a\",\"price\":\"20\",\"deep\":{\"er\":null,\"n\":7}}", "-3");
        send("s2", "4", "order.paid", "{\"city\":\"Łódź\"}", "-40");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** An event so many days ago; gives the profile. */
    private static String send(String session, String id, String type, String properties, String days) {
        String time =
                CLOCK.instant().plus(Duration.ofDays(Long.parseLong(days))).toString();
        Answer answer = server.track(payload(
                SOURCE,
                session,
                null,
                "{\"id\":\"%s\",\"type\":\"%s\",\"properties\":%s,\"tags\":[\"t%s\"],\"time\":{\"insert\":\"%s\"}}"
                        .formatted(id, type, properties, id, time)));
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer.profile();
    }

    private static Answer search(String path, String where, String days, int limit) {
        ObjectNode body = RunningServer.JSON.createObjectNode();
        body.putObject("minDate")
                .putNull("absolute")
                .putObject("delta")
                .put("type", "minus")
                .put("value", Integer.parseInt(days))
                .put("entity", "day");
        body.putObject("maxDate").putNull("absolute").putNull("delta");
        body.put("where", where)
                .put("limit", limit)
                .put("timeZone", "Europe/Warsaw")
                .put("rand", 0.5);
        return server.post(path, body.toString());
    }

    /** The ids of the client's own events that fit, of all time. */
    private static Set<String> events(String where) {
        ObjectNode body =
                RunningServer.JSON.createObjectNode().put("where", where).put("limit", 100);
        Answer answer = server.post("/event/select", body.toString());
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        Set<String> ids = new TreeSet<>();
        answer.body().path("result").forEach(event -> ids.add(event.path("id").asString()));
        assertThat(answer.body().path("total").asInt()).isEqualTo(ids.size());
        ids.removeIf(id -> id.length() > 1);
        return ids;
    }

    private static Set<String> ids(String joined) {
        return joined.isBlank()
                ? Set.of()
                : new TreeSet<>(List.of(joined.strip().split(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 1 2 3 4",
                "type=\"page-view\" | 1 2",
                "type:\"page-view\" | 1 2",
                "type:page-view | 1 2",
                "type:page* | 1 2",
                "name=\"Page View\" | 1 2",
                "name=\"page-view\" | ",
                "name:\"Order.paid\" | 4",
                "type=page-view | ",
                "type != \"page-view\" AND id EXISTS | 3 4",
                "type=[\"sign-up\",\"order.paid\"] | 3 4",
                "id=\"2\" OR id=\"3\" | 2 3",
                "session.id=\"s2\" AND (id=\"3\" OR type=\"page-view\") | 3",
                "properties.category=\"a\" | 1 3",
                "properties.category EXISTS | 1 2 3",
                "properties.category NOT EXISTS AND session.id EXISTS | 4",
                "properties.deep.er EXISTS | ",
                "properties.deep.er IS NULL AND properties.deep.n = 7 | 3",
                "properties.price > 10 | 2",
                "properties.price > \"10\" | 3",
                "properties.price = 20 | 3",
                "properties.price BETWEEN 5 AND 10 | 1",
                "properties.price=\"9.5\" | 1",
                "properties.new = TRUE | 1",
                "properties.new = \"true\" | 1",
                "properties.list=\"y\" | 1",
                "tags.values=\"t4\" | 4",
                "metadata.valid = TRUE AND id=\"1\" | 1",
                "metadata.status=\"collected\" AND id=\"1\" | 1",
                "metadata.channel=\"Web\" AND id=\"1\" | 1",
                "metadata.profile_less = false AND id=\"1\" | 1",
                "metadata.time.insert > \"2026-11-22\" AND id EXISTS AND properties EXISTS | 1 2",
                "metadata.time.insert < datetime(\"2026-10-24\") | 4",
                "metadata.time.insert BETWEEN 60h AND 30h AND properties EXISTS | 2",
                "source.id=\"shop\" | 1 2 3 4",
                "properties.note=\"Ann \\\"A\\\" Lee\" | 2",
                "Lee | 2",
                "\"Page View\" | 1 2",
                "lee | 2",
                "\"Ann \\\"A\" | 2",
                "Łódź | 4",
                "Lee OR sign-up | 2 3",
                "properties.category:a -sign-up | 1",
                "properties.price:>50 | 2",
                "_exists_:properties.city | 4",
                "nowhere.at.all=\"x\" | ",
                "nowhere.at.all NOT EXISTS AND id=\"1\" | 1",
                "category | ",
                "id=\"zz\" OR 5=6 | ",
                "id=\"' OR 1=1 --\" | ",
                "properties.\"x=\"1\" | ",
                "tags.count = 2 AND id=\"1\" | 1",
                "session.start EXISTS AND properties EXISTS | 1 2 3 4",
                "session.duration > 1 AND properties EXISTS | ",
                "metadata.instance.id EXISTS AND id=\"2\" | 2",
                "type==\"sign-up\" | 3",
                "properties.price >= 9.5 AND properties.price <= 20 AND properties.price != \"20\" | 1",
                "type=\"sign-up\" or id=\"4\" | 3 4",
                "type=\"sign-up\" AND id=\"3\" OR id=\"4\" | ",
                "(type=\"sign-up\" AND id=\"3\") OR id=\"4\" | 3 4",
                "((id=\"1\")) | 1",
                "id=\"1\" AND | ",
                "((id=\"1\") | ",
                "properties.new = null AND properties.city EXISTS | 4",
                "metadata.time.insert > 2w AND properties EXISTS | 1 2 3",
                "metadata.time.insert > 2M AND properties EXISTS | 1 2 3 4",
                "type=\"page-view\"; | 1 2",
                "; | ",
            })
    void filterFinds(String where, String expected) {
        assertThat(events(where)).isEqualTo(ids(expected == null ? "" : expected));
    }

    /** Within a pattern, a character zero would end it, and what is left would fit everything. */
    @Test
    void characterZeroFitsNothing() {
        String zero = String.valueOf((char) 0);
        for (String where : List.of(zero, "type:" + zero + "*", "page" + zero, "type=\"page-view" + zero + "\"")) {
            assertThat(events(where)).as(where).isEmpty();
        }
    }

    @Test
    void rangeIsCountedBackFromNow() {
        Answer week = search("/event/select/range", "properties EXISTS", "-7", 2);
        assertThat(week.body().path("total").asInt()).isEqualTo(3);
        assertThat(week.body()
                        .path("result")
                        .valueStream()
                        .map(event -> event.path("id").asString()))
                .containsExactly("1", "2");
        assertThat(week.body().path("buckets").isEmpty()).isTrue();
        assertThat(week.body().at("/result/0"))
                .isEqualTo(server.get("/event/1").body().path("event"));
        assertThat(search("/event/select/range", "properties EXISTS", "-60", 9)
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(4);
    }

    /** A month has 31 days and a year 356, units may be plural, and only the sign says which way (contract §6.2). */
    @ParameterizedTest
    @CsvSource({
        "-1, month, 3",
        "-2, months, 4",
        "-39, day, 3",
        "-41, days, 4",
        "-1, week, 3",
        "-6, weeks, 4",
        "-1, year, 4",
        "-23, hour, 0",
        "-49, hours, 2",
        "-1500, minutes, 1",
        "-90000, seconds, 1",
        "'\"-2\"', months, 4",
        "-1E+400, days, 4",
    })
    void unitsOfTheRangeAreThoseOfARealServer(String value, String unit, int found) {
        Answer answer = server.post(
                "/event/select/range",
                "{\"where\":\"properties EXISTS\",\"minDate\":{\"absolute\":null,\"delta\":{\"type\":\"minus\",\"value\":%s,"
                                .formatted(value)
                        + "\"entity\":\"%s\"}}}".formatted(unit));
        assertThat(answer.body().path("total").asInt(-1))
                .as(answer.http().body())
                .isEqualTo(found);
    }

    @Test
    void windowIsTenThousandRecordsDeep() {
        for (int start : new int[] {9_990, 9_991}) {
            Answer answer = server.post(
                    "/event/select/range",
                    "{\"minDate\":{\"delta\":{\"value\":-1,\"entity\":\"year\"}},\"start\":" + start
                            + ",\"limit\":10}");
            assertThat(answer.body().path("total").asInt() > 0).as("" + start).isEqualTo(start == 9_990);
            assertThat(answer.body().path("result").isEmpty()).isTrue();
        }
    }

    @Test
    void millionsOfDigitsAreNoNumberOfRecords() {
        String limit = "1".repeat(4_000_000);
        Answer answer = assertTimeoutPreemptively(
                Duration.ofSeconds(15), () -> server.post("/event/select/range", "{\"limit\":\"" + limit + "\"}"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/detail/0/type").asString()).isEqualTo("int_parsing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}"})
    void selectWithoutAQuestionFindsTheNewest(String body) {
        Answer answer = server.post("/event/select", body);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        assertThat(answer.body().path("total").asInt()).isPositive();
        assertThat(answer.body().path("result").size()).isLessThanOrEqualTo(20);
    }

    /** Browsers and scripts leave these characters of a query as they are. */
    @ParameterizedTest
    @ValueSource(strings = {"type:\"pa", "a[b]{c}|d", "a^b`c", "a:b/c?d@e", "x<1>2"})
    void queriesNeedNotBeEncoded(String query) {
        try (RawHttp raw = new RawHttp(server.server())) {
            raw.send(
                    "GET /event/query/autocomplete?query=" + query + " HTTP/1.1",
                    "{host}",
                    "Authorization: Bearer " + server.token(),
                    "");
            assertThat(raw.status()).isEqualTo(200);
        }
    }

    @Test
    void colonOfAQueryIsPartOfIt() {
        String key = "/profiles/any/segment/none?note=a:b";
        assertThat(server.get(key).status()).isEqualTo(200);
        assertThat(server.get("/event-sources/by_type?query=sh:op")
                        .body()
                        .at("/grouped")
                        .isEmpty())
                .isTrue();
        assertThat(server.get("/events/metadata/type?query=order.")
                        .body()
                        .at("/result/0/id")
                        .asString())
                .isEqualTo("order.paid");
    }

    @Test
    void rangeMayBeAbsolute() {
        Answer answer = server.post("/event/select/range", """
                {"minDate":{"absolute":{"year":2026,"month":11,"date":22,"hour":0,"minute":0,"second":0,"meridiem":"AM",
                 "timeZone":0}},
                 "maxDate":{"absolute":{"year":2026,"month":11,"date":22,"hour":23,"minute":0,"second":0,"meridiem":"PM",
                 "timeZone":0}},"where":""}
                """);
        assertThat(answer.body()
                        .path("result")
                        .valueStream()
                        .map(event -> event.path("id").asString()))
                .containsExactly("2");
    }

    @Test
    void pagesHaveTwentyFive() {
        assertThat(search("/event/select/range/page/0", "properties EXISTS", "-60", 2)
                        .body()
                        .path("result")
                        .size())
                .isEqualTo(4);
        Answer second = search("/event/select/range/page/1", "properties EXISTS", "-60", 2);
        assertThat(second.body().path("result").isEmpty()).isTrue();
        assertThat(second.body().path("total").asInt()).isEqualTo(4);
        assertThat(search("/event/select/range/page/500", "", "-60", 2)
                        .body()
                        .path("total")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"minDate\":{\"delta\":{\"value\":1,\"entity\":\"day\"}}}"})
    void rangeThatIsNoneIsRefused(String body) {
        Answer answer = server.post("/event/select/range", body);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body().path("detail").asString()).startsWith("Incorrect time range");
    }

    @Test
    void wrongBodiesAndIndicesAreNamed() {
        Answer index = server.post("/events/select", "{}");
        assertThat(index.status()).isEqualTo(422);
        assertThat(index.body().at("/detail/0/type").asString()).isEqualTo("enum");
        Answer body = server.post("/event/select", "{\"where\":5,\"limit\":\"many\",\"minDate\":[]}");
        assertThat(body.status()).isEqualTo(422);
        assertThat(body.body().path("detail").size()).isEqualTo(3);
    }

    @Test
    void profilesAndSessionsAreFoundByTheirColumns() {
        assertThat(server.post("/profile/select", "{\"where\":\"id=\\\"" + ann + "\\\"\"}")
                        .body()
                        .at("/result/0/id")
                        .asString())
                .isEqualTo(ann);
        assertThat(search("/session/select/range", "profile.id=\"" + ann + "\"", "-1", 5)
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(search("/profile/select/range", "metadata.time.visit.count >= 1", "-1", 5)
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(2);
        assertThat(search("/session/select/range", "context.ip=\"127.0.0.1\"", "-1", 5)
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(2);
        assertThat(search("/session/select/range", "metadata.status:*", "-1", 5)
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"log", "entity"})
    void whatTheServerHasNoneOfIsEmpty(String index) {
        assertThat(search("/" + index + "/select/range", "", "-1", 5).http().body())
                .isEqualTo("{\"total\":0,\"result\":[],\"buckets\":[]}");
        assertThat(search("/" + index + "/select/histogram", "", "-1", 5)
                        .body()
                        .path("total")
                        .asInt(-1))
                .isZero();
    }

    @Test
    void histogramCountsDays() {
        JsonNode answer =
                search("/event/select/histogram", "properties EXISTS", "-31", 0).body();
        assertThat(answer.path("total").asInt()).isEqualTo(3);
        assertThat(answer.path("result").size()).isEqualTo(32);
        assertThat(answer.at("/result/0").toString())
                .isEqualTo("{\"date\":\"26-10-24\",\"interval\":\"+1d\",\"count\":0}");
        assertThat(answer.at("/result/30/count").asInt()).isEqualTo(1);
    }

    @Test
    void histogramHasAColumnForEachValue() {
        JsonNode answer = search("/event/select/histogram?group_by=name", "properties EXISTS", "-31", 0)
                .body();
        assertThat(answer.path("buckets").toString()).isEqualTo("[\"Page View\",\"Sign-Up\"]");
        assertThat(answer.at("/result/30").toString())
                .isEqualTo("{\"date\":\"26-11-23\",\"interval\":\"+1d\",\"Page View\":1,\"Sign-Up\":0}");
        JsonNode odd =
                search("/event/select/histogram?group_by=no%22pe", "", "-31", 0).body();
        assertThat(odd.path("total").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | FIELD | id",
                "prof | FIELD | profile.id",
                "properties.c | FIELD | properties.category",
                "'type ' | OP | =",
                "'type = ' | VALUE | \"page-view\"",
                "type=\"pa | VALUE | \"page-view\"",
                "'type=\"a\" ' | OP | AND",
                "'type=\"a\" AND ' | FIELD | properties.price",
                "'(' | FIELD | id",
                "'a EXISTS ' | OP | OR",
                "a EXISTS o | OP | OR",
                "'type=\"a\" a' | OP | AND",
                "a betw | OP | BETWEEN",
                "'a NOT ' | OP | EXISTS",
                "'a IS ' | OP | NULL",
            })
    void suggestionsFollowWhatWasTyped(String typed, String token, String value) {
        String query = URLEncoder.encode(typed, StandardCharsets.UTF_8);
        JsonNode answer = server.get("/event/query/autocomplete?query=" + query).body();
        assertThat(answer.path("next")
                        .valueStream()
                        .filter(next -> next.path("token").asString().equals(token))
                        .map(next -> next.path("value").asString()))
                .contains(value);
        assertThat(answer.at("/next/0").propertyNames())
                .containsExactly("value", "token", "name", "desc", "space", "color");
    }

    @Test
    void conditionsAreChecked() {
        assertThat(server.post("/tql/validate", "profile@id == \"x\"").http().body())
                .isEqualTo("true");
        Answer wrong = server.post("/tql/validate", "profile@id == ");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body().path("detail").asString()).startsWith("Unexpected");
    }
}
