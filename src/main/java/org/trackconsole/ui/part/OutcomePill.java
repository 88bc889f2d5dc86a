package org.trackconsole.ui.part;

import org.trackconsole.fx.control.Pill;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.text.Texts;

/** The outcome of a call as a pill: {@code 200 Accepted}, {@code 401 Refused}, {@code No answer}. */
public final class OutcomePill {
    private OutcomePill() {}

    /** Shows an answer's outcome. */
    public static void show(Pill pill, Answer answer) {
        RawAnswer raw = answer.raw();
        int status = raw == null ? 0 : raw.status();
        show(
                pill,
                switch (answer) {
                    case Answer.Accepted _ -> Call.Outcome.ACCEPTED;
                    case Answer.Refused _ -> Call.Outcome.REFUSED;
                    case Answer.Unreadable _ -> Call.Outcome.UNREADABLE;
                    case Answer.Unreachable _ -> Call.Outcome.UNREACHABLE;
                    case Answer.Cancelled _ -> Call.Outcome.CANCELLED;
                },
                status);
    }

    /** Shows an outcome and the HTTP status that came with it, 0 for none. */
    public static void show(Pill pill, Call.Outcome outcome, int status) {
        String word = Texts.text("part.outcome." + outcome);
        pill.show(status == 0 ? word : Texts.text("part.outcome", Integer.toString(status), word), tone(outcome));
    }

    private static Pill.Tone tone(Call.Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> Pill.Tone.SUCCESS;
            case PENDING -> Pill.Tone.ACCENT;
            case CANCELLED, UNKNOWN -> Pill.Tone.WARNING;
            case REFUSED, UNREADABLE, UNREACHABLE -> Pill.Tone.DANGER;
        };
    }
}
