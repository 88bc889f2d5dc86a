package org.trackconsole.service;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Difference;
import org.trackconsole.model.EventProof;
import org.trackconsole.model.EventProof.Fate;
import org.trackconsole.model.LossCause;
import org.trackconsole.model.ProfileProof;
import org.trackconsole.model.Proof;
import org.trackconsole.model.Proof.Kind;
import org.trackconsole.model.Proof.Status;
import org.trackconsole.model.Proof.Step;
import org.trackconsole.text.Texts;

/** A proof in plain language. */
public final class ProofWords {
    private ProofWords() {}

    /**
     * All of it in one line: {@code Stored in 212 ms · profile changed in 3 fields}.
     *
     * @param running whether it is under way; an unfinished one that is not has ended with the program
     */
    public static String verdict(Proof proof, boolean running) {
        return switch (proof.state()) {
            case UNFINISHED -> running ? waiting(proof.obstacle()) : Texts.text("proof.verdict.unfinished");
            case STOPPED -> Texts.text("proof.verdict.stopped");
            case UNREADABLE -> Texts.text("proof.verdict.unreadable");
            case NOTHING -> Texts.text("proof.verdict.nothing");
            case PROVEN -> joined(stored(proof), ofProfile(proof));
            case LOST -> lost(proof);
        };
    }

    private static String waiting(Proof.@Nullable Obstacle obstacle) {
        return obstacle == null ? Texts.text("proof.verdict.waiting") : obstacle.says();
    }

    private static String stored(Proof proof) {
        long millis = proof.step(Kind.EVENTS).map(Step::millis).orElse(Step.UNMEASURED);
        int events = proof.events().size();
        if (millis == Step.UNMEASURED) {
            return Texts.text("proof.verdict.stored.later", events);
        }
        return events == 1
                ? Texts.text("proof.verdict.stored.one", millis)
                : Texts.text("proof.verdict.stored", events, millis);
    }

    private static String lost(Proof proof) {
        long lost = proof.count(Fate.NOT_STORED);
        if (lost == 0) {
            boolean session = isMissing(proof, Kind.SESSION);
            return joined(stored(proof), Texts.text(session ? "proof.verdict.noSession" : "proof.verdict.profileGone"));
        }
        long millis = proof.step(Kind.EVENTS).map(Step::millis).orElse(Step.UNMEASURED);
        String within = millis == Step.UNMEASURED ? "" : seconds(millis);
        int events = proof.events().size();
        if (within.isEmpty()) {
            return Texts.text("proof.verdict.lost.later", lost, events);
        }
        return lost == events
                ? Texts.text("proof.verdict.lost.all", within)
                : Texts.text("proof.verdict.lost", lost, events);
    }

    private static @Nullable String ofProfile(Proof proof) {
        ProfileProof profile = proof.profile();
        if (profile == null) {
            return proof.step(Kind.PROFILE)
                    .filter(step -> step.status() == Status.NONE)
                    .map(_ -> Texts.text("proof.verdict.noProfile"))
                    .orElse(null);
        }
        if (profile.basis() == ProfileProof.Basis.NEW) {
            return Texts.text("proof.verdict.profileNew");
        }
        return profile.changed() == 0
                ? Texts.text("proof.verdict.profileSame")
                : Texts.text("proof.verdict.profile", profile.changed());
    }

    /** A step: what is to be said of it, without its time. */
    public static String step(Proof proof, Step step) {
        return switch (step.kind()) {
            case BEFORE, ACCEPTED -> Texts.text("proof.step." + step.kind() + "." + step.status());
            case EVENTS ->
                proof.events().size() == 1
                        ? Texts.text("proof.step.EVENT." + step.status())
                        : Texts.text(
                                "proof.step.EVENTS." + step.status(),
                                proof.count(Fate.STORED),
                                proof.events().size());
            case SESSION -> Texts.text("proof.step.SESSION." + step.status());
            case PROFILE -> profileStep(proof.profile(), step.status());
        };
    }

    private static String profileStep(@Nullable ProfileProof profile, Status status) {
        if (profile != null && status == Status.DONE) {
            return profile.basis() == ProfileProof.Basis.NEW
                    ? Texts.text("proof.step.PROFILE.NEW")
                    : Texts.text("proof.step.PROFILE.DONE", profile.changed());
        }
        return Texts.text("proof.step.PROFILE." + status);
    }

    /** The time of a step: {@code 12 ms}, or {@code +38 ms} after the answer; empty where there is none. */
    public static String time(Step step) {
        boolean own = step.kind() == Kind.BEFORE || step.kind() == Kind.ACCEPTED;
        boolean counts = own || (step.status() != Status.WAITING && step.status() != Status.NONE);
        if (!counts || step.millis() == Step.UNMEASURED || (step.status() == Status.UNKNOWN && step.millis() == 0)) {
            return "";
        }
        return Texts.text(own ? "proof.time.own" : "proof.time.after", step.millis());
    }

    /** What became of an event, in a few words. */
    public static String event(EventProof event) {
        return switch (event.fate()) {
            case WAITING -> Texts.text("proof.event.waiting");
            case UNKNOWN -> Texts.text("proof.event.unknown");
            case NOT_STORED -> Texts.text("proof.event.lost");
            case STORED -> {
                StringJoiner words = new StringJoiner(Texts.text("proof.join"));
                words.add(Texts.text("proof.event.stored"));
                String storedType = event.storedType();
                if (storedType != null && event.renamed()) {
                    words.add(Texts.text("proof.event.renamed", storedType));
                }
                if (event.overwrote()) {
                    words.add(Texts.text("proof.event.overwrote"));
                }
                long changed = event.differences().stream()
                        .filter(difference -> !difference.system() && !"type".equals(difference.path()))
                        .count();
                if (changed > 0) {
                    words.add(Texts.text("proof.event.differs", changed));
                }
                yield words.toString();
            }
        };
    }

    /** A difference in one line: {@code price: 10 → 12}, {@code tags: ["a"] was dropped}, {@code name: "Page View" was added}. */
    public static String difference(Difference difference) {
        return Texts.text("proof.difference", difference.path(), change(difference));
    }

    /** What became of a value. */
    public static String change(Difference difference) {
        String before = difference.before();
        String after = difference.after();
        if (before == null) {
            return Texts.text("proof.change.added", after == null ? "" : after);
        }
        return after == null ? Texts.text("proof.change.dropped", before) : Texts.text("proof.change", before, after);
    }

    /**
     * What happened to the id of the profile; null where the one that was sent came back.
     *
     * @param ids writes an id, such as a shorter one
     */
    public static @Nullable String replaced(ProfileProof profile, UnaryOperator<String> ids) {
        String sent = profile.sentId();
        if (sent == null || sent.equals(profile.id())) {
            return null;
        }
        return Texts.text(
                profile.merged() ? "proof.profile.merged" : "proof.profile.other",
                ids.apply(sent),
                ids.apply(profile.id()));
    }

    /** Why, and what to do; null where everything is as it should be. */
    public static @Nullable Explanation explanation(Proof proof) {
        Proof.Obstacle obstacle = proof.obstacle();
        if (proof.state() == Proof.State.UNREADABLE && obstacle != null) {
            return new Explanation(
                    Texts.text("proof.unreadable.title"),
                    Texts.text("proof.unreadable.cause", obstacle.says()),
                    Texts.text(obstacle.signIn() ? "proof.unreadable.signIn" : "proof.unreadable.fix"),
                    List.of(),
                    obstacle.signIn() ? Remedy.SIGN_IN : null);
        }
        if (proof.state() != Proof.State.LOST) {
            return null;
        }
        if (proof.count(Fate.NOT_STORED) == 0) {
            String what = isMissing(proof, Kind.SESSION) ? "session" : "profile";
            return new Explanation(
                    Texts.text("proof." + what + "Gone.title"),
                    Texts.text("proof." + what + "Gone.cause"),
                    Texts.text("proof." + what + "Gone.fix"),
                    List.of(),
                    null);
        }
        return new Explanation(
                Texts.text("proof.lost.title"),
                Texts.text("proof.lost.cause"),
                Texts.text("proof.lost.fix"),
                causes(proof),
                null);
    }

    private static List<String> causes(Proof proof) {
        Set<String> sentences = new LinkedHashSet<>();
        for (EventProof event : proof.events()) {
            for (LossCause cause : event.causes()) {
                sentences.add(Texts.text("proof.cause." + cause.kind(), cause.place()));
            }
        }
        return List.copyOf(sentences);
    }

    private static boolean isMissing(Proof proof, Kind kind) {
        return proof.step(kind).filter(step -> step.status() == Status.MISSING).isPresent();
    }

    private static String seconds(long millis) {
        return String.valueOf(Math.max(1, Math.round(millis / 1000.0)));
    }

    private static String joined(@Nullable String... parts) {
        StringJoiner words = new StringJoiner(Texts.text("proof.join"));
        for (String part : parts) {
            if (part != null) {
                words.add(part);
            }
        }
        return words.toString();
    }

    /** A step in one line, with its sign and its time. */
    public static String line(Proof proof, Step step) {
        return Texts.text("proof.text.step", Texts.text("proof.mark." + step.status()), step(proof, step), time(step))
                .stripTrailing();
    }

    /**
     * All of it as text, for a ticket or a mail.
     *
     * @param about what it is about, such as the server and the time of the call
     */
    public static String text(Proof proof, String about) {
        List<String> lines = new ArrayList<>(List.of(about, verdict(proof, false)));
        proof.steps().forEach(step -> lines.add("  " + line(proof, step)));
        Explanation why = explanation(proof);
        if (why != null) {
            lines.add(why.title() + ". " + why.cause());
            why.points().forEach(point -> lines.add("  - " + point));
            lines.add(why.fix());
        }
        lines.addAll(details(proof));
        return String.join("\n", lines);
    }

    /** Event by event, and the profile field by field; the server's own additions left out. */
    public static List<String> details(Proof proof) {
        List<String> lines = new ArrayList<>();
        for (EventProof event : proof.events()) {
            lines.add(Texts.text(
                    "proof.text.event",
                    event.sentType(),
                    event.storedId() == null ? "" : event.storedId(),
                    event(event)));
            event.differences().stream()
                    .filter(difference -> !difference.system())
                    .forEach(difference -> lines.add("    " + difference(difference)));
        }
        ProfileProof profile = proof.profile();
        if (profile != null) {
            lines.add(Texts.text("proof.text.profile", profile.id(), Texts.text("proof.basis." + profile.basis())));
            String replaced = replaced(profile, UnaryOperator.identity());
            if (replaced != null) {
                lines.add("    " + replaced);
            }
            profile.changes().stream()
                    .filter(change -> !change.system())
                    .forEach(change -> lines.add("    " + difference(change)));
        }
        if (!proof.systemEvents().isEmpty()) {
            lines.add(Texts.text("proof.system", String.join(", ", proof.systemEvents())));
        }
        if (!proof.ignored().isEmpty()) {
            lines.add(Texts.text("proof.ignored", String.join(", ", proof.ignored())));
        }
        if (proof.version() != null) {
            lines.add(Texts.text("proof.version", proof.version()));
        }
        return lines;
    }
}
