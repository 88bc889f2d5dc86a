package org.trackconsole.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.model.Answer.Refusal;
import org.trackconsole.model.Answer.Refused;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.EventChanges;
import org.trackconsole.model.FieldCount;
import org.trackconsole.model.Profile;
import org.trackconsole.model.Reply;
import org.trackconsole.model.StoredEvent;
import org.trackconsole.service.FoundProfiles.By;

class ProfileLookupTest {
    @TempDir
    Path folder;

    private PeopleServer people;
    private ProfileLookup lookup;

    @BeforeEach
    void start() throws Exception {
        people = new PeopleServer(folder);
        lookup = new ProfileLookup(people.client, _ -> PeopleServer.ADMIN);
    }

    @AfterEach
    void stop() {
        people.close();
    }

    @Test
    void findsAPersonByTheIdOfTheProfileItsSessionOrAnEvent() {
        String id = people.person("visit-1", "Ann", "ann@example.com");
        assertThat(found(id)).isEqualTo(By.ID);
        assertThat(found("visit-1")).isEqualTo(By.SESSION);
        Profile ann = profile(id);
        StoredEvent event = page(ann, TimelineFilter.ALL).events().getFirst();
        assertThat(found(event.id())).isEqualTo(By.EVENT);
        assertThat(found(ann.hashedIds().getFirst())).isEqualTo(By.FURTHER_ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.com",
                " ANN@example.com ",
                "+48600100200",
                "+48 600 100 200",
                "data.pii.firstname=\"Ann\"",
                "Ann"
            })
    void findsAPersonBy(String text) {
        people.person("visit-1", "Ann", "ann@example.com");
        people.track("{\"source\":{\"id\":\"shop\"},\"session\":{\"id\":\"other\"},\"events\":[{\"type\":\"a\"}]}");
        FoundProfiles found = lookup.find(people.server, text);
        assertThat(found).isInstanceOf(FoundProfiles.One.class);
        Profile ann = ((FoundProfiles.One) found).profile();
        assertThat(ann.name()).isEqualTo("Ann Smith");
        assertThat(ann.emails()).containsExactly("ann@example.com");
        assertThat(ann.phones()).containsExactly("+48600100200");
        assertThat(ann.visits()).isEqualTo(1);
    }

    @Test
    void listsEverybodyWhoMatches() {
        people.person("visit-1", "Ann", "ann@example.com");
        people.person("visit-2", "Bob", "bob@example.com");
        FoundProfiles found = lookup.find(people.server, "data.pii.lastname=\"Smith\"");
        assertThat(found).isInstanceOf(FoundProfiles.Several.class);
        assertThat(((FoundProfiles.Several) found).total()).isEqualTo(2);
        assertThat(((FoundProfiles.Several) found).profiles())
                .extracting(Profile::name)
                .containsExactlyInAnyOrder("Ann Smith", "Bob Smith");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody@example.com", "nobody", "+49 30 1234567", "data.pii.firstname=\"X\"", "a \"b\\"})
    void saysThatThereIsNobody(String text) {
        people.person("visit-1", "Ann", "ann@example.com");
        assertThat(lookup.find(people.server, text)).isEqualTo(new FoundProfiles.None());
    }

    @Test
    void saysWhyTheServerDidNotAnswer() {
        ProfileLookup stranger = new ProfileLookup(people.client, _ -> new Credentials("stranger", "wrong"));
        assertThat(stranger.find(people.server, "ann@example.com"))
                .isInstanceOfSatisfying(
                        FoundProfiles.Failed.class,
                        failed -> assertThat(((Refused) failed.failure()).reason())
                                .isEqualTo(Refusal.WRONG_PASSWORD));
    }

    @Test
    void leavesOutWhatTheServerAddedItselfUnlessAskedForIt() {
        Profile ann = profile(people.person("visit-1", "Ann", "ann@example.com"));
        assertThat(page(ann, TimelineFilter.CLIENT_EVENTS).events())
                .extracting(StoredEvent::type)
                .containsExactlyInAnyOrder("page-view", "profile-update");
        assertThat(page(ann, TimelineFilter.CLIENT_EVENTS).total()).isEqualTo(2);
        assertThat(page(ann, TimelineFilter.ALL).events())
                .extracting(StoredEvent::type)
                .contains("profile-created", "session-opened", "visit-started");
        assertThat(page(ann, new TimelineFilter("page-view", "", false)).events())
                .extracting(StoredEvent::type)
                .containsExactly("page-view");
        assertThat(page(ann, new TimelineFilter("", "elsewhere", false)).events())
                .isEmpty();
    }

    @Test
    void readsATimelinePageByPageAndShowsEachEventOnceWhileMoreArrive() {
        String id = people.person("visit-1", "Ann", "ann@example.com");
        for (int call = 0; call < 6; call++) {
            events(20);
        }
        Profile ann = profile(id);
        List<String> seen = new ArrayList<>();
        TimelinePage page = page(ann, TimelineFilter.CLIENT_EVENTS);
        assertThat(page.total()).isEqualTo(122);
        seen.addAll(page.events().stream().map(StoredEvent::id).toList());
        events(3);
        while (page.next() != null) {
            page = ok(lookup.events(people.server, ann, TimelineFilter.CLIENT_EVENTS, page.next()));
            assertThat(page.total()).isEqualTo(122);
            seen.addAll(page.events().stream().map(StoredEvent::id).toList());
        }
        assertThat(seen).hasSize(122);
        assertThat(new HashSet<>(seen)).hasSize(122);
    }

    @Test
    void readsWhatTheEventsChangedWhereTheServerNotesIt() {
        Profile ann = profile(people.person("visit-1", "Ann", "ann@example.com"));
        TimelinePage page = page(ann, TimelineFilter.CLIENT_EVENTS);
        StoredEvent update = page.events().stream()
                .filter(event -> event.type().equals("profile-update"))
                .findFirst()
                .orElseThrow();
        assertThat(page.changes()).hasSize(2);
        assertThat(Objects.requireNonNull(page.changes().get(update.id())).fields())
                .extracting(EventChanges.Field::path)
                .contains("data.pii.firstname", "data.contact.email.main");
        assertThat(ok(lookup.events(people.elsewhere(), ann, TimelineFilter.CLIENT_EVENTS, null))
                        .changes())
                .isEmpty();
    }

    @Test
    void countsEventsByType() {
        Profile ann = profile(people.person("visit-1", "Ann", "ann@example.com"));
        assertThat(ok(lookup.eventTypes(people.server, ann)))
                .contains(new FieldCount("page-view", 1), new FieldCount("profile-update", 1));
    }

    @Test
    void readsSessionsAndEventsAndTellsWhatIsGone() {
        Profile ann = profile(people.person("visit-1", "Ann", "ann@example.com"));
        assertThat(ok(lookup.session(people.server, "visit-1")))
                .hasValueSatisfying(
                        session -> assertThat(session.path("id").stringValue()).isEqualTo("visit-1"));
        assertThat(ok(lookup.session(people.server, "none"))).isEmpty();
        StoredEvent event = page(ann, TimelineFilter.ALL).events().getFirst();
        assertThat(ok(lookup.event(people.server, event.id()))).isPresent();
        assertThat(ok(lookup.event(people.server, "none"))).isEmpty();
        assertThat(ok(lookup.read(people.server, "none"))).isEqualTo(Optional.empty());
    }

    private void events(int count) {
        StringBuilder events = new StringBuilder();
        for (int event = 0; event < count; event++) {
            events.append(event == 0 ? "" : ",").append("{\"type\":\"scroll\"}");
        }
        people.track("{\"source\":{\"id\":\"shop\"},\"session\":{\"id\":\"visit-1\"},\"events\":[" + events + "]}");
    }

    private By found(String text) {
        FoundProfiles found = lookup.find(people.server, text);
        assertThat(found).as(text).isInstanceOf(FoundProfiles.One.class);
        return ((FoundProfiles.One) found).by();
    }

    private Profile profile(String id) {
        return ok(lookup.read(people.server, id)).orElseThrow();
    }

    private TimelinePage page(Profile profile, TimelineFilter filter) {
        return ok(lookup.events(people.server, profile, filter, null));
    }

    private static <T> T ok(Reply<T> reply) {
        assertThat(reply).isInstanceOf(Reply.Ok.class);
        return ((Reply.Ok<T>) reply).value();
    }
}
