package org.trackconsole.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.Records;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.json.JsonDiff;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.Difference;
import org.trackconsole.model.EventProof;
import org.trackconsole.model.EventProof.Fate;
import org.trackconsole.model.Profile;
import org.trackconsole.model.ProfileProof;
import org.trackconsole.model.Proof;
import org.trackconsole.model.Proof.Kind;
import org.trackconsole.model.Proof.State;
import org.trackconsole.model.Proof.Status;
import org.trackconsole.model.Proof.Step;
import org.trackconsole.model.RecordIndex;
import org.trackconsole.model.Reply;
import org.trackconsole.model.ServerInfo;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import org.trackconsole.text.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One looking for what a call did. Used once, by one thread. */
final class StoreWatch {
    /** For a call that was made long ago, what is not there now will not come. */
    private static final Duration PATIENCE_LATER = Duration.ofSeconds(5);

    /** What cannot come need not be waited for longer. */
    private static final Duration PATIENCE_FOR_LOST = Duration.ofSeconds(3);

    /** After this time without a refresh, a record that is there counts as unchanged. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final int MOST_DIFFERENCES = 80;
    private static final int MOST_SINGLE_LOOKS = 20;

    /** Servers whose ids one can trust; assumed until the version is known, lest a like event count as found. */
    private static final Release WITH_IDS = Release.of("0.8.2");

    /** Where to look, and how time passes there. */
    record Site(
            TrackingClient client,
            TrackServer server,
            @Nullable Credentials who,
            ArrivalCheck.Pace pace) {}

    private final Site site;
    private final Records records;
    private final TrackPayload payload;
    private final Answer.Accepted answer;
    private final @Nullable String session;
    private final Baseline baseline;
    private final Consumer<Proof> progress;
    private final ShownValues shown;
    private final List<SentEvent> sent;
    private final List<SentEvent> missing;
    private final List<EventProof> events = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<Kind, Step> steps = new EnumMap<>(Kind.class);
    private final Instant begunAt;
    private final Instant earliest;
    private final boolean late;
    private final Patience patience;
    private @Nullable String version;
    private @Nullable Release release;
    private @Nullable ProfileProof profile;
    private List<String> systemTypes = List.of();
    private Proof.@Nullable Obstacle obstacle;
    private boolean refreshes = true;

    /** @param begunAt now */
    StoreWatch(
            Site site,
            TrackPayload payload,
            Call call,
            Answer.Accepted answer,
            Baseline baseline,
            Instant begunAt,
            Consumer<Proof> progress) {
        this.site = site;
        this.records = site.client().records();
        this.payload = payload;
        this.answer = answer;
        session = EventSearch.session(payload, answer);
        this.baseline = baseline;
        this.begunAt = begunAt;
        this.progress = progress;
        shown = new ShownValues(payload);
        sent = SentEvent.of(payload);
        missing = new ArrayList<>(sent);
        sent.forEach(event -> events.add(EventProof.waiting(event.type())));
        Duration total = answer.raw().timing().total();
        earliest = CallTime.earliest(call, answer);
        late = CallTime.isLongAgo(call, answer, begunAt);
        patience = new Patience(site.pace(), late ? PATIENCE_LATER : SendProof.PATIENCE);
        if (!Baseline.NONE.equals(baseline)) {
            step(
                    Kind.BEFORE,
                    baseline.read() ? Status.DONE : Status.UNKNOWN,
                    baseline.took().toMillis());
        }
        step(Kind.ACCEPTED, Status.DONE, total.plusNanos(500_000).toMillis());
        if (!sent.isEmpty()) {
            for (Kind kind : List.of(Kind.EVENTS, Kind.SESSION, Kind.PROFILE)) {
                step(kind, Status.WAITING, 0);
            }
        }
    }

    Proof run() {
        if (sent.isEmpty() || answer.nothingStored()) {
            return proof(State.NOTHING).ended(State.NOTHING);
        }
        tell();
        State end;
        try {
            end = watch();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            end = State.STOPPED;
        }
        return proof(end).ended(end);
    }

    private State watch() throws InterruptedException {
        EventSearch search = EventSearch.of(payload, session, answer.profileId());
        if (search == null) {
            obstacle = new Proof.Obstacle(Texts.text("proof.nothingToLookFor"), false);
            return State.UNREADABLE;
        }
        Answer.Failure failure = lookForEvents(search);
        if (failure == null) {
            missing.forEach(this::lost);
            boolean none = events.stream().noneMatch(event -> event.fate() == Fate.STORED);
            step(Kind.EVENTS, missing.isEmpty() ? Status.DONE : Status.MISSING, none ? waited() : lastSeen());
            tell();
            failure = lookForSession();
        }
        if (failure == null) {
            tell();
            failure = lookForProfile();
        }
        if (version == null) {
            askVersion();
        }
        if (failure != null) {
            return unreadable(failure);
        }
        return steps.values().stream().anyMatch(step -> step.status() == Status.MISSING) ? State.LOST : State.PROVEN;
    }

    private State unreadable(Answer.Failure failure) {
        if (failure instanceof Answer.Cancelled) {
            return State.STOPPED;
        }
        Explanation why = Explanations.of(failure, site.server());
        obstacle = new Proof.Obstacle(why.title(), why.remedy() == Remedy.SIGN_IN);
        return State.UNREADABLE;
    }

    /** Looks until every event was seen or will not be; answers what ended it before. */
    private Answer.@Nullable Failure lookForEvents(EventSearch search) throws InterruptedException {
        Pauses pauses = new Pauses(site.pace());
        for (int looks = 1; true; looks++) {
            Answer.Failure failure = null;
            switch (search.all(records, site.server(), site.who())) {
                case Reply.Failed<List<ObjectNode>>(Answer.Failure problem) -> failure = problem;
                case Reply.Ok<List<ObjectNode>>(List<ObjectNode> found) -> match(found);
            }
            if (missing.isEmpty() || (failure != null && !Patience.mayPass(failure))) {
                return failure;
            }
            if (failure == null) {
                if (version == null) {
                    askVersion();
                }
                lookOneByOne();
                if (missing.isEmpty()) {
                    return null;
                }
            }
            if (patience.over() || (failure == null && isHopeless())) {
                return failure;
            }
            if (heeded(failure == null ? glance() : failure)) {
                continue;
            }
            if (looks > 1) {
                pauses.pass();
            } else {
                tell();
            }
            refreshes = refreshes && refresh(RecordIndex.EVENT);
            if (looks == 1 && !refreshes) {
                pauses.pass();
            }
        }
    }

    /**
     * Sees meanwhile whether session and profile show the call, for their time is not that of the last event; one look at
     * each, and none at what was seen. Answers what a server objects to that asks to be left alone.
     */
    private Answer.@Nullable Failure glance() {
        Answer.Failure failure = glance(Kind.SESSION, RecordIndex.SESSION, session, this::changedSession);
        return Patience.asked(failure) != null
                ? failure
                : glance(Kind.PROFILE, RecordIndex.PROFILE, answer.profileId(), this::showsTheCall);
    }

    private boolean showsTheCall(ObjectNode record) {
        ProfileProof now = compared(record);
        // A log names the events that changed the profile, which may not be known yet.
        boolean seen = !now.changes().isEmpty()
                || (now.basis() == ProfileProof.Basis.LOG && CallTime.isSince(earliest, record));
        profile = seen ? now : profile;
        return seen;
    }

    private Answer.@Nullable Failure glance(
            Kind kind, RecordIndex index, @Nullable String id, Predicate<ObjectNode> changed) {
        if (id == null || isSeen(kind)) {
            return null;
        }
        return switch (records.find(site.server(), site.who(), index, id)) {
            case Reply.Failed<Optional<ObjectNode>>(Answer.Failure failure) -> failure;
            case Reply.Ok<Optional<ObjectNode>>(Optional<ObjectNode> found) -> {
                if (found.filter(changed).isPresent()) {
                    step(kind, Status.DONE, waited());
                    tell();
                }
                yield null;
            }
        };
    }

    private boolean isSeen(Kind kind) {
        Step step = steps.get(kind);
        return step != null && step.status() == Status.DONE;
    }

    /** A search may not show what a question for the id does, such as an event that lies in the future. */
    private void lookOneByOne() {
        if (missing.size() > MOST_SINGLE_LOOKS) {
            return;
        }
        List<ObjectNode> found = new ArrayList<>();
        for (SentEvent event : missing) {
            String id = event.id();
            if (id != null
                    && records.find(site.server(), site.who(), RecordIndex.EVENT, id)
                            instanceof Reply.Ok<Optional<ObjectNode>>(Optional<ObjectNode> record)) {
                record.ifPresent(found::add);
            }
        }
        match(found);
    }

    private void match(List<ObjectNode> found) {
        EventMatch match = new EventMatch(sent, session, baseline, earliest, release == null ? WITH_IDS : release);
        Map<SentEvent, ObjectNode> seen = match.among(missing, taken, found);
        seen.forEach((event, record) -> seen(event, record, match.wasThere(record)));
        if (!found.isEmpty() && systemTypes.isEmpty()) {
            systemTypes = match.systemTypes(found);
        }
        if (!seen.isEmpty()) {
            tell();
        }
    }

    private void seen(SentEvent event, ObjectNode record, boolean wasThere) {
        missing.remove(event);
        String id = EventMatch.idOf(record);
        taken.add(id);
        List<Difference> differences = EventComparison.of(event, record, shown);
        events.set(
                event.index(),
                new EventProof(
                        event.type(),
                        Fate.STORED,
                        id,
                        record.path("type").asString(""),
                        waited(),
                        wasThere,
                        differences.stream().limit(MOST_DIFFERENCES).toList(),
                        Math.max(0, differences.size() - MOST_DIFFERENCES),
                        List.of()));
    }

    private void lost(SentEvent event) {
        events.set(
                event.index(),
                events.get(event.index()).missing(Fate.NOT_STORED, causes(true).of(event, earliest)));
    }

    private boolean isHopeless() {
        return sinceAnswer().compareTo(PATIENCE_FOR_LOST) >= 0
                && missing.stream().allMatch(event -> causes(false).certain(event, earliest));
    }

    private LossCauses causes(boolean askSource) {
        Release known = Release.of(version);
        return new LossCauses(payload, known, askSource && known.heedsTransitional() && isTransitional());
    }

    private boolean isTransitional() {
        String id = payload.sourceId();
        if (id == null
                || !(site.client().source(site.server(), site.who(), id.strip())
                        instanceof Reply.Ok<Source>(Source source))) {
            return false;
        }
        JsonNode setting = source.others().get("transitional");
        return setting != null && setting.asBoolean(false);
    }

    private Answer.@Nullable Failure lookForSession() throws InterruptedException {
        if (session == null) {
            step(Kind.SESSION, Status.NONE, 0);
        }
        if (session == null || isSeen(Kind.SESSION)) {
            return null;
        }
        return switch (settled(RecordIndex.SESSION, session, this::changedSession)) {
            case Reply.Failed<Optional<ObjectNode>>(Answer.Failure failure) -> failure;
            case Reply.Ok<Optional<ObjectNode>>(Optional<ObjectNode> found) -> {
                step(Kind.SESSION, sessionStatus(found), waited());
                yield null;
            }
        };
    }

    private boolean changedSession(ObjectNode record) {
        ObjectNode before = baseline.session();
        return baseline.read()
                ? before == null || !JsonDiff.between(before, record).isEmpty()
                : CallTime.isSince(earliest, record);
    }

    private Status sessionStatus(Optional<ObjectNode> found) {
        if (found.isEmpty()) {
            return Status.MISSING;
        }
        return changedSession(found.get()) ? Status.DONE : baseline.read() ? Status.UNCHANGED : Status.THERE;
    }

    private Answer.@Nullable Failure lookForProfile() throws InterruptedException {
        String id = answer.profileId();
        if (id == null) {
            step(Kind.PROFILE, Status.NONE, 0);
            return null;
        }
        Predicate<ObjectNode> changed = record -> !compared(record).changes().isEmpty();
        return switch (settled(RecordIndex.PROFILE, id, changed)) {
            case Reply.Failed<Optional<ObjectNode>>(Answer.Failure failure) -> failure;
            case Reply.Ok<Optional<ObjectNode>>(Optional<ObjectNode> found) -> {
                ProfileProof known = found.map(this::compared).orElse(null);
                profile = known;
                Status status = known == null
                        ? Status.MISSING
                        : known.changed() > 0 || known.basis() == ProfileProof.Basis.NEW
                                ? Status.DONE
                                : known.basis() == ProfileProof.Basis.BOTH ? Status.UNCHANGED : Status.THERE;
                if (status != Status.DONE || !isSeen(Kind.PROFILE)) {
                    step(Kind.PROFILE, status, waited());
                }
                yield null;
            }
        };
    }

    private ProfileProof compared(ObjectNode record) {
        String sentId = payload.profileId();
        return ProfileComparison.of(
                sentId == null ? null : sentId.strip(),
                new Profile(record),
                baseline,
                earliest,
                List.copyOf(taken),
                shown);
    }

    /** Reads a record until it is there and has changed, or will not any more. */
    private Reply<Optional<ObjectNode>> settled(RecordIndex index, String id, Predicate<ObjectNode> changed)
            throws InterruptedException {
        Duration began = sinceAnswer();
        boolean asked = false;
        boolean refreshed = false;
        Pauses pauses = new Pauses(site.pace());
        while (true) {
            Reply<Optional<ObjectNode>> reply = records.find(site.server(), site.who(), index, id);
            boolean over = patience.over();
            switch (reply) {
                case Reply.Failed<Optional<ObjectNode>>(Answer.Failure failure) -> {
                    if (over || !Patience.mayPass(failure)) {
                        return reply;
                    }
                    if (heeded(failure)) {
                        continue;
                    }
                }
                case Reply.Ok<Optional<ObjectNode>>(Optional<ObjectNode> found) -> {
                    boolean there = found.isPresent();
                    boolean longEnough = sinceAnswer().minus(began).compareTo(GRACE) >= 0;
                    if (over || (there && (changed.test(found.get()) || refreshed || longEnough))) {
                        return reply;
                    }
                }
            }
            if (!asked) {
                asked = true;
                refreshed = refresh(index);
                if (refreshed) {
                    continue;
                }
            }
            pauses.pass();
        }
    }

    /** Waits where the server asks for that, and says so meanwhile. */
    private boolean heeded(Answer.@Nullable Failure failure) throws InterruptedException {
        Duration asked = Patience.asked(failure);
        if (asked == null) {
            return false;
        }
        obstacle = new Proof.Obstacle(Texts.text("proof.asksToWait", asked.toSeconds()), false);
        tell();
        obstacle = null;
        patience.heed(asked);
        tell();
        return true;
    }

    private boolean refresh(RecordIndex index) {
        return records.refresh(site.server(), site.who(), index) instanceof Reply.Ok<Boolean>(Boolean done) && done;
    }

    private void askVersion() {
        if (site.client().probe(site.server()) instanceof Reply.Ok<ServerInfo>(ServerInfo info)) {
            version = info.version();
            release = Release.of(version);
        }
    }

    private void step(Kind kind, Status status, long millis) {
        steps.put(kind, new Step(kind, status, millis));
    }

    private long lastSeen() {
        return late
                ? Step.UNMEASURED
                : events.stream().mapToLong(EventProof::millis).max().orElse(0);
    }

    private long waited() {
        return late ? Step.UNMEASURED : sinceAnswer().plusNanos(500_000).toMillis();
    }

    private Duration sinceAnswer() {
        return patience.passed();
    }

    private void tell() {
        progress.accept(proof(State.UNFINISHED));
    }

    private Proof proof(State state) {
        return new Proof(
                state,
                begunAt,
                version,
                List.copyOf(steps.values()),
                events,
                profile,
                systemTypes,
                IgnoredParts.of(payload),
                obstacle);
    }
}
