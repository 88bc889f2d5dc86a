package org.trackconsole.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.json.Json;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.Difference;
import org.trackconsole.model.EventProof.Fate;
import org.trackconsole.model.LossCause;
import org.trackconsole.model.ProfileProof;
import org.trackconsole.model.Proof;
import org.trackconsole.model.Proof.Kind;
import org.trackconsole.model.Proof.State;
import org.trackconsole.model.Proof.Status;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import org.trackconsole.server.ServerStartException;
import org.trackconsole.store.CallStore;
import org.trackconsole.store.Database;
import org.trackconsole.store.ProofStore;

/** Against the real local server; what a server does that loses or delays events is in the test of slow stores. */
class SendProofTest {
    @TempDir
    private Path folder;

    private PeopleServer people;
    private Database database;
    private Proofs proofs;
    private SendEvents sending;
    private final List<Proof> told = new ArrayList<>();

    @BeforeEach
    void start() throws ServerStartException {
        people = new PeopleServer(folder.resolve("server"));
        database = Database.open(folder.resolve("console"));
        proofs = proofs(PeopleServer.ADMIN);
        sending = new SendEvents(
                new CallStore(database), people.client::track, people.client::trackHeaders, InstantSource.system());
    }

    @AfterEach
    void stop() {
        database.close();
        people.close();
    }

    @Test
    void aNewPersonIsProvenStepByStep() {
        Proof proof = proven("""
                {"source": {"id": "shop"}, "session": {"id": "s-1"}, "events": [
                  {"type": "page-view", "properties": {"category": "shoes", "price": 49.90}}]}""");

        assertThat(proof.state()).isEqualTo(State.PROVEN);
        assertThat(proof.steps()).extracting(Proof.Step::kind).containsExactly(Kind.values());
        assertThat(proof.steps()).extracting(Proof.Step::status).containsOnly(Status.DONE);
        assertThat(proof.version()).isEqualTo("0.8.2");
        assertThat(proof.systemEvents()).contains("profile-created", "session-opened", "visit-started");
        assertThat(proof.profile()).extracting(ProfileProof::basis).isEqualTo(ProfileProof.Basis.NEW);
        assertThat(told.getFirst().state()).isEqualTo(State.UNFINISHED);
        assertThat(told.getFirst().step(Kind.EVENTS)).hasValue(new Proof.Step(Kind.EVENTS, Status.WAITING, 0));
    }

    @Test
    void theProfileBeforeAndAfterDiffersInTheFieldsThatWereSent() {
        String id = people.person("s-1", "Ann", "ann@example.com");
        Proof proof = proven("""
                {"source": {"id": "shop"}, "session": {"id": "s-2"}, "profile": {"id": "%s"}, "events": [
                  {"type": "profile-update", "properties": {"pii": {"firstname": "Anna"}}}]}""".formatted(id));

        ProfileProof profile = Objects.requireNonNull(proof.profile());
        assertThat(profile.basis()).isEqualTo(ProfileProof.Basis.BOTH);
        assertThat(profile.changes())
                .filteredOn(change -> !change.system())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.path()).isEqualTo("data.pii.firstname");
                    // What the payload says stands beside it anyway; who it was before does not.
                    assertThat(change.before()).isEqualTo("\"A•••\"");
                    assertThat(change.after()).isEqualTo("\"Anna\"");
                });
        assertThat(ProofWords.verdict(proof, false)).contains("profile changed in 1 field");
    }

    @Test
    void anEventThatChangesNothingLeavesTheProfileUnchanged() {
        String id = people.person("s-1", "Ann", "ann@example.com");
        Proof proof = proven("""
                {"source": {"id": "shop"}, "session": {"id": "s-1"}, "profile": {"id": "%s"}, "events": [
                  {"type": "purchase-order", "properties": {"product": "Nike shoes"}}]}""".formatted(id));

        assertThat(proof.step(Kind.PROFILE)).map(Proof.Step::status).hasValue(Status.UNCHANGED);
        assertThat(ProofWords.verdict(proof, false)).endsWith("profile unchanged");
    }

    @Test
    void whatTheServerMadeOfAnEventIsSaidFieldByField() {
        Proof proof = proven("""
                {"source": {"id": "shop"}, "session": {"id": "s-1"}, "device": "x", "options": {"saveEvent": true},
                 "events": [{"type": "Page View", "tags": ["mine"], "colour": "red",
                   "time": {"insert": "2026-01-02T03:04:05Z"}, "properties": {"id": "p1", "price": 10.50}}]}""");

        assertThat(proof.state()).isEqualTo(State.PROVEN);
        assertThat(proof.events()).singleElement().satisfies(event -> {
            assertThat(event.renamed()).isTrue();
            assertThat(event.storedType()).isEqualTo("page-view");
            List<Difference> shown = event.differences().stream()
                    .filter(difference -> !difference.system())
                    .toList();
            assertThat(shown).extracting(Difference::path).containsExactlyInAnyOrder("type", "tags", "colour");
            assertThat(shown)
                    .contains(
                            new Difference("tags", "[\"mine\"]", "[\"activity:browsing\",\"event:behavioral\"]", false))
                    .contains(new Difference("colour", "\"red\"", null, false));
            assertThat(event.differences())
                    .filteredOn(Difference::system)
                    .extracting(Difference::path)
                    .contains("name", "source.id")
                    .noneMatch(path -> path.startsWith("request"));
        });
        assertThat(proof.ignored()).containsExactly("device", "options.saveEvent");
    }

    @Test
    void likeEventsOfOneCallAreToldApart() {
        proven(two("s-1"));
        Proof again = proven(two("s-1"));

        assertThat(again.state()).isEqualTo(State.PROVEN);
        assertThat(again.events()).extracting(event -> event.storedId()).doesNotHaveDuplicates();
        assertThat(again.events().get(1).differences()).noneMatch(difference -> !difference.system());
    }

    @Test
    void anEventThatAsksNotToBeSavedIsNotFoundInItsPredecessor() {
        proven("""
                {"source": {"id": "shop"}, "session": {"id": "s-1"}, "events": [{"type": "a"}]}""");
        Proof proof = proven("""
                {"source": {"id": "shop"}, "session": {"id": "s-1"}, "events": [
                  {"type": "a", "options": {"save": false}}, {"type": "b"}]}""");

        assertThat(proof.state()).isEqualTo(State.LOST);
        assertThat(proof.events()).extracting(event -> event.fate()).containsExactly(Fate.NOT_STORED, Fate.STORED);
        assertThat(proof.events().getFirst().causes())
                .containsExactly(new LossCause(LossCause.Kind.NOT_TO_BE_SAVED, "events[0].options.save"));
        assertThat(ProofWords.verdict(proof, false)).isEqualTo("1 of 2 events not stored");
    }

    @Test
    void twoEventsOfOneIdAreOneEvent() {
        Proof proof = proven("""
                {"source": {"id": "shop"}, "session": {"id": "s-1"}, "events": [
                  {"id": "e-1", "type": "a"}, {"id": "e-1", "type": "b"}]}""");

        assertThat(proof.events()).extracting(event -> event.fate()).containsExactly(Fate.NOT_STORED, Fate.STORED);
        assertThat(proof.events().getFirst().causes())
                .extracting(LossCause::kind)
                .containsExactly(LossCause.Kind.SAME_ID);
    }

    @Test
    void anIdThatWasThereBeforeIsSaidToBeOverwritten() {
        String payload = """
                {"source": {"id": "shop"}, "session": {"id": "%s"}, "events": [{"id": "e-1", "type": "a"}]}""";
        assertThat(proven(payload.formatted("s-1")).events().getFirst().overwrote())
                .isFalse();
        assertThat(proven(payload.formatted("s-2")).events().getFirst().overwrote())
                .isTrue();
    }

    @Test
    void theSessionOfSomebodyElseDecidesWhoseProfileItIs() {
        String ann = people.person("s-1", "Ann", "ann@example.com");
        String bob = people.person("s-2", "Bob", "bob@example.com");
        Proof proof = proven("""
                {"source": {"id": "shop"}, "session": {"id": "s-1"}, "profile": {"id": "%s"}, "events": [
                  {"type": "profile-update", "properties": {"pii": {"lastname": "Miller"}}}]}""".formatted(bob));

        ProfileProof profile = Objects.requireNonNull(proof.profile());
        assertThat(profile.id()).isEqualTo(ann);
        assertThat(profile.basis()).isEqualTo(ProfileProof.Basis.BOTH);
        assertThat(profile.changes())
                .filteredOn(change -> !change.system())
                .containsExactly(new Difference("data.pii.lastname", "\"S•••\"", "\"Miller\"", false));
        assertThat(ProofWords.replaced(profile, id -> id)).contains(bob, ann);
    }

    @Test
    void aProfileThatWasNotReadBeforeSaysByItsLogWhatHasChanged() {
        people.person("s-1", "Ann", "ann@example.com");
        String text = """
                {"source": {"id": "shop"}, "session": {"id": "s-1"}, "events": [
                  {"type": "profile-update", "properties": {"pii": {"lastname": "Miller"}}}]}""";
        Baseline read = proofs.before(people.server, payload(text));
        Baseline without = new Baseline(true, null, read.session(), read.events(), read.took());
        ProfileProof profile =
                Objects.requireNonNull(prove(text, send(text), without).proof().profile());
        assertThat(profile.basis()).isEqualTo(ProfileProof.Basis.LOG);
        assertThat(profile.changes()).containsExactly(new Difference("data.pii.lastname", null, "\"Miller\"", false));
    }

    @Test
    void aCallCanBeProvenLongAfterIt() {
        Sent sent = send("""
                {"source": {"id": "shop"}, "session": {"id": "s-1"}, "events": [{"type": "page-view"}]}""");
        Proof later = new SendProof(
                        people.client,
                        _ -> PeopleServer.ADMIN,
                        () -> Instant.now().plusSeconds(3600))
                .prove(
                        people.server,
                        payload("""
                                {"source": {"id": "shop"}, "session": {"id": "s-1"},
                                 "events": [{"type": "page-view"}]}"""),
                        sent.call(),
                        (Answer.Accepted) sent.answer(),
                        Baseline.NONE,
                        new CancelSignal(),
                        _ -> {});

        assertThat(later.state()).isEqualTo(State.PROVEN);
        assertThat(later.step(Kind.EVENTS)).map(Proof.Step::millis).hasValue(Proof.Step.UNMEASURED);
        assertThat(ProofWords.verdict(later, false)).startsWith("The event is in the store");
    }

    @Test
    void withoutASignInItSaysWhatCannotBeKnown() {
        proofs = proofs(null);
        Proof proof = proven("""
                {"source": {"id": "shop"}, "session": {"id": "s-1"}, "events": [{"type": "page-view"}]}""");

        assertThat(proof.state()).isEqualTo(State.UNREADABLE);
        assertThat(proof.step(Kind.ACCEPTED)).map(Proof.Step::status).hasValue(Status.DONE);
        assertThat(proof.step(Kind.EVENTS)).map(Proof.Step::status).hasValue(Status.UNKNOWN);
        Explanation why = Objects.requireNonNull(ProofWords.explanation(proof));
        assertThat(why.remedy()).isEqualTo(Remedy.SIGN_IN);
    }

    @Test
    void aPayloadWithoutEventsProvesNothing() {
        Proof proof = proven("{\"source\": {\"id\": \"shop\"}, \"events\": []}");
        assertThat(proof.state()).isEqualTo(State.NOTHING);
    }

    @Test
    void aProofIsKeptWithItsCall() {
        Sent sent = send(two("s-1"));
        Proof proof = prove(two("s-1"), sent, Baseline.NONE).proof();
        assertThat(proofs.of(sent.call().id())).isEqualTo(millis(proof));
        assertThat(proofs.of("no such call")).isNull();
    }

    @Test
    void aThousandEventsAreProvenEachOfThem() {
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            events.append(i == 0 ? "" : ",")
                    .append("{\"type\":\"page-view\",\"properties\":{\"id\":\"")
                    .append(i)
                    .append("\"}}");
        }
        Proof proof = proven("{\"source\":{\"id\":\"shop\"},\"session\":{\"id\":\"s-1\"},\"events\":[" + events + "]}");
        assertThat(proof.state()).isEqualTo(State.PROVEN);
        assertThat(proof.events())
                .allSatisfy(event -> assertThat(event.differences()).noneMatch(difference -> !difference.system()));
    }

    @Test
    void theLocalServerIsProvenAlwaysAndOthersWhereSomebodySaysSo() {
        TrackServer other = new TrackServer("x", "X", people.server.url(), Duration.ofSeconds(1), List.of(), null);
        assertThat(proofs.always(people.server)).isTrue();
        assertThat(proofs.always(other)).isFalse();
        proofs.setAlways(other, true);
        proofs.setAlways(people.server, false);
        assertThat(proofs.always(people.server)).isFalse();
        assertThat(proofs.always(other)).isTrue();
    }

    private Proofs proofs(@Nullable Credentials who) {
        TrackingClient client = people.client;
        return new Proofs(
                new SendProof(client, _ -> who, new FastPace(), InstantSource.system()), new ProofStore(database));
    }

    private static String two(String session) {
        return """
                {"source": {"id": "shop"}, "session": {"id": "%s"}, "events": [
                  {"type": "page-view", "properties": {"id": "1"}},
                  {"type": "page-view", "properties": {"id": "2"}}]}""".formatted(session);
    }

    private Proof proven(String text) {
        Baseline baseline = proofs.before(people.server, payload(text));
        return prove(text, send(text), baseline).proof();
    }

    private Sent send(String text) {
        Sent sent = sending.send(people.server, null, text, new CancelSignal());
        assertThat(sent.answer()).isInstanceOf(Answer.Accepted.class);
        return sent;
    }

    private Proven prove(String text, Sent sent, Baseline baseline) {
        Call call = sent.call();
        return proofs.prove(
                people.server,
                payload(text),
                call,
                (Answer.Accepted) sent.answer(),
                baseline,
                new CancelSignal(),
                told::add);
    }

    private static TrackPayload payload(String text) {
        return new TrackPayload(Json.object(text));
    }

    /** The file keeps milliseconds. */
    private static Proof millis(Proof proof) {
        return new Proof(
                proof.state(),
                Instant.ofEpochMilli(proof.begunAt().toEpochMilli()),
                proof.version(),
                proof.steps(),
                proof.events(),
                proof.profile(),
                proof.systemEvents(),
                proof.ignored(),
                proof.obstacle());
    }
}
