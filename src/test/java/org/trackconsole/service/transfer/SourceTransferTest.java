package org.trackconsole.service.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.client.FaultServer;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.json.Json;
import org.trackconsole.model.Bridge;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.server.LocalServer;
import org.trackconsole.server.ServerOptions;
import org.trackconsole.server.ServerStartException;
import org.trackconsole.service.Progress;
import org.trackconsole.service.SourceCatalog;
import org.trackconsole.service.SourceCatalog.Problem;
import org.trackconsole.service.transfer.SourceTransfer.Outcome;
import org.trackconsole.service.transfer.TransferEntry.Kind;

/** Against a real local server as the target. */
class SourceTransferTest {
    private static final Credentials ADMIN = new Credentials("admin@example.com", "admin");

    @TempDir
    private Path folder;

    private final TrackingClient client = new TrackingClient("1");
    private final SourceCatalog catalog = new SourceCatalog(client, _ -> ADMIN);
    private final SourceTransfer transfer = new SourceTransfer(catalog);
    private LocalServer running;
    private TrackServer target;

    @BeforeEach
    void start() throws ServerStartException {
        running = LocalServer.start(new ServerOptions(folder, 0, false, ADMIN));
        target = new TrackServer("target", "Target", running.url(), Duration.ofSeconds(20), List.of(), "admin");
    }

    @AfterEach
    void stop() {
        client.close();
        running.close();
    }

    @Test
    void saysOfEachSourceWhatWouldHappenAndWritesNothing() {
        save(Source.rest("same", "Same"));
        save(Source.rest("shop", "Shop"));
        List<TransferEntry> plan = plan(
                Source.rest("Fresh", "Fresh"),
                Source.rest("same", "Same"),
                source("shop", "Web shop", "Web", Map.of()),
                Source.rest("@demo", "Internal"));
        assertThat(plan)
                .extracting(entry -> entry.kind(false))
                .containsExactly(Kind.NEW, Kind.SAME, Kind.CHANGED, Kind.UNFIT);
        assertThat(plan.getFirst().lowered()).isTrue();
        assertThat(plan.get(3).problems()).containsExactly(Problem.ID_INTERNAL);
        assertThat(plan.get(2).differences())
                .extracting(TransferEntry.Difference::field)
                .containsExactly("name", "channel", "tags");
        assertThat(onServer("fresh")).isNull();
    }

    @Test
    void createsAndChangesAndTakesBothBack() {
        save(Source.rest("shop", "Shop"));
        List<TransferEntry> plan = plan(Source.rest("Fresh", "Fresh"), source("shop", "Web shop", "Web", Map.of()));
        Outcome created =
                transfer.run(target, plan.getFirst(), false, new Progress()).orElseThrow();
        Outcome changed =
                transfer.run(target, plan.get(1), false, new Progress()).orElseThrow();
        assertThat(created).isInstanceOf(Outcome.Created.class);
        assertThat(changed).isInstanceOf(Outcome.Changed.class);
        assertThat(Objects.requireNonNull(onServer("fresh")).name()).isEqualTo("Fresh");
        assertThat(Objects.requireNonNull(onServer("shop")).channel()).isEqualTo("Web");
        assertThat(plan(Source.rest("Fresh", "Fresh"), source("shop", "Web shop", "Web", Map.of())))
                .allMatch(entry -> entry.kind(false) == Kind.SAME);

        assertThat(transfer.undo(target, (Outcome.Created) created, new Progress())
                        .orElseThrow())
                .isEqualTo(new Outcome.TakenBack());
        assertThat(transfer.undo(target, (Outcome.Changed) changed, new Progress())
                        .orElseThrow())
                .isEqualTo(new Outcome.TakenBack());
        assertThat(onServer("fresh")).isNull();
        assertThat(Objects.requireNonNull(onServer("shop")).name()).isEqualTo("Shop");
    }

    @Test
    void writesNothingOverWhatSomebodyChangedSinceThePreview() {
        save(Source.rest("shop", "Shop"));
        TransferEntry known = plan(source("shop", "Web shop", "Web", Map.of())).getFirst();
        TransferEntry fresh = plan(Source.rest("fresh", "Fresh")).getFirst();
        save(Source.rest("shop", "Somebody's shop"));
        save(Source.rest("fresh", "Somebody's"));
        assertThat(transfer.run(target, known, false, new Progress()).orElseThrow())
                .isEqualTo(new Outcome.Overtaken());
        assertThat(transfer.run(target, fresh, false, new Progress()).orElseThrow())
                .isEqualTo(new Outcome.Overtaken());
        assertThat(Objects.requireNonNull(onServer("shop")).name()).isEqualTo("Somebody's shop");
    }

    @Test
    void takesBackNothingThatSomebodyChangedSince() {
        Outcome created = transfer.run(
                        target, plan(Source.rest("fresh", "Fresh")).getFirst(), false, new Progress())
                .orElseThrow();
        save(Source.rest("fresh", "Somebody's"));
        assertThat(transfer.undo(target, (Outcome.Created) created, new Progress())
                        .orElseThrow())
                .isEqualTo(new Outcome.Overtaken());
        assertThat(onServer("fresh")).isNotNull();
    }

    @Test
    void copiesPasswordsOnlyWhenToldTo() {
        Source mail = source(
                "mail",
                "Mailbox",
                "",
                Map.of("config", Json.read("{\"imap\":{\"host\":\"mail.example\",\"password\":\"open sesame\"}}")));
        TransferEntry entry = plan(mail).getFirst();
        assertThat(entry.secrets()).extracting(Object::toString).containsExactly("/config/imap/password");
        assertThat(transfer.run(target, entry, false, new Progress())).isPresent();
        assertThat(config("mail")).contains("mail.example").doesNotContain("open sesame");

        TransferEntry again = plan(mail).getFirst();
        assertThat(again.kind(false)).isEqualTo(Kind.SAME);
        assertThat(again.kind(true)).isEqualTo(Kind.CHANGED);
        assertThat(again.differences()).isEmpty();
        assertThat(transfer.run(target, again, true, new Progress())).isPresent();
        assertThat(config("mail")).contains("open sesame");
    }

    @Test
    void keepsThePasswordThatTheTargetHas() {
        save(source("mail", "Mailbox", "", Map.of("config", Json.read("{\"host\":\"a\",\"password\":\"theirs\"}"))));
        TransferEntry entry = plan(source(
                        "mail", "Mailbox", "", Map.of("config", Json.read("{\"host\":\"b\",\"password\":\"ours\"}"))))
                .getFirst();
        assertThat(entry.differences())
                .extracting(TransferEntry.Difference::field)
                .containsExactly("config.host");
        assertThat(transfer.run(target, entry, false, new Progress())).isPresent();
        assertThat(config("mail")).contains("\"b\"", "theirs").doesNotContain("ours");
    }

    @Test
    void copiesNoAddressWithAPasswordOutOfAListEither() {
        String hosts = "{\"hosts\":[\"AMQP://me:%s@one\",\"amqp://two\",[\"amqp://a,amqp://me:%s@three\"]]}";
        Source ours = source("mq", "Queue", "", Map.of("config", Json.read(hosts.formatted("ours", "ours"))));
        TransferEntry entry = plan(ours).getFirst();
        assertThat(entry.secrets())
                .extracting(Object::toString)
                .containsExactly("/config/hosts/0", "/config/hosts/2/0");
        assertThat(transfer.run(target, entry, false, new Progress())).isPresent();
        assertThat(config("mq")).contains("[\"amqp://two\",[]]");

        String theirs = hosts.formatted("theirs", "theirs");
        save(source("mq", "Queue", "", Map.of("config", Json.read(theirs))));
        TransferEntry again = plan(ours).getFirst();
        assertThat(again.differences()).isEmpty();
        assertThat(transfer.run(target, again, false, new Progress())).isPresent();
        assertThat(config("mq")).isEqualTo(theirs);
        assertThat(transfer.run(target, plan(ours).getFirst(), true, new Progress()))
                .isPresent();
        assertThat(config("mq")).isEqualTo(hosts.formatted("ours", "ours"));
    }

    @Test
    void aListThatIsAsLongTakesThePlaceOfTheOneWithThePassword() {
        Source theirs =
                source("mq", "Queue", "", Map.of("config", Json.read("{\"hosts\":[\"amqp://me:theirs@one\"]}")));
        Source ours = source("mq", "Queue", "", Map.of("config", Json.read("{\"hosts\":[\"amqp://one\"]}")));
        assertThat(SourceSecrets.withThoseOf(ours, theirs).others().get("config"))
                .hasToString("{\"hosts\":[\"amqp://one\"]}");
    }

    @Test
    void whatOnlyOneVersionWritesIsNoDifference() {
        save(Source.rest("shop", "Shop"));
        Source other = source(
                "shop",
                "Shop",
                "",
                Map.of(
                        "running",
                        Json.read("true"),
                        "returns_profile",
                        Json.read("false"),
                        "new_in_2",
                        Json.read("null")));
        assertThat(SourceTransfer.compare(WantedSource.of(other.withEnabled(true)), Source.rest("shop", "Shop"))
                        .differences())
                .extracting(TransferEntry.Difference::field)
                .containsExactly("tags");
    }

    @Test
    void aStopBreaksOffTheLookAndWritesNothing() throws Exception {
        try (FaultServer silent = FaultServer.playing((_, stage) -> stage.hang());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            TransferEntry entry = plan(Source.rest("fresh", "Fresh")).getFirst();
            Progress stop = new Progress();
            Future<Optional<Outcome>> running = threads.submit(() -> transfer.run(silent.server(), entry, false, stop));
            while (silent.requests().isEmpty()) {
                Thread.onSpinWait();
            }
            stop.stop();
            assertThat(running.get(10, TimeUnit.SECONDS)).isEmpty();
            assertThat(silent.requests()).extracting(FaultServer.Request::path).doesNotContain("/event-source");
        }
    }

    @Test
    void aServerThatIsDownIsAFailureAndNothingIsPlanned() {
        TrackServer down = new TrackServer(
                "down", "Down", URI.create("http://127.0.0.1:9"), Duration.ofSeconds(2), List.of(), null);
        assertThat(transfer.plan(down, List.of(WantedSource.of(Source.rest("a", "A")))))
                .isInstanceOf(Reply.Failed.class);
        TransferEntry entry = plan(Source.rest("a", "A")).getFirst();
        assertThat(transfer.run(down, entry, false, new Progress()).orElseThrow())
                .isInstanceOf(Outcome.NotWritten.class);
    }

    private List<TransferEntry> plan(Source... sources) {
        return transfer.plan(
                                target,
                                List.of(sources).stream().map(WantedSource::of).toList())
                        instanceof Reply.Ok<List<TransferEntry>>(List<TransferEntry> found)
                ? found
                : List.of();
    }

    private void save(Source source) {
        assertThat(catalog.save(target, source, null)).isInstanceOf(SourceCatalog.Saving.Saved.class);
    }

    private @Nullable Source onServer(String id) {
        return catalog.find(target, id) instanceof Reply.Ok<Source>(Source found) ? found : null;
    }

    private String config(String id) {
        return String.valueOf(Objects.requireNonNull(onServer(id)).others().get("config"));
    }

    private static Source source(
            String id, String name, String channel, Map<String, tools.jackson.databind.JsonNode> others) {
        return new Source(
                id, name, List.of("rest"), Bridge.REST, "", channel, true, List.of(), List.of(), false, null, others);
    }
}
