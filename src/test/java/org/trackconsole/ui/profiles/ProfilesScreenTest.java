package org.trackconsole.ui.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.fx.DirectFxWork;
import org.trackconsole.fx.FxThread;
import org.trackconsole.json.Json;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.Disclosure;
import org.trackconsole.service.Drafts;
import org.trackconsole.service.PeopleServer;
import org.trackconsole.service.PersonExport;
import org.trackconsole.service.PersonRemoval;
import org.trackconsole.service.PersonTraces;
import org.trackconsole.service.ProfileLookup;
import org.trackconsole.service.ProfileNotes;
import org.trackconsole.service.RemovalReports;
import org.trackconsole.service.SessionLog;
import org.trackconsole.store.CallStore;
import org.trackconsole.store.Completion;
import org.trackconsole.store.Database;
import org.trackconsole.store.DraftStore;
import org.trackconsole.store.ProfileStore;
import org.trackconsole.store.SampleCalls;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.ChosenFiles;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.OpenGuard;
import org.trackconsole.ui.port.Place;
import org.trackconsole.ui.port.SaidNotices;

class ProfilesScreenTest {
    @TempDir
    Path folder;

    private final List<Destination> gone = new ArrayList<>();
    private Credentials who = PeopleServer.ADMIN;
    private PeopleServer people;
    private final OpenGuard guard = new OpenGuard();
    private final ChosenFiles files = new ChosenFiles();
    private Database database;
    private CallStore calls;
    private ProfilesViewModel model;
    private ProfilesScreen screen;
    private Parent view;

    @BeforeEach
    void open() throws Exception {
        people = new PeopleServer(folder.resolve("server"));
        database = Database.open(folder.resolve("console"));
        calls = new CallStore(database);
        ProfileNotes notes = new ProfileNotes(new ProfileStore(database), InstantSource.system());
        model = FxThread.call(() -> new ProfilesViewModel(
                new AppState(people.server),
                new DirectFxWork(),
                new PersonServices(
                        new ProfileLookup(people.client, _ -> who),
                        notes,
                        new PersonExport(people.client, _ -> who, InstantSource.system()),
                        new PersonRemoval(people.client, _ -> who, InstantSource.system()),
                        new RemovalReports(folder.resolve("deletions")),
                        new SessionLog(calls),
                        new PersonTraces(
                                folder.resolve("console"),
                                _ -> List.of(),
                                new Drafts(new DraftStore(database), InstantSource.system()))),
                new SaidNotices(),
                guard,
                gone::add,
                files));
        screen = new ProfilesScreen(model);
        view = FxThread.call(() -> (Parent) screen.view());
        FxThread.run(() -> screen.open(new Destination.Screen(Place.PROFILES)));
    }

    @AfterEach
    void close() {
        FxThread.run(screen::dispose);
        FxThread.closeAll();
        database.close();
        people.close();
    }

    @Test
    void opensAPersonFoundByAnAddressWithEverythingMasked() {
        people.person("visit-1", "Annabel", "ann@example.com");
        search("ann@example.com");
        picture("person");
        assertThat(text("#profiles-name")).isEqualTo("A••• S•••");
        assertThat(everyText()).contains("a•••@example.com").doesNotContain("Annabel", "ann@example.com");
        assertThat(rows()).filteredOn(TimelineRow.Event.class::isInstance).hasSize(2);
        assertThat(rows().getFirst()).isInstanceOf(TimelineRow.Visit.class);
    }

    @Test
    void revealsPersonalValuesByAClickThatGoesIntoTheLog() {
        people.person("visit-1", "Annabel", "ann@example.com");
        search("ann@example.com");
        fire("#profiles-reveal");
        picture("revealed");
        assertThat(text("#profiles-name")).isEqualTo("Annabel Smith");
        assertThat(everyText()).contains("ann@example.com");
        assertThat(model.keptProperty().get().disclosures())
                .extracting(Disclosure::kind)
                .containsExactly(Disclosure.Kind.SHOWN);
        fire("#profiles-reveal");
        assertThat(text("#profiles-name")).isEqualTo("A••• S•••");
    }

    @Test
    void showsWhatAnEventChangedAndTakesItToCompose() {
        String id = people.person("visit-1", "Annabel", "ann@example.com");
        search(id);
        select("profile-update");
        FxThread.wear(true);
        picture("event-dark");
        FxThread.wear(false);
        picture("event");
        assertThat(text("#profiles-event")).isEqualTo("profile-update");
        assertThat(everyText())
                .contains(
                        "As it was when the event was stored.",
                        "data.contact.email.main",
                        "\"a•••@example.com\" was added")
                .doesNotContain("ann@example.com", "Annabel");
        fire("#profiles-load");
        assertThat(gone).singleElement().isInstanceOfSatisfying(Destination.Load.class, load -> {
            assertThat(Json.object(load.text()).at("/profile/id").stringValue()).isEqualTo(id);
            assertThat(Json.object(load.text()).at("/events/0/type").stringValue())
                    .isEqualTo("profile-update");
            assertThat(Json.object(load.text()).at("/events/0").has("id")).isFalse();
            assertThat(load.text()).contains("ann@example.com");
        });
        assertThat(model.keptProperty().get().disclosures())
                .extracting(Disclosure::kind)
                .containsExactly(Disclosure.Kind.COMPOSED);
    }

    @Test
    void listsSeveralPeopleAndGoesBackToThem() {
        people.person("visit-1", "Annabel", "ann@example.com");
        people.person("visit-2", "Robert", "bob@example.com");
        search("data.pii.lastname=\"Smith\"");
        picture("several");
        assertThat(everyText()).doesNotContain("Annabel", "ann@example.com");
        press("#profiles-found", KeyCode.ENTER);
        assertThat(model.profile()).isNotNull();
        fire("#profiles-back");
        assertThat(model.profile()).isNull();
        assertThat(find("#profiles-found").isVisible()).isTrue();
    }

    @Test
    void saysThatNobodyIsFoundAndRemembersTheSearch() {
        search("nobody@example.com");
        picture("nobody");
        assertThat(everyText()).contains("nobody@example.com");
        fire("#profiles-nobody-clear");
        assertThat(model.contentProperty().get()).isEqualTo(new Content.Start());
        assertThat(model.notebook().recent()).containsExactly("nobody@example.com");
        FxThread.run(model.notebook()::forgetRecent);
        assertThat(model.notebook().recent()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithTheSignInAndLeadsToIt() {
        who = new Credentials("stranger", "wrong");
        search("ann@example.com");
        picture("failure");
        fire("#remedy");
        assertThat(gone).singleElement().isInstanceOf(Destination.ShowServer.class);
    }

    @Test
    void narrowsTheTimelineByTypeAndShowsSystemEventsWhenAskedTo() {
        String id = people.person("visit-1", "Annabel", "ann@example.com");
        search(id);
        FxThread.run(
                () -> ((ComboBox<?>) find("#profiles-type")).getSelectionModel().select(indexOf("page-view")));
        assertThat(events()).containsExactly("page-view");
        FxThread.run(model.timeline()::clearFilter);
        assertThat(events()).contains("session-opened", "page-view", "profile-update");
    }

    @Test
    void keepsACopyOfAWatchedProfileWheneverItHasChangedAndComparesTwo() {
        String id = people.person("visit-1", "Annabel", "ann@example.com");
        search(id);
        fire("#profiles-watch");
        fire("#profiles-refresh");
        assertThat(model.keptProperty().get().snapshots()).hasSize(1);
        people.track("{\"source\":{\"id\":\"shop\"},\"session\":{\"id\":\"visit-1\"},\"events\":[{\"type\":"
                + "\"increase-interest\",\"properties\":{\"interest\":\"shoes\"}}]}");
        fire("#profiles-refresh");
        assertThat(model.keptProperty().get().snapshots()).hasSize(2);
        fire("#profiles-tab-snapshots");
        picture("copies");
        assertThat(everyText()).contains("interests.shoes", "nothing → 1.0");
        fire("#profiles-watch");
        assertThat(model.keptProperty().get().watched()).isFalse();
    }

    @Test
    void showsThatTwoCopiesDifferAlsoWhereTheirMasksLookAlike() {
        String id = people.person("visit-1", "Annabel", "ann@example.com");
        search(id);
        fire("#profiles-watch");
        people.person("visit-1", "Annette", "ann@example.com");
        fire("#profiles-refresh");
        fire("#profiles-tab-snapshots");
        picture("differ");
        assertThat(everyText())
                .contains("data.pii.firstname", "\"A•••\" → \"A•••\"")
                .doesNotContain("Annette");
    }

    @Test
    void masksAnAddressAmongTheTraits() {
        String id = people.person("visit-1", "Annabel", "ann@example.com");
        people.track("{\"source\":{\"id\":\"shop\"},\"session\":{\"id\":\"visit-1\"},\"events\":[{\"type\":"
                + "\"note\",\"properties\":{\"text\":\"mail of Annabel: boss@example.org\"}}]}");
        search(id);
        select("note");
        assertThat(everyText()).contains("mail of A•••: b•••@example.org").doesNotContain("boss@example.org");
    }

    @Test
    void readsOnWhenMorePeopleAreFoundThanAPageHolds() {
        for (int person = 0; person < ProfileLookup.PAGE + 3; person++) {
            people.person("visit-" + person, "Ann", "ann" + person + "@example.com");
        }
        search("data.pii.lastname=\"Smith\"");
        ListView<?> list = (ListView<?>) find("#profiles-found");
        assertThat(list.getItems()).hasSize(ProfileLookup.PAGE);
        picture("many");
        fire("#profiles-found-more");
        assertThat(list.getItems()).hasSize(ProfileLookup.PAGE + 3);
        assertThat(find("#profiles-found-more").isVisible()).isFalse();
    }

    @Test
    void looksUpTheProfileThatAnotherScreenNames() {
        String id = people.person("visit-1", "Annabel", "ann@example.com");
        FxThread.run(() -> screen.open(new Destination.ShowProfile(id, Place.HISTORY)));
        assertThat(model.profile()).isNotNull();
        picture("from-history");
        assertThat(text("#profiles-back")).isEqualTo("Back to History");
        fire("#profiles-back");
        assertThat(gone).containsExactly(new Destination.Screen(Place.HISTORY));
        search("nobody");
        assertThat(find("#profiles-back").isVisible()).isFalse();
    }

    @Test
    void deletesAPersonWhenTheEndOfTheIdIsTypedAndKeepsAReport() {
        String id = people.person("visit-1", "Annabel", "ann@example.com");
        search("ann@example.com");
        calls.begin(SampleCalls.call("c1", "visit-1"), List.of(), "{}");
        calls.complete(
                Completion.of(SampleCalls.call("c1", "visit-1"), SampleCalls.accepted(id, "visit-1")),
                SampleCalls.accepted(id, "visit-1"));
        fire("#profiles-remove");
        FxThread.wear(true);
        picture("remove-dark");
        FxThread.wear(false);
        picture("remove");
        assertThat(everyText())
                .contains("Delete A••• S•••?", "Sessions, 1", "Events, 5")
                .doesNotContain("Annabel");
        fire("#profiles-removal-delete");
        type("#profiles-removal-typed", "wrong");
        press("#profiles-removal-typed", KeyCode.ENTER);
        assertThat(model.removing().stageProperty().get()).isInstanceOf(Removing.Stage.Asking.class);
        type("#profiles-removal-typed", id.substring(id.length() - 6));
        fire("#profiles-removal-delete");
        picture("removed");
        assertThat(model.removing().stageProperty().get())
                .isInstanceOfSatisfying(
                        Removing.Stage.Over.class,
                        over -> assertThat(over.report().complete()).isTrue());
        String text = ((TextArea) find("#profiles-report")).getText();
        assertThat(text)
                .contains(id, "staging data", "Events: 5 found, 5 deleted, 0 left", "1 call of the history", "1 search")
                .doesNotContain("Annabel", "ann@example.com");
        assertThat(calls.count("")).isZero();
        files.choose(folder.resolve("report.txt"));
        fire("#profiles-report-save");
        assertThat(folder.resolve("report.txt")).content().isEqualTo(text);
        press("#profiles-removal-close", KeyCode.ESCAPE);
        assertThat(model.contentProperty().get()).isEqualTo(new Content.Start());
        assertThat(model.notebook().recent()).isEmpty();
        fire("#profiles-start-reports");
        picture("reports");
        assertThat(((TextArea) find("#profiles-report")).getText()).isEqualTo(text);
        fire("#profiles-reports-close");
        assertThat(view.lookup("#profiles-reports")).isNull();
    }

    @Test
    void deletesNothingWhereThePersonAtTheScreenDeclines() {
        String id = people.person("visit-1", "Annabel", "ann@example.com");
        search(id);
        fire("#profiles-remove");
        picture("remove");
        type("#profiles-removal-typed", id.substring(id.length() - 6));
        guard.decline();
        fire("#profiles-removal-delete");
        assertThat(guard.asked())
                .singleElement()
                .asString()
                .contains("1 session and 5 events")
                .doesNotContain("Ann");
        assertThat(model.removing().running()).isFalse();
        fire("#profiles-removal-cancel");
        fire("#profiles-refresh");
        assertThat(model.profile()).isNotNull();
    }

    @Test
    void exportsAPersonWhichGoesIntoTheLog() {
        people.person("visit-1", "Annabel", "ann@example.com");
        search("ann@example.com");
        fire("#profiles-export");
        assertThat(model.keptProperty().get().disclosures()).isEmpty();
        files.choose(folder.resolve("ann.zip"));
        fire("#profiles-export");
        assertThat(folder.resolve("ann.zip")).isNotEmptyFile();
        assertThat(files.asked()).allMatch(name -> name.matches("profile-[0-9a-f-]{8}\\.zip"));
        assertThat(model.keptProperty().get().disclosures())
                .extracting(Disclosure::kind)
                .containsExactly(Disclosure.Kind.EXPORTED);
        assertThat(find("#profiles-export-bar").isVisible()).isFalse();
    }

    @Test
    void listsTheSessionsOfThePerson() {
        String id = people.person("visit-1", "Annabel", "ann@example.com");
        for (int visit = 0; visit < 60; visit++) {
            people.track("{\"source\":{\"id\":\"shop\"},\"profile\":{\"id\":\"" + id + "\"},\"session\":{\"id\":\"more-"
                    + visit + "\"},\"events\":[{\"type\":\"page-view\"}]}");
        }
        search(id);
        assertThat(model.sessions().pageProperty().get().total()).isEqualTo(-1);
        fire("#profiles-tab-sessions");
        picture("sessions");
        ListView<?> list = (ListView<?>) find("#profiles-sessions");
        assertThat(list.getItems()).hasSize(50);
        fire("#profiles-sessions-more");
        assertThat(list.getItems()).hasSize(61);
        FxThread.wear(true);
        picture("sessions-dark");
        FxThread.wear(false);
        assertThat(find("#profiles-sessions-more").isVisible()).isFalse();
    }

    @Test
    void showsTimesInUtcByOneClick() {
        people.person("visit-1", "Annabel", "ann@example.com");
        search("ann@example.com");
        fire("#profiles-zone");
        assertThat(text("#profiles-zone")).isEqualTo("Times: UTC");
        assertThat(model.state().utcProperty().get()).isTrue();
    }

    private void search(String text) {
        FxThread.run(() -> ((TextField) find("#profiles-search")).setText(text));
        press("#profiles-search", KeyCode.ENTER);
        FxThread.snapshot(view, 1090, 720, Path.of("target", "profiles", "last.png"));
    }

    private void type(String id, String text) {
        FxThread.run(() -> ((TextField) find(id)).setText(text));
    }

    @Test
    void saysWhatAnEventChangedAlsoAfterALaterOneChangedTheSameField() {
        String id = people.person("visit-1", "Annabel", "ann@example.com");
        people.track("{\"source\":{\"id\":\"shop\"},\"session\":{\"id\":\"visit-1\"},\"events\":[{\"type\":\"sign-up\","
                + "\"properties\":{\"firstname\":\"Bella\",\"email\":{\"main\":\"bella@example.com\"}}}]}");
        search(id);
        assertThat(rows())
                .filteredOn(row -> row instanceof TimelineRow.Event event
                        && event.event().type().equals("profile-update"))
                .singleElement()
                .isInstanceOfSatisfying(
                        TimelineRow.Event.class,
                        event -> assertThat(event.changes()).isGreaterThanOrEqualTo(4));
        select("profile-update");
        // What it was before is as personal as what it is now.
        assertThat(everyText()).doesNotContain("Annabel", "ann@example.com", "Bella", "bella@example.com");
        fire("#profiles-reveal");
        assertThat(everyText()).contains("\"Annabel\" was added");
        select("sign-up");
        assertThat(everyText()).contains("\"ann@example.com\" → \"bella@example.com\"");
        assertThat(text("#profiles-name")).isEqualTo("Bella Smith");
    }

    @Test
    void saysPlainlyThatOfAnotherServerOnlyTheFieldLogTells() {
        String id = people.person("visit-1", "Annabel", "ann@example.com");
        FxThread.run(() -> model.state().serverProperty().set(people.elsewhere()));
        search(id);
        select("profile-update");
        assertThat(everyText())
                .contains("from the profile’s field log", "data.contact.email.main → \"a•••@example.com\"")
                .doesNotContain("As it was when the event was stored.");
    }

    private void picture(String name) {
        FxThread.snapshot(view, 1090, 720, Path.of("target", "profiles", name + ".png"));
    }

    private void select(String type) {
        FxThread.run(() -> {
            ListView<?> list = (ListView<?>) find("#profiles-timeline");
            for (int row = 0; row < model.timeline().rows().size(); row++) {
                if (model.timeline().rows().get(row) instanceof TimelineRow.Event event
                        && event.event().type().equals(type)) {
                    list.getSelectionModel().select(row);
                }
            }
        });
    }

    private int indexOf(String type) {
        return model.timeline().types().indexOf(type);
    }

    private List<String> events() {
        return rows().stream()
                .filter(TimelineRow.Event.class::isInstance)
                .map(row -> ((TimelineRow.Event) row).event().type())
                .toList();
    }

    private List<TimelineRow> rows() {
        return List.copyOf(model.timeline().rows());
    }

    private String everyText() {
        return FxThread.call(() -> Stream.of(".label", ".mono")
                .flatMap(selector -> view.lookupAll(selector).stream())
                .flatMap(node -> switch (node) {
                    case Label label -> Stream.of(label.getText());
                    case Text words -> Stream.of(words.getText());
                    default -> Stream.<String>empty();
                })
                .toList()
                .toString());
    }

    private Node find(String id) {
        Node node = view.lookup(id);
        assertThat(node).as(id).isNotNull();
        return node;
    }

    private String text(String id) {
        return FxThread.call(() -> ((Labeled) find(id)).getText());
    }

    private void fire(String id) {
        FxThread.run(() -> {
            switch (find(id)) {
                case Button button -> button.fire();
                case ToggleButton button -> button.fire();
                default -> throw new AssertionError(id);
            }
        });
    }

    private void press(String id, KeyCode code) {
        FxThread.run(
                () -> find(id).fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
    }
}
