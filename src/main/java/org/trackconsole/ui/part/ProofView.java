package org.trackconsole.ui.part;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.trackconsole.fx.control.CopyLink;
import org.trackconsole.fx.control.EmptyState;
import org.trackconsole.fx.control.IdLabel;
import org.trackconsole.model.EventProof;
import org.trackconsole.model.ProfileProof;
import org.trackconsole.model.Proof;
import org.trackconsole.service.ProofWords;
import org.trackconsole.service.Remedy;
import org.trackconsole.text.Texts;

/** A proof: one line that says all, the steps with their times, then event by event and the profile, field by field. */
public final class ProofView extends BorderPane {
    /** Events that are shown at once; of a call with very many, more come on request. */
    private static final int PAGE = 20;

    private final Actions actions;
    private final Supplier<String> about;
    private final Label verdict = new Label();
    private final Button stop = button("proof.stop", "proof-stop");
    private final Button again = button("proof.again", "proof-again");
    private final CopyLink copy;
    private final HBox strip;
    private final ExplanationBox why;
    private final VBox steps = new VBox();
    private final VBox details = new VBox();
    private final ScrollPane scroll;
    private ProofRun.View shown = ProofRun.View.NONE;

    /** What the buttons do. */
    public interface Actions {
        /** Begins to prove, for the first time or again. */
        void prove();

        /** Ends the proof that is under way. */
        void stop();

        /** Does what the button of an explanation says. */
        void remedy(Remedy remedy);

        /** Shows the profile. */
        void showProfile(String id);
    }

    /** @param about says what a copied proof is about */
    public ProofView(Actions actions, Supplier<String> about) {
        this.actions = actions;
        this.about = about;
        getStylesheets().add(PartStyles.ADDRESS);
        getStyleClass().add("proof-view");
        verdict.setId("proof-verdict");
        verdict.getStyleClass().add("strong");
        verdict.setWrapText(true);
        verdict.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(verdict, Priority.ALWAYS);
        verdict.setMaxWidth(Double.MAX_VALUE);
        stop.setOnAction(_ -> actions.stop());
        again.setOnAction(_ -> actions.prove());
        copy = new CopyLink(Texts.text("proof.result"), this::words);
        copy.setId("proof-copy");
        strip = new HBox(verdict, copy, stop, again);
        strip.getStyleClass().add("proof-strip");
        strip.setMinHeight(USE_PREF_SIZE);
        why = new ExplanationBox(actions::remedy);
        why.setId("proof-why");
        steps.setId("proof-steps");
        steps.getStyleClass().add("proof-steps");
        details.getStyleClass().add("proof-details");
        VBox all = new VBox(why, steps, details);
        all.getStyleClass().add("proof-content");
        scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    }

    /**
     * Shows a proof, or that there is none.
     *
     * @param possible whether the call can be proven: the server took it, and it had events
     */
    public void show(ProofRun.View view, boolean possible) {
        shown = view;
        Proof proof = view.proof();
        if (proof == null && !view.running()) {
            setTop(null);
            setCenter(possible ? notYet() : never());
            return;
        }
        setTop(strip);
        setCenter(scroll);
        FactRow.show(stop, view.running());
        FactRow.show(copy, proof != null && !view.running());
        FactRow.show(again, possible && !view.running());
        why.show(proof == null || view.running() ? null : ProofWords.explanation(proof));
        boolean lost = proof != null && proof.state() == Proof.State.LOST;
        why.getStyleClass().removeAll("banner-danger", "banner-warning");
        why.getStyleClass().add(lost ? "banner-danger" : "banner-warning");
        if (proof == null) {
            verdict.setText(Texts.text("proof.verdict.waiting"));
            verdict.setGraphic(ProofIcon.WAITING.node());
            steps.getChildren().clear();
            details.getChildren().clear();
            return;
        }
        verdict.setText(ProofWords.verdict(proof, view.running()));
        verdict.setGraphic(ProofIcon.of(proof, view.running()).node());
        again.setText(Texts.text(proof.state() == Proof.State.UNFINISHED ? "proof.again.unfinished" : "proof.again"));
        steps.getChildren()
                .setAll(proof.steps().stream().map(step -> step(proof, step)).toList());
        details.getChildren().clear();
        if (!view.running()) {
            showDetails(proof);
        }
    }

    private void showDetails(Proof proof) {
        List<EventProof> events = new ArrayList<>(proof.events());
        // What is not there comes first.
        events.sort(Comparator.comparing(event -> event.fate() == EventProof.Fate.STORED));
        ProfileProof profile = proof.profile();
        if (profile != null) {
            details.getChildren().add(profile(profile));
        }
        VBox rows = new VBox();
        rows.setId("proof-events");
        details.getChildren().addAll(heading(Texts.text("proof.events", events.size())), rows);
        page(rows, events, 0);
        note("proof.system", proof.systemEvents());
        note("proof.ignored", proof.ignored());
        if (proof.version() != null) {
            note("proof.version", List.of(proof.version()));
        }
    }

    private static void page(VBox rows, List<EventProof> events, int from) {
        int to = Math.min(from + PAGE, events.size());
        events.subList(from, to).forEach(event -> rows.getChildren().add(event(event)));
        if (to < events.size()) {
            Button more = button("proof.events.more", "proof-more-events");
            more.setText(Texts.text("proof.events.more", events.size() - to));
            more.setOnAction(_ -> {
                rows.getChildren().remove(more);
                page(rows, events, to);
            });
            rows.getChildren().add(more);
        }
    }

    private static Node step(Proof proof, Proof.Step step) {
        Label words = new Label(ProofWords.step(proof, step));
        words.setGraphic(ProofIcon.of(step.status()).node());
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        Label time = new Label(ProofWords.time(step));
        time.getStyleClass().addAll("muted", "proof-time");
        time.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(words, time);
        row.getStyleClass().add("proof-step");
        return row;
    }

    private static Node event(EventProof event) {
        Label type = new Label(event.sentType().isBlank() ? Texts.text("proof.event.untyped") : event.sentType());
        type.getStyleClass().add("strong");
        type.setGraphic(ProofIcon.of(event.fate()).node());
        Label fate = new Label(ProofWords.event(event));
        fate.getStyleClass().add("muted");
        fate.setWrapText(true);
        FlowPane head = new FlowPane(type, fate);
        if (event.storedId() != null) {
            IdLabel id = new IdLabel();
            id.setWhat(Texts.text("proof.event.id"));
            id.valueProperty().set(event.storedId());
            head.getChildren().add(id);
        }
        head.getStyleClass().add("proof-head");
        VBox box = new VBox(head, new DifferenceList(event.differences(), event.leftOut(), "proof.event.added"));
        box.getStyleClass().add("proof-event");
        return box;
    }

    private Node profile(ProfileProof profile) {
        Label basis = new Label(Texts.text("proof.basis." + profile.basis()));
        basis.getStyleClass().add("muted");
        basis.setWrapText(true);
        Button open = button("proof.profile.open", "proof-profile");
        open.setOnAction(_ -> actions.showProfile(profile.id()));
        HBox head = new HBox(heading(Texts.text("proof.profile")), basis);
        HBox.setHgrow(basis, Priority.ALWAYS);
        basis.setMaxWidth(Double.MAX_VALUE);
        head.getChildren().add(open);
        head.getStyleClass().add("proof-profile-head");
        VBox box = new VBox(head);
        String replaced = ProofWords.replaced(profile, IdLabel::shorten);
        if (replaced != null) {
            box.getChildren().add(sentence(replaced));
        }
        if (profile.changed() == 0) {
            box.getChildren()
                    .add(sentence(Texts.text(
                            profile.basis() == ProfileProof.Basis.LOG
                                    ? "proof.profile.same.log"
                                    : "proof.profile.same")));
        }
        box.getChildren().add(new DifferenceList(profile.changes(), profile.leftOut(), "proof.profile.bookkeeping"));
        box.getStyleClass().add("proof-event");
        box.setId("proof-profile-changes");
        return box;
    }

    private void note(String key, List<String> parts) {
        if (!parts.isEmpty()) {
            details.getChildren().add(sentence(Texts.text(key, String.join(", ", parts))));
        }
    }

    private EmptyState notYet() {
        Button prove = button("proof.now", "prove-now");
        prove.setOnAction(_ -> actions.prove());
        return new EmptyState(
                BootstrapIcons.SHIELD_CHECK, Texts.text("proof.none.title"), Texts.text("proof.none.text"), prove);
    }

    private static EmptyState never() {
        return new EmptyState(
                BootstrapIcons.SHIELD_SLASH, Texts.text("proof.never.title"), Texts.text("proof.never.text"));
    }

    private String words() {
        Proof proof = shown.proof();
        return proof == null ? "" : ProofWords.text(proof, about.get());
    }

    private static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("strong", "proof-heading");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Label sentence(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("field-note", "proof-note");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Button button(String key, String id) {
        Button button = new Button(Texts.text(key, 0));
        button.setId(id);
        button.getStyleClass().add("compact");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    /** What a screen's tab says beside the word Proof: a sign, or nothing where there is no proof. */
    public static @Nullable Node sign(ProofRun.View view) {
        Proof proof = view.proof();
        return proof == null
                ? (view.running() ? ProofIcon.WAITING.node() : null)
                : ProofIcon.of(proof, view.running()).node();
    }
}
