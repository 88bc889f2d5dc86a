package org.trackconsole.ui.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trackconsole.fx.FxThread;
import org.trackconsole.json.Json;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Difference;
import org.trackconsole.model.EventProof;
import org.trackconsole.model.EventProof.Fate;
import org.trackconsole.model.LossCause;
import org.trackconsole.model.ProfileProof;
import org.trackconsole.model.Proof;
import org.trackconsole.model.Proof.Kind;
import org.trackconsole.model.Proof.State;
import org.trackconsole.model.Proof.Status;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Timing;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Remedy;

/** Leaves pictures of a proof beside an answer in {@code target/proof}, to be looked at, and checks what they say. */
class ProofPictureTest {
    private static final Path TARGET = Path.of("target/proof");
    private static final String PROFILE = "48d91542-326a-4067-adf1-aab3164cce72";
    private static final TrackServer SHOP = new TrackServer(
            "shop", "Shop", java.net.URI.create("https://shop.example"), Duration.ofSeconds(9), List.of(), null);

    @AfterEach
    void close() {
        FxThread.closeAll();
    }

    @Test
    void drawsAProofThatIsComplete() {
        assertThat(draw("proven", new ProofRun.View(proven(), false)))
                .isEqualTo("Stored in 212\u00a0ms · profile changed in 2 fields");
    }

    @Test
    void drawsOneThatIsUnderWay() {
        Proof waiting = proof(
                State.UNFINISHED,
                List.of(
                        new Proof.Step(Kind.BEFORE, Status.DONE, 41),
                        new Proof.Step(Kind.ACCEPTED, Status.DONE, 12),
                        new Proof.Step(Kind.EVENTS, Status.WAITING, 0),
                        new Proof.Step(Kind.SESSION, Status.WAITING, 0),
                        new Proof.Step(Kind.PROFILE, Status.WAITING, 0)),
                List.of(EventProof.waiting("page-view"), EventProof.waiting("purchase-order")),
                null,
                null);
        assertThat(draw("waiting", new ProofRun.View(waiting, true)))
                .isEqualTo("Waiting until the server shows it, up to 30 s…");
        assertThat(draw("unfinished", new ProofRun.View(waiting, false)))
                .isEqualTo("Not finished: the console closed before everything was seen");
    }

    @Test
    void drawsOneThatFoundAnEventLost() {
        EventProof lost = EventProof.waiting("purchase-order")
                .missing(
                        Fate.NOT_STORED,
                        List.of(
                                new LossCause(LossCause.Kind.WRONG_TYPE, "events[0].properties.price"),
                                new LossCause(LossCause.Kind.STORE, "")));
        Proof proof = proof(
                State.LOST,
                List.of(
                        new Proof.Step(Kind.BEFORE, Status.DONE, 41),
                        new Proof.Step(Kind.ACCEPTED, Status.DONE, 12),
                        new Proof.Step(Kind.EVENTS, Status.MISSING, 30_412),
                        new Proof.Step(Kind.SESSION, Status.DONE, 30_420),
                        new Proof.Step(Kind.PROFILE, Status.UNCHANGED, 30_433)),
                List.of(lost),
                new ProfileProof(PROFILE, PROFILE, ProfileProof.Basis.BOTH, false, List.of(), 0),
                null);
        assertThat(draw("lost", new ProofRun.View(proof, false))).isEqualTo("200, but not stored within 30 s");
    }

    @Test
    void drawsOneWithoutASignIn() {
        Proof proof = proof(
                        State.UNREADABLE,
                        List.of(
                                new Proof.Step(Kind.ACCEPTED, Status.DONE, 12),
                                new Proof.Step(Kind.EVENTS, Status.WAITING, 0),
                                new Proof.Step(Kind.SESSION, Status.WAITING, 0),
                                new Proof.Step(Kind.PROFILE, Status.WAITING, 0)),
                        List.of(EventProof.waiting("page-view")),
                        null,
                        new Proof.Obstacle("The server asks for a sign-in", true))
                .ended(State.UNREADABLE);
        assertThat(draw("signed-out", new ProofRun.View(proof, false)))
                .isEqualTo("Accepted, but nobody could look into the store");
    }

    @Test
    void drawsSeveralEvents() {
        List<EventProof> events = new ArrayList<>(proven().events());
        events.add(stored("purchase-order", "purchase-order", List.of()));
        events.add(stored("Sign Up", "sign-up", List.of(new Difference("type", "\"Sign Up\"", "\"sign-up\"", false))));
        events.add(EventProof.waiting("beacon")
                .missing(
                        Fate.NOT_STORED,
                        List.of(new LossCause(LossCause.Kind.NOT_TO_BE_SAVED, "events[3].options.save"))));
        for (int i = 0; i < 30; i++) {
            events.add(stored("screen-view", "screen-view", List.of()));
        }
        Proof proof = proof(State.LOST, proven().steps(), events, proven().profile(), null);
        assertThat(draw("several", new ProofRun.View(proof, false))).isEqualTo("1 of 34 events not stored");
    }

    private static Proof proven() {
        return proof(
                State.PROVEN,
                List.of(
                        new Proof.Step(Kind.BEFORE, Status.DONE, 41),
                        new Proof.Step(Kind.ACCEPTED, Status.DONE, 12),
                        new Proof.Step(Kind.EVENTS, Status.DONE, 212),
                        new Proof.Step(Kind.SESSION, Status.DONE, 230),
                        new Proof.Step(Kind.PROFILE, Status.DONE, 251)),
                List.of(stored(
                        "Page View",
                        "page-view",
                        List.of(
                                new Difference("type", "\"Page View\"", "\"page-view\"", false),
                                new Difference(
                                        "tags", "[\"mine\"]", "[\"activity:browsing\",\"event:behavioral\"]", false),
                                new Difference("colour", "\"red\"", null, false),
                                new Difference("name", null, "\"Page View\"", true),
                                new Difference("journey.state", null, "\"awareness\"", true)))),
                new ProfileProof(
                        "customer-42",
                        PROFILE,
                        ProfileProof.Basis.BOTH,
                        true,
                        List.of(
                                new Difference("data.pii.firstname", "\"A•••\"", "\"Anna\"", false),
                                new Difference("data.contact.email.main", null, "\"anna@example.com\"", false),
                                new Difference("metadata.time.update", "\"…\"", "\"…\"", true)),
                        0),
                null);
    }

    private static EventProof stored(String type, String storedType, List<Difference> differences) {
        return new EventProof(
                type,
                Fate.STORED,
                "c1602158-21fb-4fcc-a80c-d0dee18070d6",
                storedType,
                212,
                false,
                differences,
                0,
                List.of());
    }

    private static Proof proof(
            State state,
            List<Proof.Step> steps,
            List<EventProof> events,
            @Nullable ProfileProof profile,
            Proof.@Nullable Obstacle obstacle) {
        return new Proof(
                state,
                Instant.parse("2026-11-24T12:00:00Z"),
                "0.8.2",
                steps,
                events,
                profile,
                state == State.PROVEN ? List.of("session-opened", "visit-started") : List.of(),
                state == State.PROVEN ? List.of("device") : List.of(),
                obstacle);
    }

    /** Draws it beside an answer, light and dark, and with large text; answers the verdict. */
    private static String draw(String name, ProofRun.View view) {
        String verdict = "";
        for (boolean dark : new boolean[] {false, true}) {
            FxThread.wear(dark);
            AnswerView answer = answer(view);
            Path picture = TARGET.resolve(name + (dark ? "-dark.png" : "-light.png"));
            FxThread.snapshot(answer, 400, 800, picture);
            assertThat(picture).isNotEmptyFile();
            verdict = FxThread.call(() -> ((Label) Objects.requireNonNull(answer.lookup("#proof-verdict"))).getText());
        }
        FxThread.wear(false);
        AnswerView large = answer(view);
        FxThread.run(() -> large.setStyle("-fx-font-size: 19.5px;"));
        FxThread.snapshot(large, 400, 800, TARGET.resolve(name + "-large.png"));
        return verdict;
    }

    private static AnswerView answer(ProofRun.View view) {
        return FxThread.call(() -> {
            AnswerView answer = new AnswerView(_ -> {}, _ -> {});
            ProofView proof = new ProofView(new NoActions(), () -> "");
            answer.setProof(proof);
            Timing timing = new Timing(Duration.ofMillis(1), Duration.ofMillis(8), Duration.ofMillis(3));
            RawAnswer raw = new RawAnswer(200, List.of(), "{}", 214, false, timing);
            answer.show(new Answered(
                    new Answer.Accepted(raw, PROFILE, "c1602158-21fb-4fcc-a80c-d0dee18070d6", false, List.of()),
                    new TrackPayload(Json.object("{\"profile\":{\"id\":\"" + PROFILE + "\"}}")),
                    SHOP));
            proof.show(view, true);
            answer.showProof(true, ProofView.sign(view));
            return answer;
        });
    }

    private static final class NoActions implements ProofView.Actions {
        @Override
        public void prove() {}

        @Override
        public void stop() {}

        @Override
        public void remedy(Remedy remedy) {}

        @Override
        public void showProfile(String id) {}
    }
}
