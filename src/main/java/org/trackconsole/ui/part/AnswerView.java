package org.trackconsole.ui.part;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.control.ByteText;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.model.Answer;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Timing;
import org.trackconsole.service.Explanation;
import org.trackconsole.service.Explanations;
import org.trackconsole.service.ProfileChange;
import org.trackconsole.service.Remedy;
import org.trackconsole.text.Texts;

/** An answer: outcome, time, ids, what happened to the profile id, a failure in plain language, and the raw answer. */
public final class AnswerView extends BorderPane {
    private final Pill outcome = new Pill();
    private final Label facts = new Label();
    private final PhaseBar phases = new PhaseBar();
    private final Label phaseWords = new Label();
    private final ExplanationBox explanation;
    private final Pill profileRemark = new Pill();
    private final Label changeText = new Label();
    private final ProfileLink link;
    private final IdRow profile;
    private final IdRow session = new IdRow(Texts.text("part.session"), Texts.text("part.id.none"));
    private final Label warnings = new Label();
    private final VBox timing = new VBox(phases, phaseWords);
    private final VBox ids = new VBox();
    private final BodyView body = new BodyView(Texts.text("part.body"));
    private @Nullable ToggleButton proofTab;
    private boolean prefersProof = true;

    /**
     * @param remedies does what the button of a failure says
     * @param lookUp is given the id of the answered profile when it is to be shown
     */
    public AnswerView(Consumer<Remedy> remedies, Consumer<String> lookUp) {
        link = new ProfileLink(lookUp);
        link.setId("answer-profile-show");
        profile = new IdRow(Texts.text("part.profile"), Texts.text("part.id.none"), link, profileRemark);
        ids.getChildren().addAll(profile, changeText, session);
        explanation = new ExplanationBox(remedies);
        getStyleClass().add("answer-view");
        getStylesheets().add(PartStyles.ADDRESS);
        facts.getStyleClass().add("muted");
        facts.setMinWidth(USE_PREF_SIZE);
        phaseWords.getStyleClass().addAll("muted", "small");
        timing.getStyleClass().addAll("section", "answer-timing");
        changeText.setWrapText(true);
        changeText.setMinHeight(USE_PREF_SIZE);
        changeText.getStyleClass().addAll("field-note", "change-text");
        ids.getStyleClass().add("answer-ids");
        warnings.setWrapText(true);
        warnings.getStyleClass().addAll("banner", "banner-warning");
        Label title = new Label(Texts.text("part.answer"));
        title.getStyleClass().add("strong");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(title, outcome, gap, facts);
        bar.getStyleClass().add("section-bar");
        VBox failure = new VBox(explanation, warnings);
        failure.getStyleClass().add("answer-failure");
        setTop(new VBox(bar, timing, failure, ids));
        setCenter(body);
    }

    /** Gives the proof a side beside the body. */
    public void setProof(ProofView proof) {
        ToggleButton tab = body.lead("proof.title", proof);
        tab.setId("proof-tab");
        proofTab = tab;
        show(tab, false);
    }

    /**
     * Shows the side of the proof, or takes it away where there is nothing to prove. It comes to the front with the first
     * sign of a proof, unless somebody preferred another side the last time.
     *
     * @param sign how it stands; null where there is no proof yet
     */
    public void showProof(boolean there, @Nullable Node sign) {
        ToggleButton tab = proofTab;
        if (tab == null) {
            return;
        }
        boolean hadSign = tab.getGraphic() != null;
        if (!there && tab.isVisible()) {
            prefersProof = hadSign ? tab.isSelected() : prefersProof;
            body.showText();
        }
        tab.setGraphic(there ? sign : null);
        show(tab, there);
        if (there && sign != null && !hadSign && prefersProof) {
            tab.setSelected(true);
        }
    }

    /** Shows what became of a payload. */
    public void show(Answered answered) {
        Answer answer = answered.answer();
        OutcomePill.show(outcome, answer);
        outcome.setId("answer-outcome");
        RawAnswer raw = answer.raw();
        showTime(timing(answer), raw);
        explanation.show(explain(answered));
        switch (answer) {
            case Answer.Accepted accepted -> showAccepted(accepted, answered);
            case Answer.Failure _ -> {
                show(ids, false);
                show(warnings, false);
            }
        }
        show(body, raw != null);
        if (raw != null) {
            String size = ByteText.of(raw.size());
            // The size stands in the bar above, and one more tab needs its room.
            String remark = proofTab == null ? size : "";
            body.show(raw.body(), raw.headers(), raw.truncated() ? Texts.text("part.body.truncated", size) : remark);
        }
    }

    private void showTime(Timing time, @Nullable RawAnswer raw) {
        long millis = time.total().toMillis();
        facts.setText(
                raw == null
                        ? Texts.text("part.time", millis)
                        : Texts.text("part.timeAndSize", millis, ByteText.of(raw.size())));
        phases.show(time);
        phaseWords.setText(PhaseBar.words(time));
    }

    private void showAccepted(Answer.Accepted accepted, Answered answered) {
        show(ids, true);
        profile.show(accepted.profileId());
        link.show(accepted.profileId());
        session.show(accepted.sessionId());
        List<String> said = new ArrayList<>(accepted.warnings());
        warnings.setText(String.join("\n", said));
        show(warnings, !said.isEmpty());
        if (answered.payload() == null) {
            show(profileRemark, false);
            show(changeText, false);
            return;
        }
        ProfileChange change = ProfileChange.of(answered.payload(), accepted);
        show(profileRemark, true);
        profileRemark.show(change.title(), tone(change.kind()));
        changeText.setText(ChangeWords.of(change));
        show(changeText, change.kind() == ProfileChange.Kind.REPLACED || change.kind() == ProfileChange.Kind.NONE);
    }

    private static Pill.Tone tone(ProfileChange.Kind kind) {
        return switch (kind) {
            case SAME -> Pill.Tone.NEUTRAL;
            case GIVEN -> Pill.Tone.ACCENT;
            case REPLACED, NONE -> Pill.Tone.WARNING;
        };
    }

    private static @Nullable Explanation explain(Answered answered) {
        return switch (answered.answer()) {
            case Answer.Accepted accepted ->
                accepted.nothingStored() ? Explanations.nothingStored(answered.server()) : null;
            case Answer.Failure failure -> Explanations.of(failure, answered.server());
        };
    }

    private static Timing timing(Answer answer) {
        RawAnswer raw = answer.raw();
        return switch (answer) {
            case Answer.Unreachable gone -> gone.timing();
            case Answer.Cancelled stopped -> stopped.timing();
            default -> raw == null ? Timing.NONE : raw.timing();
        };
    }

    private static void show(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
