package org.trackconsole.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.Records;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.EventChanges;
import org.trackconsole.model.FieldCount;
import org.trackconsole.model.Profile;
import org.trackconsole.model.RecordIndex;
import org.trackconsole.model.RecordPage;
import org.trackconsole.model.RecordQuestion;
import org.trackconsole.model.Reply;
import org.trackconsole.model.StoredEvent;
import org.trackconsole.model.TrackServer;
import tools.jackson.databind.node.ObjectNode;

/** Finds people on a server and reads what it keeps of them (contract §6). Blocks; any thread but the JavaFX one. */
public final class ProfileLookup implements ProfileReading {
    /** So many profiles are asked for at once. */
    public static final int PAGE = 50;

    private final Records records;
    private final Passwords passwords;

    /** @param client of all servers */
    public ProfileLookup(TrackingClient client, Passwords passwords) {
        this.records = client.records();
        this.passwords = passwords;
    }

    @Override
    public FoundProfiles find(TrackServer server, String typed) {
        String text = typed.strip();
        Credentials who = passwords.of(server);
        if (ProfileQuery.canBeId(text)) {
            FoundProfiles direct = byId(server, who, text);
            if (!(direct instanceof FoundProfiles.None)) {
                return direct;
            }
        }
        // A profile's log names events, so that a search for the id of one would find whom it changed and not whose it
        // is.
        boolean generated = ProfileQuery.isGenerated(text);
        if (generated) {
            FoundProfiles owner = byRecord(server, who, text);
            if (!(owner instanceof FoundProfiles.None)) {
                return owner;
            }
        }
        for (String filter : ProfileQuery.filters(text)) {
            switch (records.search(server, who, RecordIndex.PROFILE, new RecordQuestion(filter, null, 0, PAGE))) {
                case Reply.Failed<RecordPage>(Answer.Failure failure) -> {
                    return new FoundProfiles.Failed(failure);
                }
                case Reply.Ok<RecordPage>(RecordPage page) -> {
                    List<Profile> profiles =
                            page.records().stream().map(Profile::new).toList();
                    if (profiles.size() == 1 && page.total() <= 1) {
                        return new FoundProfiles.One(profiles.getFirst(), FoundProfiles.By.SEARCH);
                    }
                    if (!profiles.isEmpty()) {
                        return new FoundProfiles.Several(filter, page.total(), profiles);
                    }
                }
            }
        }
        return ProfileQuery.canBeId(text) && !generated ? byRecord(server, who, text) : new FoundProfiles.None();
    }

    @Override
    public Reply<FoundProfiles.Several> more(TrackServer server, FoundProfiles.Several found) {
        int start = found.profiles().size();
        int limit = Math.min(PAGE, RecordQuestion.WINDOW - start);
        RecordQuestion question = new RecordQuestion(found.filter(), null, start, limit);
        return records.search(server, passwords.of(server), RecordIndex.PROFILE, question)
                .map(page -> {
                    // Somebody who came meanwhile moves all others one place on.
                    Map<String, Profile> all = new LinkedHashMap<>();
                    found.profiles().forEach(profile -> all.put(profile.id(), profile));
                    page.records().stream()
                            .map(Profile::new)
                            .forEach(profile -> all.putIfAbsent(profile.id(), profile));
                    long total = all.size() == start ? start : page.total();
                    return new FoundProfiles.Several(found.filter(), total, List.copyOf(all.values()));
                });
    }

    @Override
    public Reply<Optional<Profile>> read(TrackServer server, String id) {
        return records.find(server, passwords.of(server), RecordIndex.PROFILE, id)
                .map(found -> found.map(Profile::new));
    }

    @Override
    public Reply<List<FieldCount>> eventTypes(TrackServer server, Profile profile) {
        return records.counts(server, passwords.of(server), profile.id(), "type");
    }

    @Override
    public Reply<TimelinePage> events(
            TrackServer server, Profile profile, TimelineFilter filter, TimelinePage.@Nullable Place place) {
        TimelinePage.Place from = place == null ? TimelinePage.Place.NEWEST : place;
        String where = filter.where(profile);
        RecordQuestion question =
                new RecordQuestion(where, from.at().until(), from.at().start(), TimelinePage.SIZE);
        return records.search(server, passwords.of(server), RecordIndex.EVENT, question)
                .map(page -> withChanges(server, TimelinePage.of(page, from)));
    }

    /** Without what was noted the page still tells what the field log knows. */
    private TimelinePage withChanges(TrackServer server, TimelinePage page) {
        List<String> ids = page.events().stream().map(StoredEvent::id).toList();
        return server.local()
                        && records.changes(server, passwords.of(server), ids)
                                instanceof Reply.Ok<Map<String, EventChanges>>(Map<String, EventChanges> noted)
                ? page.with(noted)
                : page;
    }

    @Override
    public Reply<SessionPage> sessions(TrackServer server, Profile profile, SessionPage before) {
        PagePlace at = before.next();
        if (at == null) {
            return new Reply.Ok<>(before);
        }
        RecordQuestion question =
                new RecordQuestion(TimelineFilter.ALL.where(profile), at.until(), at.start(), SessionPage.SIZE);
        return records.search(server, passwords.of(server), RecordIndex.SESSION, question)
                .map(before::with);
    }

    @Override
    public Reply<Optional<ObjectNode>> session(TrackServer server, String id) {
        return records.find(server, passwords.of(server), RecordIndex.SESSION, id);
    }

    @Override
    public Reply<Optional<StoredEvent>> event(TrackServer server, String id) {
        return records.find(server, passwords.of(server), RecordIndex.EVENT, id)
                .map(found -> found.map(StoredEvent::new));
    }

    private FoundProfiles byId(TrackServer server, @Nullable Credentials who, String id) {
        return switch (records.find(server, who, RecordIndex.PROFILE, id)) {
            case Reply.Failed<Optional<ObjectNode>>(Answer.Failure failure) -> new FoundProfiles.Failed(failure);
            case Reply.Ok<Optional<ObjectNode>>(Optional<ObjectNode> record) ->
                record.map(Profile::new)
                        .<FoundProfiles>map(profile -> new FoundProfiles.One(
                                profile, profile.id().equals(id) ? FoundProfiles.By.ID : FoundProfiles.By.FURTHER_ID))
                        .orElseGet(FoundProfiles.None::new);
        };
    }

    /** A session or an event of this id names its profile. */
    private FoundProfiles byRecord(TrackServer server, @Nullable Credentials who, String id) {
        for (RecordIndex index : List.of(RecordIndex.SESSION, RecordIndex.EVENT)) {
            switch (records.find(server, who, index, id)) {
                case Reply.Failed<Optional<ObjectNode>>(Answer.Failure failure) -> {
                    return new FoundProfiles.Failed(failure);
                }
                case Reply.Ok<Optional<ObjectNode>>(Optional<ObjectNode> record) -> {
                    String owner =
                            record.map(of -> of.at("/profile/id").asString("")).orElse("");
                    if (!owner.isBlank() && byId(server, who, owner) instanceof FoundProfiles.One found) {
                        return new FoundProfiles.One(
                                found.profile(),
                                index == RecordIndex.SESSION ? FoundProfiles.By.SESSION : FoundProfiles.By.EVENT);
                    }
                }
            }
        }
        return new FoundProfiles.None();
    }
}
