package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.SOURCE;
import static org.trackconsole.server.RunningServer.id;
import static org.trackconsole.server.RunningServer.payload;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trackconsole.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;

/** What events of predefined types do to the profile (contract §3.5). */
class ProfileEnrichmentTest {
    private static final HandClock CLOCK = new HandClock();

    private static RunningServer server;
    private static Path data;

    @BeforeAll
    static void start(@TempDir Path folder) {
        data = folder;
        server = RunningServer.start(folder, CLOCK);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Sends one event in a visit of its own; null begins a profile. */
    private static String send(@Nullable String profile, String type, String properties) {
        return sendAs(id(), profile, type, properties);
    }

    private static String sendAs(String event, @Nullable String profile, String type, String properties) {
        Answer answer = server.track(payload(
                SOURCE,
                id(),
                profile,
                "{\"type\":\"" + type + "\",\"id\":\"" + event + "\",\"properties\":" + properties + "}"));
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer.profile();
    }

    private static JsonNode profile(String id) {
        Answer answer = server.get("/profile/" + id);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void fieldsAreSetLoggedAndEndTheAnonymity() {
        String profile = sendAs("first", null, "profile-update", """
                {"pii":{"firstname":"Ann","birthday":"1990-05-06"},"job":{"salary":"1200.50","company":{"size":20}}}
                """);
        JsonNode first = profile(profile);
        assertThat(first.at("/data/pii/firstname").asString()).isEqualTo("Ann");
        assertThat(first.at("/data/pii/lastname").isNull()).isTrue();
        assertThat(first.at("/data/pii/birthday").asString()).isEqualTo("1990-05-06T00:00:00.000000+00:00");
        assertThat(first.at("/data/job/salary").toString()).isEqualTo("1200.5");
        assertThat(first.at("/data/anonymous").toString()).isEqualTo("false");
        assertThat(first.at("/metadata/fields").propertyNames())
                .containsExactlyInAnyOrder(
                        "data.pii.firstname", "data.pii.birthday", "data.job.salary", "data.job.company.size");
        String time = CLOCK.instant().toString().replace('T', ' ').replace("Z", ".000000+00:00");
        assertThat(first.at("/metadata/fields/data.pii.firstname").toString())
                .isEqualTo("[\"" + time + "\",\"first\"]");

        CLOCK.advance(Duration.ofMinutes(1));
        sendAs("second", profile, "profile-update", "{\"pii\":{\"firstname\":\"Ann\",\"lastname\":\"Lee\"}}");
        JsonNode second = profile(profile);
        assertThat(second.at("/metadata/fields/data.pii.firstname/1").asString())
                .isEqualTo("first");
        assertThat(second.at("/metadata/fields/data.pii.lastname/1").asString()).isEqualTo("second");
        assertThat(second.at("/metadata/time/update").asString())
                .isGreaterThan(first.at("/metadata/time/update").asString());

        send(profile, "profile-update", "{\"pii\":{\"firstname\":null}}");
        assertThat(profile(profile).at("/data/pii/firstname").isNull()).isTrue();
    }

    @Test
    void emailsAreLowerCasedJudgedAndGiveHashedIds() {
        String profile =
                send(null, "sign-up", "{\"email\":{\"main\":\"Ann@Gmail.com\",\"business\":\"a@firm.example\"}}");
        JsonNode found = profile(profile);
        assertThat(found.at("/data/contact/email/main").asString()).isEqualTo("ann@gmail.com");
        assertThat(found.at("/aux/email/free").toString()).isEqualTo("true");
        // md5 of "s>a.d-kljsa87^5adh-ann@gmail.com"
        assertThat(found.path("ids").valueStream().map(JsonNode::asString))
                .startsWith(profile)
                .contains("emm-97614daf-ae37-20d5-c1df-5e06232618e0")
                .anyMatch(id -> id.startsWith("emb-"))
                .hasSize(3);
        assertThat(found.at("/metadata/system/aux/auto_merge").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("data.contact.email.main", "data.contact.email.business");
        assertThat(profile("emm-97614daf-ae37-20d5-c1df-5e06232618e0")
                        .path("id")
                        .asString())
                .isEqualTo(profile);

        send(profile, "sign-up", "{\"email\":{\"main\":\"ann@firm.example\"}}");
        assertThat(profile(profile).at("/aux/email/free").toString()).isEqualTo("false");
        assertThat(profile(profile).path("ids").size()).isEqualTo(4);
    }

    @Test
    void hashedIdIsUsedAsTheProfileItBelongsTo() {
        String profile = send(null, "identification", "{\"id\":\"C-1\",\"phone\":{\"mobile\":\"+1 555\"}}");
        String hashed = profile(profile)
                .path("ids")
                .valueStream()
                .map(JsonNode::asString)
                .filter(id -> id.startsWith("iid-"))
                .findFirst()
                .orElseThrow();
        assertThat(server.accepted(id(), hashed).profile()).isEqualTo(profile);
        assertThat(server.visits(profile)).isEqualTo(2);
        assertThat(server.delete("/profile/" + profile).status()).isEqualTo(200);
        assertThat(server.get("/profile/" + hashed).status()).isEqualTo(404);
        assertThat(server.accepted(id(), hashed).profile()).isNotIn(profile, hashed);
    }

    @Test
    void sameEmailOnTwoDevicesStaysTwoProfiles() {
        String one = send(null, "sign-up", "{\"email\":{\"main\":\"two@devices.example\"}}");
        String two = send(null, "sign-up", "{\"email\":{\"main\":\"two@devices.example\"}}");
        assertThat(two).isNotEqualTo(one);
        assertThat(profile(one).path("ids").path(1))
                .isEqualTo(profile(two).path("ids").path(1));
        String hashed = profile(one).path("ids").path(1).asString();
        assertThat(profile(hashed).path("id").asString()).isEqualTo(one);
    }

    @Test
    void knownContactIsNotReplacedByTheOneOfAMessage() {
        String profile = send(null, "message-sent", "{\"identity\":{\"email\":{\"main\":\"a@x.example\"}}}");
        send(
                profile,
                "message-sent",
                "{\"identity\":{\"email\":{\"main\":\"b@x.example\",\"private\":\"c@x.example\"}}}");
        assertThat(profile(profile).at("/data/contact/email").toString())
                .isEqualTo("{\"main\":\"a@x.example\",\"private\":\"c@x.example\",\"business\":null}");
    }

    @Test
    void listsAreAppendedToOnceAValue() {
        String profile = send(null, "identification", "{\"coupon\":\"A\"}");
        send(profile, "identification", "{\"coupon\":[\"B\",\"A\"]}");
        assertThat(profile(profile).at("/data/identifier/coupons").toString()).isEqualTo("[\"A\",\"B\"]");
    }

    @Test
    void longListIsAppendedToAsQuicklyAsAShortOne() {
        String coupons =
                IntStream.range(0, 50_000).mapToObj(i -> "\"c" + i + "\"").collect(Collectors.joining(","));
        String profile = send(null, "identification", "{\"coupon\":[" + coupons + "]}");
        send(profile, "identification", "{\"coupon\":[" + coupons + ",\"last\"]}");
        assertThat(profile(profile).at("/data/identifier/coupons").size()).isEqualTo(50_001);
    }

    @Test
    void checkoutsAreCountedSummedAndCompared() {
        String profile = send(null, "checkout-started", "{\"value\":10.5}");
        assertThat(profile(profile).at("/data/metrics/ltcop").toString()).isEqualTo("0.0");
        send(profile, "checkout-started", "{\"value\":\"4.5\"}");
        send(profile, "checkout-started", "{}");
        send(profile, "checkout-completed", "{\"value\":15}");
        send(profile, "checkout-completed", "{\"value\":1}");
        assertThat(profile(profile).at("/data/metrics").toString())
                .isEqualTo("{\"ltv\":0,\"ltcosc\":3.0,\"ltcocc\":2.0,\"ltcop\":1.5,\"ltcosv\":15.0,\"ltcocv\":16.0,"
                        + "\"next\":null,\"custom\":{}}");
    }

    @Test
    void interestsGrowFallAndAreSetAnew() {
        String profile = send(null, "increase-interest", "{\"interest\":\"ski.alpine\"}");
        send(profile, "increase-interest", "{\"interest\":\"ski.alpine\",\"value\":2.5}");
        send(profile, "decrease-interest", "{\"interest\":\"surf\"}");
        send(profile, "decrease-interest", "{\"interest\":\"ski.alpine\",\"value\":\"0.5\"}");
        send(profile, "increase-interest", "{\"interest\":7}");
        assertThat(profile(profile).path("interests").toString()).isEqualTo("{\"ski.alpine\":3.0,\"surf\":-1.0}");
        send(profile, "reset-interest", "{\"interest\":\"ski.alpine\"}");
        send(profile, "reset-interest", "{\"interest\":\"surf\",\"value\":4}");
        assertThat(profile(profile).path("interests").toString()).isEqualTo("{\"ski.alpine\":0.0,\"surf\":4.0}");
    }

    @Test
    void loyaltyCardIsAddedAndRemoved() {
        String profile =
                send(null, "loyalty-card-added", "{\"id\":\"L\",\"name\":\"Gold\",\"expires\":\"2030-01-01\"}");
        assertThat(profile(profile).at("/data/loyalty/card/name").asString()).isEqualTo("Gold");
        send(profile, "loyalty-card-removed", "{\"id\":\"L\"}");
        assertThat(profile(profile).at("/data/loyalty/card").toString())
                .isEqualTo("{\"id\":null,\"name\":null,\"issuer\":null,\"expires\":null,\"points\":0}");
    }

    @Test
    void consentsAreReplacedAsAWhole() {
        String profile = send(null, "consent-update", "{\"consents\":{\"mail\":{\"revoke\":null},\"sms\":{}}}");
        assertThat(profile(profile).path("consents").toString())
                .isEqualTo("{\"mail\":{\"revoke\":null},\"sms\":{\"revoke\":null}}");
        send(profile, "consent-update", "{\"consents\":{\"mail\":{\"revoke\":\"2030-01-01T00:00:00Z\"}}}");
        assertThat(profile(profile).path("consents").toString())
                .isEqualTo("{\"mail\":{\"revoke\":\"2030-01-01T00:00:00.000000+00:00\"}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "profile-update | {'pii':{'firstname':['A']}} | data.pii.firstname | valid string | list",
                "profile-update | {'pii':{'lastname':7}} | data.pii.lastname | valid string | int",
                "profile-update | {'job':{'salary':'much'}} | data.job.salary | valid number, unable to parse string as a number | str",
                "profile-update | {'job':{'salary':1e999}} | data.job.salary | finite number | float",
                "profile-update | {'job':{'company':{'size':1.5}}} | data.job.company.size | valid integer, got a number with a fractional part | float",
                "profile-update | {'pii':{'birthday':'soon'}} | data.pii.birthday | valid datetime or date, input is too short | str",
                "profile-update | {'preferences':{'colors':'red'}} | data.preferences.colors | valid list | str",
                "profile-update | {'preferences':{'colors':['red',3]}} | data.preferences.colors.1 | valid string | int",
                "consent-update | {'consents':{'mail':true}} | consents.mail | valid dictionary or instance of ConsentRevoke | bool",
                "checkout-started | {'value':{}} | data.metrics.ltcosv | valid number | dict",
                "increase-interest | {'interest':'a','value':'x'} | interests.a | valid number, unable to parse string as a number | str",
            })
    void valueThatAProfileCannotHoldIsRefusedAndNothingIsKept(
            String type, String properties, String path, String wanted, String given) {
        long events = server.get("/event/count").body().path("count").asLong();
        String session = id();
        Answer answer = server.track(payload(
                SOURCE,
                session,
                null,
                "{\"type\":\"page-view\"},{\"type\":\"" + type + "\",\"properties\":" + properties.replace('\'', '"')
                        + "}"));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body().path("detail").asString())
                .startsWith("1 validation error for Profile\n" + path + "\n  Input should be a " + wanted + " [type=")
                .endsWith(", input_type=" + given + "]");
        assertThat(server.get("/session/" + session).status()).isEqualTo(404);
        assertThat(server.get("/event/count").body().path("count").asLong()).isEqualTo(events);
    }

    @Test
    void severalWrongValuesAreAllNamed() {
        Answer answer = server.track(payload(
                SOURCE,
                id(),
                null,
                "{\"type\":\"profile-update\",\"properties\":{\"pii\":{\"firstname\":1,\"gender\":2}}}"));
        assertThat(answer.body().path("detail").asString()).isEqualTo("""
                        2 validation errors for Profile
                        data.pii.firstname
                          Input should be a valid string [type=string_type, input_type=int]
                        data.pii.gender
                          Input should be a valid string [type=string_type, input_type=int]""");
    }

    @Test
    void wrongValueHurtsNobodyWithoutAProfile() {
        Answer answer = server.send(HttpRequest.newBuilder(server.uri("/track?profile_less=true"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(payload(
                        SOURCE,
                        id(),
                        null,
                        "{\"type\":\"profile-update\",\"properties\":{\"pii\":{\"firstname\":1}}}")))
                .build());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/profile/id").isNull()).isTrue();
    }

    @Test
    void sumBeyondAllNumbersLeavesTheOldOne() {
        String profile = send(null, "checkout-started", "{\"value\":1.5e308}");
        send(profile, "checkout-started", "{\"value\":1.5e308}");
        assertThat(profile(profile).at("/data/metrics/ltcosv").asDouble()).isEqualTo(1.5e308);
    }

    @Test
    void eventsThatAreNotPredefinedChangeNoProfile() {
        String profile = send(null, "purchase-order", "{\"pii\":{\"firstname\":\"Ann\"},\"value\":7}");
        assertThat(profile(profile).at("/data/anonymous").asBoolean()).isTrue();
        assertThat(profile(profile).at("/metadata/fields").isEmpty()).isTrue();
    }

    @Test
    void eventThatIsNotSavedChangesTheProfileAllTheSame() {
        Answer answer = server.track(payload(
                SOURCE,
                id(),
                null,
                "{\"type\":\"sign-up\",\"options\":{\"save\":false},\"properties\":{\"firstname\":\"Ann\"}}"));
        assertThat(profile(answer.profile()).at("/data/pii/firstname").asString())
                .isEqualTo("Ann");
    }

    @Test
    void changesSurviveAFurtherVisit() {
        String profile = send(null, "sign-up", "{\"firstname\":\"Ann\"}");
        server.accepted(id(), profile);
        assertThat(profile(profile).at("/data/pii/firstname").asString()).isEqualTo("Ann");
        assertThat(server.visits(profile)).isEqualTo(2);
    }

    /** A document that cannot be read at all does not even matter. */
    @Test
    void pageViewOfAKnownProfileNeverLooksIntoItsDocument() throws SQLException {
        String profile = server.accepted(id(), null).profile();
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("tracking.sqlite"));
                Statement statement = file.createStatement()) {
            statement.executeUpdate("UPDATE profile SET record = 'no JSON' WHERE id = '" + profile + "'");
        }
        assertThat(server.accepted(id(), profile).profile()).isEqualTo(profile);
    }
}
