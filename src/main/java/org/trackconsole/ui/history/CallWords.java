package org.trackconsole.ui.history;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.TimeText;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.model.Call;
import org.trackconsole.model.Proof;
import org.trackconsole.model.VisitGroup;
import org.trackconsole.text.Texts;

/** What is known of a call or a visit, in as few words as a row has room for. */
final class CallWords {
    private static final int MOST_TYPES = 8;

    private CallWords() {}

    /** {@code purchase-order, page-view ×3}: each type once, in the order sent. */
    static String events(List<String> types) {
        if (types.isEmpty()) {
            return Texts.text("history.events.none");
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        types.forEach(type -> counts.merge(type, 1, Integer::sum));
        StringJoiner words = new StringJoiner(", ");
        counts.entrySet().stream()
                .limit(MOST_TYPES)
                .forEach(entry -> words.add(type(entry.getKey(), entry.getValue())));
        if (counts.size() > MOST_TYPES) {
            words.add(Texts.text("history.events.others", counts.size() - MOST_TYPES));
        }
        return words.toString();
    }

    /** {@code 401 unknown source}, {@code no answer · unknown host}. */
    static String outcome(Call call) {
        String reason = call.reason();
        String status = Integer.toString(call.status());
        return switch (call.outcome()) {
            case ACCEPTED -> accepted(call, status);
            case REFUSED, UNREADABLE ->
                Texts.text(
                        "history.outcome.withStatus", status, reason == null ? word(call.outcome()) : reason(reason));
            case UNREACHABLE -> reason == null ? word(call.outcome()) : reason(reason);
            case PENDING, CANCELLED, UNKNOWN -> word(call.outcome());
        };
    }

    /** {@code 200 not stored}: what the proof has shown counts more than what the server has answered. */
    static String outcome(Call call, Proof.@Nullable State proof) {
        return tells(call, proof)
                ? Texts.text(
                        "history.outcome.accepted",
                        Integer.toString(call.status()),
                        Texts.text("history.outcome.proof." + proof))
                : outcome(call);
    }

    /** The colour that goes with {@link #outcome(Call, Proof.State)}. */
    static Pill.Tone tone(Call call, Proof.@Nullable State proof) {
        if (proof == null || !tells(call, proof)) {
            return tone(call);
        }
        return switch (proof) {
            case PROVEN -> Pill.Tone.SUCCESS;
            case LOST -> Pill.Tone.DANGER;
            case UNFINISHED, UNREADABLE, STOPPED, NOTHING -> Pill.Tone.WARNING;
        };
    }

    private static boolean tells(Call call, Proof.@Nullable State proof) {
        return call.outcome() == Call.Outcome.ACCEPTED && proof != null && proof != Proof.State.NOTHING;
    }

    /** The colour that goes with {@link #outcome(Call)}. */
    static Pill.Tone tone(Call call) {
        return switch (call.outcome()) {
            case ACCEPTED -> call.eventTypes().isEmpty() ? Pill.Tone.WARNING : Pill.Tone.SUCCESS;
            case PENDING -> Pill.Tone.ACCENT;
            case CANCELLED, UNKNOWN -> Pill.Tone.WARNING;
            case REFUSED, UNREADABLE, UNREACHABLE -> Pill.Tone.DANGER;
        };
    }

    /** The milliseconds, or nothing where nobody knows. */
    static String millis(Call call) {
        return switch (call.outcome()) {
            case PENDING, UNKNOWN -> "";
            default -> Long.toString(call.totalMillis());
        };
    }

    /** Whose visit it is. */
    static String visitor(@Nullable String name) {
        return name == null ? Texts.text("history.visitor.none") : name;
    }

    /** {@code visit 2 · 4 calls · 6 min · Local server}. */
    static String visit(VisitGroup group, boolean filtered, boolean namesServer) {
        StringJoiner words = new StringJoiner(Texts.text("history.join"));
        if (group.visit() > 0) {
            words.add(Texts.text("history.visit", group.visit()));
        }
        words.add(
                filtered && group.matching() < group.calls()
                        ? Texts.text("history.calls.matching", group.matching(), group.calls())
                        : Texts.text("history.calls", group.calls()));
        String span = span(Duration.between(group.firstAt(), group.lastAt()));
        if (!span.isEmpty()) {
            words.add(span);
        }
        if (namesServer) {
            words.add(group.serverName());
        }
        return words.toString();
    }

    /** {@code 12 s}, {@code 6 min}, {@code 2 h}, {@code 3 days}; nothing for less than a second. */
    static String span(Duration time) {
        if (time.toSeconds() < 1) {
            return "";
        }
        if (time.toMinutes() < 1) {
            return Texts.text("history.span.seconds", time.toSeconds());
        }
        if (time.toHours() < 1) {
            return Texts.text("history.span.minutes", time.toMinutes());
        }
        return time.toDays() < 1
                ? Texts.text("history.span.hours", time.toHours())
                : Texts.text("history.span.days", time.toDays());
    }

    /** A call as a screen reader reads it. */
    static String spoken(Call call, Proof.@Nullable State proof, TimeText times) {
        return Texts.text(
                "history.spoken.call",
                times.brief(call.sentAt()),
                events(call.eventTypes()),
                call.sourceId() == null ? Texts.text("history.source.none") : call.sourceId(),
                outcome(call, proof));
    }

    private static String accepted(Call call, String status) {
        if (call.eventTypes().isEmpty()) {
            return Texts.text("history.outcome.accepted", status, Texts.text("history.outcome.nothingStored"));
        }
        if (call.profileReturned() == null || Objects.equals(call.profileSent(), call.profileReturned())) {
            return status;
        }
        String key = call.profileSent() == null ? "history.outcome.profileGiven" : "history.outcome.profileOther";
        return Texts.text("history.outcome.accepted", status, Texts.text(key));
    }

    private static String type(String type, int times) {
        String name = type.isBlank() ? Texts.text("history.events.untyped") : type;
        return times == 1 ? name : Texts.text("history.events.times", name, times);
    }

    private static String word(Call.Outcome outcome) {
        return Texts.text("history.outcome." + outcome);
    }

    private static String reason(String reason) {
        String key = "history.reason." + reason;
        return Texts.has(key)
                ? Texts.text(key)
                : reason.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
