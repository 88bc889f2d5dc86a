package org.trackconsole.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.trackconsole.client.FaultServer;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.model.Answer.Refusal;
import org.trackconsole.model.Answer.Refused;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.SourceCatalog.Note;
import org.trackconsole.service.SourceCatalog.Problem;
import org.trackconsole.service.SourceCatalog.Saving;
import tools.jackson.databind.json.JsonMapper;

/** Against a stand-in that keeps sources the way 0.8.2 does. */
class SourceCatalogTest {
    private static final String TOKEN = "37eb3e967c3ef4629d385fd6b5ceb5b0e4bf76ea";

    private final Map<String, String> stored = new TreeMap<>();
    private final TrackingClient client = new TrackingClient("1");
    private FaultServer faults;
    private TrackServer server;
    private SourceCatalog catalog;

    @BeforeEach
    void start() throws IOException {
        faults = FaultServer.playing(this::keep);
        server = faults.server();
        catalog = new SourceCatalog(client, _ -> new Credentials("admin@example.com", "admin"));
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        faults.close();
    }

    @Test
    void createsTheExampleSource() {
        assertThat(catalog.createExample(server)).isInstanceOf(Saving.Saved.class);
        List<Source> sources = ok(catalog.list(server, ""));
        assertThat(sources).extracting(Source::id, Source::name).containsExactly(tuple("web-shop", "Web shop"));
        assertThat(sources.getFirst().channel()).isEqualTo("Web");
        assertThat(sources.getFirst().enabled()).isTrue();
        assertThat(sources.getFirst().description()).isNotBlank();
    }

    @Test
    void deletesAndRestoresASourceWithAllItHad() {
        stored.put(
                "hook",
                "{\"id\":\"hook\",\"name\":\"Hook\",\"type\":[\"webhook\"],\"transitional\":true,"
                        + "\"bridge\":{\"id\":\"b\",\"name\":\"B\"},\"config\":{\"sticky_session\":true}}");
        Source kept = ok(catalog.find(server, "hook"));
        assertThat(ok(catalog.delete(server, kept))).isTrue();
        assertThat(ok(catalog.list(server, ""))).isEmpty();
        assertThat(ok(catalog.delete(server, kept))).isFalse();
        assertThat(catalog.restore(server, kept)).isEqualTo(new Saving.Saved(kept, List.of()));
        assertThat(ok(catalog.find(server, "hook"))).isEqualTo(kept);
    }

    @Test
    void switchesASourceOff() {
        catalog.createExample(server);
        Source source = ok(catalog.find(server, SourceCatalog.EXAMPLE_ID));
        assertThat(catalog.save(server, source.withEnabled(false), source)).isInstanceOf(Saving.Saved.class);
        assertThat(ok(catalog.find(server, SourceCatalog.EXAMPLE_ID)).enabled()).isFalse();
    }

    @Test
    void answersTheIdThatTheServerMadeOfTheOneThatWasTyped() {
        Saving saving = catalog.save(server, Source.rest(" MyShop ", " My shop "), null);
        assertThat(saving).isInstanceOfSatisfying(Saving.Saved.class, saved -> {
            assertThat(saved.source().id()).isEqualTo("myshop");
            assertThat(saved.source().name()).isEqualTo("My shop");
            assertThat(saved.notes()).containsExactlyInAnyOrder(Note.TRIMMED, Note.LOWER_CASED);
        });
    }

    @Test
    void sendsNothingThatCanNotBeSaved() {
        assertThat(catalog.save(server, Source.rest(" ", " "), null))
                .isEqualTo(new Saving.Invalid(List.of(Problem.ID_BLANK, Problem.NAME_BLANK)));
        assertThat(catalog.save(server, Source.rest(" @demo", "Demo"), null))
                .isEqualTo(new Saving.Invalid(List.of(Problem.ID_INTERNAL)));
        assertThat(faults.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"web-shop, false", "Web-Shop, false", "shop, true"})
    void warnsThatAnotherIdMakesASecondSource(String id, boolean second) {
        List<Note> notes = SourceCatalog.check(Source.rest(id, "Web shop"), Source.rest("web-shop", "Web shop"))
                .notes();
        assertThat(notes.contains(Note.SECOND_SOURCE)).isEqualTo(second);
    }

    @Test
    void asksForASignInWhereNoPasswordIsKnown() {
        SourceCatalog unsigned = new SourceCatalog(client, _ -> null);
        assertThat(unsigned.createExample(server))
                .isInstanceOfSatisfying(
                        Saving.Failed.class,
                        failed -> assertThat(((Refused) failed.failure()).reason())
                                .isEqualTo(Refusal.SIGN_IN_NEEDED));
    }

    @ParameterizedTest
    @EnumSource
    void hasASentenceForEveryProblem(Problem problem) {
        assertThat(problem.text()).endsWith(".");
    }

    @ParameterizedTest
    @EnumSource
    void hasASentenceForEveryNote(Note note) {
        assertThat(note.text()).endsWith(".");
    }

    private void keep(FaultServer.Request request, FaultServer.Stage stage) throws IOException, InterruptedException {
        script(request).play(request, stage);
    }

    private FaultServer.Script script(FaultServer.Request request) {
        if (request.path().equals("/user/token")) {
            return FaultServer.json(200, "{\"access_token\":\"" + TOKEN + "\",\"token_type\":\"bearer\"}");
        }
        if (!("Bearer " + TOKEN).equals(request.headers().get("authorization"))) {
            return FaultServer.json(401, "{\"detail\":\"Not authenticated\"}");
        }
        String id = request.path().substring(request.path().lastIndexOf('/') + 1);
        return switch (request.method()) {
            case "POST" -> {
                String saved = JsonMapper.shared()
                        .readTree(request.body())
                        .get("id")
                        .asString()
                        .toLowerCase(Locale.ROOT);
                stored.put(saved, request.body());
                yield FaultServer.json(200, "{\"saved\":1,\"errors\":[],\"ids\":[\"" + saved + "\"]}");
            }
            case "DELETE" -> stored.remove(id) == null ? FaultServer.json(404, "null") : FaultServer.json(200, "true");
            default ->
                request.path().startsWith("/event-sources/")
                        ? FaultServer.json(
                                200, "{\"grouped\":{\"general\":[" + String.join(",", stored.values()) + "]}}")
                        : FaultServer.json(stored.containsKey(id) ? 200 : 404, stored.getOrDefault(id, "null"));
        };
    }

    private static <T> T ok(Reply<T> reply) {
        return ((Reply.Ok<T>) reply).value();
    }
}
