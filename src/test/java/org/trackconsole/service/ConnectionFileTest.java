package org.trackconsole.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.json.Json;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Environment;
import org.trackconsole.model.Header;
import org.trackconsole.model.Marking;
import org.trackconsole.model.Network;
import org.trackconsole.model.ServerColour;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.ConnectionFile.Exported;
import org.trackconsole.service.ConnectionFile.Reading;
import org.trackconsole.service.IncomingServer.Difference;
import org.trackconsole.service.IncomingServer.State;

class ConnectionFileTest {
    private static final TrackServer SHOP = new TrackServer(
                    "7f1c",
                    "Web shop",
                    URI.create("https://shop.test/api"),
                    Duration.ofSeconds(20),
                    List.of(
                            new Header("X-Team", "blue", false),
                            new Header("X-Gateway", "top-secret-1", true),
                            new Header("Authorization", "top-secret-2", false)),
                    "ann@shop.test")
            .withMarking(new Marking(Environment.PRODUCTION, ServerColour.PURPLE, DataSet.PRODUCTION));

    @Test
    void comesBackAsItWasButForSecrets() {
        Reading.Read read = (Reading.Read) ConnectionFile.read(ConnectionFile.write(List.of(new Exported(SHOP, true))));
        assertThat(read.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.entry().id()).isEqualTo("7f1c");
            assertThat(entry.entry().name()).isEqualTo("Web shop");
            assertThat(entry.entry().url()).isEqualTo("https://shop.test/api");
            assertThat(entry.entry().timeoutSeconds()).isEqualTo(20);
            assertThat(entry.entry().user()).isEqualTo("ann@shop.test");
            assertThat(entry.entry().marking()).isEqualTo(SHOP.marking());
            assertThat(entry.entry().headers())
                    .containsExactly(
                            new Header("X-Team", "blue", false),
                            new Header("X-Gateway", "", true),
                            new Header("Authorization", "", true));
            assertThat(entry.enterAgain())
                    .containsExactly(
                            "the password",
                            "the value of the header X-Gateway",
                            "the value of the header Authorization");
        });
    }

    @Test
    void handsTheWayToTheServerOnButNeitherPasswordsNorExceptions() {
        Network network = new Network(
                new Network.Proxy.Http("proxy.test", 3128, "ann", "top-secret-3"),
                new Network.Authorities("/etc/own-authorities.p12", "top-secret-5"),
                new Network.Identity("/home/ann/ann.p12", "top-secret-4"),
                Network.Protocol.NEGOTIATED,
                Duration.ofSeconds(5),
                true);
        String file = ConnectionFile.write(List.of(new Exported(SHOP.withNetwork(network), false)));
        assertThat(file).doesNotContain("top-secret");

        String forged = file.replaceAll("\"unverified\"\\s*:\\s*false", "\"unverified\": true");
        assertThat(forged).isNotEqualTo(file);
        Reading.Read read = (Reading.Read) ConnectionFile.read(forged);
        assertThat(read.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.entry().network())
                    .isEqualTo(network.withPasswords("", "", "").verified());
            assertThat(entry.enterAgain())
                    .contains(
                            "the password at the proxy",
                            "the password of the file with trusted authorities, if it has one",
                            "the client certificate and its password",
                            "the exception for its certificate");
        });
        assertThat(incoming(file, SHOP.withNetwork(network)).differences())
                .filteredOn(difference -> difference.here().contains("certificate not verified"))
                .hasSize(1);
    }

    /** Also not that of a header whose name gives it away though nobody ticked the box. */
    @Test
    void holdsNoSecretAndSaysSo() {
        String text = ConnectionFile.write(List.of(new Exported(SHOP, true)));
        assertThat(text).doesNotContain("top-secret");
        assertThat(Json.read(text).path("note").asString()).contains("No password");
        assertThat(Json.read(text).path("version").intValue()).isEqualTo(1);
    }

    @Test
    void leavesTheLocalServerOut() {
        TrackServer local = new TrackServer(
                TrackServer.LOCAL_ID,
                "Local",
                URI.create("http://127.0.0.1:1"),
                Duration.ofSeconds(1),
                List.of(),
                null);
        assertThat(((Reading.Read) ConnectionFile.read(ConnectionFile.write(List.of(new Exported(local, true)))))
                        .entries())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "[]", "{}", "{\"format\":\"track-console/connections\"}", "{\"version\":1}"})
    void isNoOtherFile(String text) {
        assertThat(ConnectionFile.read(text)).isEqualTo(new Reading.Foreign());
    }

    @Test
    void doesNotGuessAtANewerLayout() {
        assertThat(ConnectionFile.read("{\"format\":\"track-console/connections\",\"version\":2}"))
                .isEqualTo(new Reading.Newer(2));
    }

    @Test
    void readsAFileThatWasWrittenByHand() {
        Reading.Read read = (Reading.Read) ConnectionFile.read("""
                {"format":"track-console/connections","version":1,"connections":[
                  {"name":"A","url":"https://a.test","environment":"somewhere","headers":[{"name":7}]},
                  {"id":"local","name":"B"}, {"id":"x","name":"C"}, {"id":"x","name":"D"}, 3]}""");
        assertThat(read.entries()).extracting(entry -> entry.entry().name()).containsExactly("A", "B", "C", "D", "");
        // Neither the local server's id nor one that was given twice can be kept.
        assertThat(read.entries()).extracting(entry -> entry.entry().id()).containsExactly(null, null, "x", null, null);
        assertThat(read.entries().getFirst().entry().marking()).isEqualTo(Marking.NEW);
    }

    @Test
    void comparesFieldByField() {
        TrackServer here = SHOP.withMarking(new Marking(Environment.TEST, ServerColour.PURPLE, DataSet.PRODUCTION))
                .withHeaders(List.of(new Header("X-Gateway", "", true), new Header("Authorization", "", true)));
        IncomingServer incoming = incoming(ConnectionFile.write(List.of(new Exported(SHOP, false))), here);
        assertThat(incoming.state()).isEqualTo(State.DIFFERS);
        assertThat(incoming.differences())
                .containsExactly(
                        new Difference("Environment", "Test", "Production"),
                        new Difference(
                                "Extra headers", "Authorization, X-Gateway", "Authorization, X-Gateway, X-Team: blue"));
        assertThat(incoming.entry().id()).isEqualTo("7f1c");
        assertThat(incoming.asAnother().id()).isNotEqualTo("7f1c");
    }

    @Test
    void findsWhatIsNewTheSameAndImpossible() {
        String text = ConnectionFile.write(List.of(new Exported(SHOP, false)));
        assertThat(incoming(text).state()).isEqualTo(State.NEW);
        assertThat(incoming(text, SHOP).state()).isEqualTo(State.SAME);
        IncomingServer flawed = incoming(text.replace("https://shop.test/api", "ftp://shop.test"));
        assertThat(flawed.state()).isEqualTo(State.FLAWED);
        assertThat(flawed.flaws()).containsExactly(ServerFlaw.of(ServerFlaw.Kind.URL_SCHEME));
    }

    private static IncomingServer incoming(String text, TrackServer... present) {
        Reading.Read read = (Reading.Read) ConnectionFile.read(text);
        return IncomingServer.compare(read.entries(), List.of(present)).getFirst();
    }
}
