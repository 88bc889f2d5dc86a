package org.trackconsole.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.Records;
import org.trackconsole.client.RetryAfter;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.Profile;
import org.trackconsole.model.RecordIndex;
import org.trackconsole.model.RemovalReport;
import org.trackconsole.model.Reply;
import org.trackconsole.model.TrackServer;
import org.trackconsole.text.Texts;
import tools.jackson.databind.node.ObjectNode;

/**
 * Deletes a person with what the API allows: it deletes records one by one and nothing that belongs to them (contract
 * §6.1). Events go first and the profile last, and only where nothing else is left, so that a deletion that did not reach
 * its end can be found and gone on with; then all is read again. Blocks; any thread but the JavaFX one.
 */
public final class PersonRemoval {
    /** What is left after the first round may have come meanwhile, or been hidden until the refresh. */
    private static final int ROUNDS = 2;

    /** A server that fails so often in a row will not get better by being asked for each record. */
    private static final int MOST_FAILURES = 3;

    /** So long one record is waited for altogether, if the server asks for it; who does not want to can stop it. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    /** A server that asks for no pause at all, again and again, is not asked without one. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);

    private final Records records;
    private final Passwords passwords;
    private final InstantSource clock;

    /** @param client of all servers */
    public PersonRemoval(TrackingClient client, Passwords passwords, InstantSource clock) {
        this.records = client.records();
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * What would be deleted.
     *
     * @param profile as it was read
     * @param sessions how many the server counts under any of its ids
     * @param events how many the server counts under any of its ids
     */
    public record Plan(Profile profile, long sessions, long events) {}

    /** Counts what would be deleted. */
    public Reply<Plan> plan(TrackServer server, Profile profile) {
        PersonWalk walk = new PersonWalk(records, server, passwords.of(server));
        return switch (walk.count(RecordIndex.SESSION, profile.plainIds())) {
            case Reply.Failed<Long>(Answer.Failure failure) -> new Reply.Failed<>(failure);
            case Reply.Ok<Long>(Long sessions) ->
                walk.count(RecordIndex.EVENT, profile.plainIds()).map(events -> new Plan(profile, sessions, events));
        };
    }

    /** Deletes it, reads again what is left and says what became of it; also where it is stopped or the server fails. */
    public RemovalReport remove(TrackServer server, Profile profile, Progress progress) {
        return new Run(server, profile, progress).report();
    }

    /** One deletion. */
    private final class Run {
        private final TrackServer server;
        private final Profile profile;
        private final Progress progress;
        private final @Nullable Credentials who;
        private final PersonWalk walk;
        private final Set<String> problems = new LinkedHashSet<>();
        private boolean givenUp;

        /** Whether somebody stopped it while it only looked for what there is, before anything was deleted. */
        private boolean brokenOff;

        private boolean touched;

        Run(TrackServer server, Profile profile, Progress progress) {
            this.server = server;
            this.profile = profile;
            this.progress = progress;
            who = passwords.of(server);
            walk = new PersonWalk(records, server, who);
        }

        RemovalReport report() {
            Instant began = clock.instant();
            List<RemovalReport.Part> parts = new ArrayList<>();
            parts.add(all(RecordIndex.EVENT, Progress.Phase.DELETING_EVENTS));
            parts.add(all(RecordIndex.SESSION, Progress.Phase.DELETING_SESSIONS));
            parts.add(profile(nothingLeft(parts)));
            return new RemovalReport(
                    began,
                    clock.instant(),
                    server.name(),
                    server.address(),
                    server.marking().dataSet(),
                    profile.id(),
                    profile.ids(),
                    parts,
                    progress.stopped(),
                    List.copyOf(problems),
                    List.of());
        }

        private RemovalReport.Part all(RecordIndex index, Progress.Phase phase) {
            Set<String> found = new LinkedHashSet<>();
            long deleted = 0;
            List<String> left = brokenOff ? null : touched ? ids(index) : progress.asking(() -> ids(index));
            for (int round = 0; round < ROUNDS && left != null && !left.isEmpty() && going(); round++) {
                found.addAll(left);
                deleted += delete(index, phase, left);
                refresh(index);
                progress.at(Progress.Phase.VERIFYING, 0, 0);
                left = ids(index);
            }
            if (left != null) {
                found.addAll(left);
            }
            return part(index, found.size(), deleted, left);
        }

        private boolean nothingLeft(List<RemovalReport.Part> parts) {
            boolean nothing = parts.stream().allMatch(part -> part.verified() && part.left() == 0);
            if (!nothing && going()) {
                problems.add(Texts.text("outcome.removal.kept"));
            }
            return nothing;
        }

        private RemovalReport.Part profile(boolean wanted) {
            if (brokenOff) {
                return part(RecordIndex.PROFILE, 1, 0, null);
            }
            List<String> ids = profile.plainIds();
            long deleted = wanted && going() ? delete(RecordIndex.PROFILE, Progress.Phase.DELETING_PROFILE, ids) : 0;
            refresh(RecordIndex.PROFILE);
            List<String> left = new ArrayList<>();
            for (String id : profile.ids()) {
                progress.at(Progress.Phase.VERIFYING, left.size(), profile.ids().size());
                switch (patiently(() -> records.find(server, who, RecordIndex.PROFILE, id))) {
                    case Reply.Failed<Optional<ObjectNode>>(Answer.Failure failure) -> {
                        problem(failure);
                        return part(RecordIndex.PROFILE, 1, deleted, null);
                    }
                    case Reply.Ok<Optional<ObjectNode>>(Optional<ObjectNode> record) -> {
                        String owner =
                                record.map(found -> new Profile(found).id()).orElse("");
                        if (ids.contains(owner)) {
                            left.add(owner);
                        } else if (!owner.isEmpty()) {
                            problems.add(Texts.text("outcome.removal.other", id, owner));
                        }
                    }
                }
            }
            return part(
                    RecordIndex.PROFILE, 1, deleted, left.stream().distinct().toList());
        }

        private boolean going() {
            return !givenUp && !progress.stopped();
        }

        private RemovalReport.Part part(RecordIndex index, long found, long deleted, @Nullable List<String> left) {
            return left == null
                    ? new RemovalReport.Part(index, found, deleted, 0, List.of(), false)
                    : new RemovalReport.Part(
                            index,
                            found,
                            deleted,
                            left.size(),
                            left.stream().limit(RemovalReport.MOST_NAMED).toList(),
                            true);
        }

        /** The ids of all that the server shows; null where it does not. */
        private @Nullable List<String> ids(RecordIndex index) {
            List<String> ids = new ArrayList<>();
            // What somebody stopped is read again all the same.
            return switch (patiently(() -> walk(index, ids))) {
                case Reply.Failed<PersonWalk.Walked>(Answer.Failure failure) -> {
                    boolean asked = failure instanceof Answer.Cancelled || RetryAfter.of(failure) != null;
                    brokenOff = asked && progress.stopped() && !touched;
                    if (!brokenOff) {
                        problem(failure);
                    }
                    givenUp = true;
                    yield null;
                }
                case Reply.Ok<PersonWalk.Walked> _ -> ids;
            };
        }

        private Reply<PersonWalk.Walked> walk(RecordIndex index, List<String> ids) {
            ids.clear();
            try {
                return walk.walk(
                        index,
                        profile.plainIds(),
                        new Progress(),
                        record -> ids.add(record.path("id").asString("")));
            } catch (IOException e) {
                // Nothing is written here.
                throw new UncheckedIOException(e);
            }
        }

        private long delete(RecordIndex index, Progress.Phase phase, List<String> ids) {
            long deleted = 0;
            int failures = 0;
            for (int at = 0; at < ids.size() && going(); at++) {
                progress.at(phase, at, ids.size());
                touched = true;
                String id = ids.get(at);
                switch (patiently(() -> records.delete(server, who, index, id))) {
                    case Reply.Ok<Boolean>(Boolean there) -> {
                        deleted += there ? 1 : 0;
                        failures = 0;
                    }
                    case Reply.Failed<Boolean>(Answer.Failure failure) -> {
                        problem(failure);
                        failures++;
                        givenUp = failures >= MOST_FAILURES || refused(failure);
                    }
                }
            }
            return deleted;
        }

        private void refresh(RecordIndex index) {
            if (patiently(() -> records.refresh(server, who, index))
                    instanceof Reply.Failed<Boolean>(Answer.Failure failure)) {
                problem(failure);
            }
        }

        /** Asks, and once more after each wait that a busy server asks for: it did nothing, or what may be done twice. */
        private <T> Reply<T> patiently(Supplier<Reply<T>> call) {
            Duration waited = Duration.ZERO;
            while (true) {
                Reply<T> reply = call.get();
                Duration asked =
                        reply instanceof Reply.Failed<T>(Answer.Failure failure) ? RetryAfter.of(failure) : null;
                if (asked == null) {
                    return reply;
                }
                Duration pause = asked.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : asked;
                waited = waited.plus(pause);
                if (waited.compareTo(LONGEST_WAIT) > 0 || !progress.pause(pause)) {
                    return reply;
                }
            }
        }

        /** Titles only: the server's own words may quote what it keeps. */
        private void problem(Answer.Failure failure) {
            problems.add(
                    refused(failure)
                            ? Texts.text("outcome.removal.role")
                            : Explanations.of(failure, server).title());
        }

        private static boolean refused(Answer.Failure failure) {
            return failure instanceof Answer.Refused answer
                    && (answer.raw().status() == 401 || answer.raw().status() == 403);
        }
    }
}
