package org.trackconsole.ui.sources;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.trackconsole.fx.TimeText;
import org.trackconsole.fx.control.CopyLink;
import org.trackconsole.service.ArrivalCheck;
import org.trackconsole.service.Explanation;
import org.trackconsole.service.Remedy;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.ExplanationBox;

/** Whether events of a source arrive: a button, the steps with their times, and what to do where it stopped. */
final class ArrivalPane extends DetailSection {
    private final SourceArrival arrival;
    private final Button check = new Button(Texts.text("sources.arrival.check"));
    private final Button stop = new Button(Texts.text("sources.arrival.stop"));
    private final CopyLink copy = new CopyLink(Texts.text("sources.arrival.result"), this::words);
    private final VBox steps = new VBox();
    private final ExplanationBox why;
    private @Nullable SourceEntry shown;
    private TimeText time = TimeText.of(false);

    /** @param remedies does what the button of a failure says */
    ArrivalPane(SourceArrival arrival, Consumer<Remedy> remedies) {
        super(Texts.text("sources.arrival"));
        this.arrival = arrival;
        why = new ExplanationBox(remedies);
        check.setId("check-arrival");
        check.setOnAction(_ -> with(arrival::check));
        stop.setId("stop-arrival");
        stop.setOnAction(_ -> with(arrival::stop));
        copy.setId("copy-arrival");
        for (Button button : List.of(check, stop)) {
            button.getStyleClass().add("compact");
            button.setMinWidth(USE_PREF_SIZE);
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        head(copy, gap, stop, check);
        Label note = sentence("arrival-note", "field-note");
        note.setText(Texts.text("sources.arrival.note", ArrivalCheck.EVENT_TYPE));
        steps.getStyleClass().add("arrival-steps");
        steps.setId("arrival-steps");
        getChildren().addAll(note, steps, why);
    }

    void show(SourceEntry entry, TimeText zone) {
        shown = entry;
        time = zone;
        appear(this, entry.form().saved() != null);
        ArrivalState state = entry.arrivalProperty().get();
        boolean underWay = state instanceof ArrivalState.UnderWay;
        boolean over = state instanceof ArrivalState.Over;
        check.setDisable(underWay || !arrival.canCheck(entry));
        check.setText(Texts.text(over ? "sources.arrival.again" : "sources.arrival.check"));
        appear(stop, underWay);
        appear(copy, over);
        List<Step> wanted = steps(state);
        steps.getChildren().setAll(wanted.stream().map(ArrivalPane::row).toList());
        appear(steps, !wanted.isEmpty());
        why.show(explanation(state));
    }

    private void with(Consumer<SourceEntry> action) {
        if (shown != null) {
            action.accept(shown);
        }
    }

    /** One line: how it stands, and what it is about. */
    private record Step(How how, String words) {}

    private enum How {
        DONE(BootstrapIcons.CHECK_CIRCLE_FILL, "step-done"),
        WAITING(BootstrapIcons.HOURGLASS_SPLIT, "step-waiting"),
        FAILED(BootstrapIcons.X_CIRCLE_FILL, "step-failed"),
        PLAIN(BootstrapIcons.DOT, "step-waiting");

        private final BootstrapIcons icon;
        private final String styleClass;

        How(BootstrapIcons icon, String styleClass) {
            this.icon = icon;
            this.styleClass = styleClass;
        }
    }

    private List<Step> steps(ArrivalState state) {
        return switch (state) {
            case ArrivalState.Never _ -> List.of();
            case ArrivalState.UnderWay(Duration accepted, Duration asked)
            when accepted == null -> List.of(new Step(How.WAITING, Texts.text("sources.arrival.sending")));
            case ArrivalState.UnderWay(Duration accepted, Duration asked) ->
                List.of(
                        accepted(accepted),
                        new Step(
                                How.WAITING,
                                asked == null
                                        ? Texts.text("sources.arrival.waiting", ArrivalCheck.PATIENCE.toSeconds())
                                        : Texts.text("sources.arrival.asksToWait", asked.toSeconds())));
            case ArrivalState.Over(ArrivalCheck.Outcome outcome, Instant at) ->
                switch (outcome) {
                    case ArrivalCheck.Outcome.Arrived arrived -> arrived(arrived, at);
                    case ArrivalCheck.Outcome.Stopped stopped -> stopped(stopped);
                };
        };
    }

    private List<Step> arrived(ArrivalCheck.Outcome.Arrived arrived, Instant at) {
        return List.of(
                accepted(arrived.accepted()),
                new Step(
                        How.DONE,
                        Texts.text("sources.arrival.stored", arrived.stored().toMillis())),
                fact("sources.arrival.event", arrived.text("id", "")),
                fact("sources.arrival.profile", arrived.text("profile", "id")),
                fact("sources.arrival.session", arrived.text("session", "id")),
                new Step(How.PLAIN, Texts.text("sources.arrival.at", time.exact(at), time.zoneName())));
    }

    private static List<Step> stopped(ArrivalCheck.Outcome.Stopped stopped) {
        Step last = new Step(How.FAILED, Texts.text("sources.arrival.step." + stopped.reason()));
        Duration accepted = stopped.accepted();
        return accepted == null ? List.of(last) : List.of(accepted(accepted), last);
    }

    private static Step accepted(Duration took) {
        return new Step(How.DONE, Texts.text("sources.arrival.accepted", took.toMillis()));
    }

    private static Step fact(String key, @Nullable String id) {
        return new Step(How.PLAIN, Texts.text(key, id == null ? Texts.text("sources.arrival.none") : id));
    }

    private static HBox row(Step step) {
        FontIcon icon = new FontIcon(step.how().icon);
        icon.getStyleClass().add(step.how().styleClass);
        Label words = sentence("arrival-step");
        words.setText(step.words());
        HBox row = new HBox(icon, words);
        row.getStyleClass().add("arrival-step");
        return row;
    }

    private static @Nullable Explanation explanation(ArrivalState state) {
        return state instanceof ArrivalState.Over(ArrivalCheck.Outcome.Stopped stopped, var _) ? stopped.why() : null;
    }

    /** The result as text, for a ticket or a mail. */
    private String words() {
        if (shown == null) {
            return "";
        }
        ArrivalState state = shown.arrivalProperty().get();
        String lines = steps(state).stream().map(Step::words).collect(Collectors.joining("\n"));
        Explanation explained = explanation(state);
        String about = Texts.text(
                "sources.arrival.about",
                shown.form().base().name(),
                shown.form().base().id());
        return explained == null
                ? about + "\n" + lines
                : String.join("\n", about, lines, explained.title(), explained.cause(), explained.fix());
    }
}
