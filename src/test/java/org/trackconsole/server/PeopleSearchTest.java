package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.SOURCE;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trackconsole.server.RunningServer.Answer;

/** Finding people by what events told about them, and sessions by what they were made with (contract §6.2). */
class PeopleSearchTest {
    private static RunningServer server;
    private static String ann;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder);
        ann = send(
                "ann",
                "{\"type\":\"sign-up\",\"properties\":{\"email\":{\"main\":\"Ann@Example.com\"},\"firstname\":\"Ann\","
                        + "\"lastname\":\"Lee\"}},"
                        + "{\"type\":\"increase-interest\",\"properties\":{\"interest\":\"shoes\",\"value\":5}}");
        send("bob", "{\"type\":\"page-view\"}");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String send(String session, String events) {
        Answer answer = server.send(HttpRequest.newBuilder(server.uri("/track"))
                .header("Content-Type", "application/json")
                .header(
                        "User-Agent",
                        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
                                + " Chrome/120.0.0.0 Safari/537.36")
                .POST(BodyPublishers.ofString(RunningServer.payload(SOURCE, session, null, events)))
                .build());
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer.profile();
    }

    private static Answer search(String index, String where) {
        return server.post(
                "/" + index + "/select",
                RunningServer.JSON.createObjectNode().put("where", where).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "data.contact.email.main=\"ann@example.com\"",
                "data.pii.firstname=\"Ann\"",
                "data.pii.firstname:An*",
                "Ann",
                "ann@example",
                "interests.shoes >= 5",
                "interests.shoes EXISTS",
                "data.anonymous=FALSE",
                "id=\"ANN\"",
                "ids=\"ANN\"",
                "NOT data.anonymous:true",
            })
    void personIsFoundByWhatIsKnown(String where) {
        Answer answer = search("profile", where.replace("ANN", ann));
        assertThat(answer.body().path("total").asInt()).isEqualTo(1);
        assertThat(answer.body().at("/result/0/id").asString()).isEqualTo(ann);
        assertThat(answer.body().at("/result/0"))
                .isEqualTo(server.get("/profile/" + ann).body());
    }

    @Test
    void whatNobodyToldIsAsInAnEmptyProfile() {
        assertThat(search("profile", "data.anonymous=TRUE").body().path("total").asInt())
                .isEqualTo(1);
        assertThat(search("profile", "data.pii.lastname NOT EXISTS")
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(search("profile", "active=TRUE").body().path("total").asInt())
                .isEqualTo(2);
    }

    @Test
    void sessionsAreFoundAndCountedByTheirBrowser() {
        assertThat(search("session", "app.name=\"Chrome\" AND os.name=\"Linux\"")
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(2);
        assertThat(server.get("/sessions/count/by_os_name").body().at("/0").toString())
                .isEqualTo("{\"name\":\"Linux\",\"value\":2}");
        assertThat(server.get("/profile/" + ann + "/by/app.name")
                        .body()
                        .at("/0/name")
                        .asString())
                .isEqualTo("Chrome");
    }

    @Test
    void eventsAreCountedAndFoundByTheirTitles() {
        assertThat(server.get("/profile/" + ann + "/by/name").body().findValuesAsString("name"))
                .contains("Sign-Up", "Increase Interest");
        assertThat(search("event", "name=\"Sign-Up\"").body().path("total").asInt())
                .isEqualTo(1);
        assertThat(search("event", "name=\"Sign Up\"").body().path("total").asInt())
                .isZero();
    }
}
