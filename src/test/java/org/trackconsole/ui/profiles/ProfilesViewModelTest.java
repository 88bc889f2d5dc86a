package org.trackconsole.ui.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.fx.HeldFxWork;
import org.trackconsole.json.Json;
import org.trackconsole.model.Answer;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.FieldCount;
import org.trackconsole.model.Profile;
import org.trackconsole.model.Reply;
import org.trackconsole.model.StoredEvent;
import org.trackconsole.model.Timing;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Drafts;
import org.trackconsole.service.FoundProfiles;
import org.trackconsole.service.PersonExport;
import org.trackconsole.service.PersonRemoval;
import org.trackconsole.service.PersonTraces;
import org.trackconsole.service.ProfileNotes;
import org.trackconsole.service.ProfileReading;
import org.trackconsole.service.Remedy;
import org.trackconsole.service.RemovalReports;
import org.trackconsole.service.SessionLog;
import org.trackconsole.service.SessionPage;
import org.trackconsole.service.TimelineFilter;
import org.trackconsole.service.TimelinePage;
import org.trackconsole.store.CallStore;
import org.trackconsole.store.Database;
import org.trackconsole.store.DraftStore;
import org.trackconsole.store.ProfileStore;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.ChosenFiles;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.OpenGuard;
import org.trackconsole.ui.port.SaidNotices;
import tools.jackson.databind.node.ObjectNode;

class ProfilesViewModelTest {
    private static final Answer.Failure GONE = new Answer.Unreachable(Answer.Break.NOT_RUNNING, "refused", Timing.NONE);

    @TempDir
    Path folder;

    private final HeldFxWork work = new HeldFxWork();
    private final Server server = new Server();
    private final AppState state = new AppState(server("one", 1));
    private final TrackingClient client = new TrackingClient("1");
    private final List<Destination> gone = new ArrayList<>();
    private final ChosenFiles files = new ChosenFiles();
    private Database database;
    private ProfilesViewModel model;

    @BeforeEach
    void open() {
        database = Database.open(folder);
        model = new ProfilesViewModel(
                state,
                work,
                new PersonServices(
                        server,
                        new ProfileNotes(new ProfileStore(database), InstantSource.system()),
                        new PersonExport(client, _ -> null, InstantSource.system()),
                        new PersonRemoval(client, _ -> null, InstantSource.system()),
                        new RemovalReports(folder.resolve("deletions")),
                        new SessionLog(new CallStore(database)),
                        new PersonTraces(
                                folder, _ -> List.of(), new Drafts(new DraftStore(database), InstantSource.system()))),
                new SaidNotices(),
                new OpenGuard(),
                gone::add,
                files);
    }

    @AfterEach
    void close() {
        model.dispose();
        database.close();
        client.close();
    }

    @Test
    void doesNotRevealSomebodyElseWhenTheNoteComesLate() throws Exception {
        show("ann");
        model.toggleRevealed();
        model.choose(person("bob"));
        work.finish();
        assertThat(model.profile()).isEqualTo(person("bob"));
        assertThat(model.revealedProperty().get()).isFalse();
        assertThat(model.keptProperty().get().disclosures()).isEmpty();
    }

    @Test
    void notesADisclosureOnceForTwoHastyClicks() throws Exception {
        show("ann");
        model.toggleRevealed();
        model.toggleRevealed();
        work.finish();
        assertThat(model.revealedProperty().get()).isTrue();
        assertThat(model.keptProperty().get().disclosures()).hasSize(1);
    }

    @Test
    void staysWithTheListWhenARefreshComesLate() throws Exception {
        model.search("several");
        work.finish();
        model.choose(person("ann"));
        work.finish();
        model.refresh();
        model.back();
        work.finish();
        assertThat(model.contentProperty().get()).isInstanceOf(Content.Several.class);
        assertThat(model.refreshingProperty().get()).isFalse();
    }

    @Test
    void showsAPersonThatWasSearchedForWhileTheReportsWereStillBeingRead() throws Exception {
        model.reports().open();
        model.search("ann");
        work.finish();
        assertThat(model.profile()).isEqualTo(person("ann"));
        assertThat(model.reports().shownProperty().get()).isNull();
    }

    @Test
    void showsTheLastOfTwoSearches() throws Exception {
        model.showProfile("ann", null);
        model.showProfile("bob", null);
        work.finish();
        assertThat(model.profile()).isEqualTo(person("bob"));
    }

    @Test
    void dropsTheSearchesOfAServerThatIsNoLongerChosen() throws Exception {
        model.search("ann");
        state.serverProperty().set(server("two", 2));
        work.finish();
        assertThat(model.notebook().recent()).isEmpty();
        assertThat(model.contentProperty().get()).isInstanceOf(Content.Start.class);
    }

    @Test
    void keepsWhatIsKnownOfTheTwoDataSetsApart() throws Exception {
        model.search("ann");
        work.finish();
        model.notebook().toggleWatch();
        work.finish();
        state.serverProperty().set(server("one", 1).withDataSet(DataSet.PRODUCTION));
        work.finish();
        assertThat(model.notebook().recent()).isEmpty();
        show("ann");
        assertThat(model.keptProperty().get().watched()).isFalse();
        state.serverProperty().set(server("one", 1));
        work.finish();
        assertThat(model.notebook().recent()).containsExactly("ann");
        show("ann");
        assertThat(model.keptProperty().get().watched()).isTrue();
    }

    @Test
    void readsTheSamePersonAnewWhenTheServerHasMoved() throws Exception {
        show("ann");
        state.serverProperty().set(server("one", 7));
        work.finish();
        assertThat(server.asked.url().getPort()).isEqualTo(7);
        assertThat(model.profile()).isEqualTo(person("ann"));
    }

    @Test
    void offersToGoOnWhereAPageOfTheTimelineDidNotCome() throws Exception {
        server.broken = true;
        show("ann");
        assertThat(model.troubleProperty().get()).isNotNull();
        assertThat(model.timeline().rows()).containsExactly(new TimelineRow.More(true));
        assertThat(model.timeline().loadingProperty().get()).isFalse();
        server.broken = false;
        model.timeline().goOn();
        work.finish();
        assertThat(model.troubleProperty().get()).isNull();
        assertThat(model.timeline().rows()).isEmpty();
        assertThat(model.timeline().totalProperty().get()).isZero();
    }

    @Test
    void asksNoMoreAboutADeletionOnAServerThatIsNoLongerChosen() throws Exception {
        show("ann");
        model.remove();
        state.serverProperty().set(server("two", 2));
        work.finish();
        assertThat(model.removing().stageProperty().get()).isEqualTo(new Removing.Stage.None());
    }

    @Test
    void countsAgainWhereADeletionCouldNotBePrepared() throws Exception {
        show("ann");
        model.remove();
        work.finish();
        assertThat(model.removing().stageProperty().get()).isInstanceOf(Removing.Stage.Failed.class);
        model.remedyRemoval(Remedy.SEND_AGAIN);
        assertThat(model.removing().stageProperty().get()).isEqualTo(new Removing.Stage.Counting());
        model.remedyRemoval(Remedy.TEST_CONNECTION);
        assertThat(gone).containsExactly(new Destination.ShowServer("one", Remedy.TEST_CONNECTION));
        model.endRemoval();
        assertThat(model.removing().stageProperty().get()).isEqualTo(new Removing.Stage.None());
        assertThat(model.profile()).isEqualTo(person("ann"));
    }

    @Test
    void leavesAFailedExportBehindWithThePersonItWasOf() throws Exception {
        exportInVain("ann");
        model.choose(person("bob"));
        assertThat(model.exporting().troubleProperty().get()).isNull();
        exportInVain("ann");
        state.serverProperty().set(server("two", 2));
        assertThat(model.exporting().troubleProperty().get()).isNull();
    }

    private void exportInVain(String id) throws Exception {
        show(id);
        files.choose(folder.resolve("ann.zip"));
        model.export();
        work.finish();
        assertThat(model.exporting().troubleProperty().get()).isNotNull();
    }

    private void show(String id) throws Exception {
        model.showProfile(id, null);
        work.finish();
    }

    private static Profile person(String id) {
        return new Profile(Json.object("{}").put("id", id));
    }

    private static TrackServer server(String id, int port) {
        return new TrackServer(
                id, id, java.net.URI.create("http://127.0.0.1:" + port), Duration.ofSeconds(1), List.of(), "admin");
    }

    private static final class Server implements ProfileReading {
        private TrackServer asked = server("none", 9);
        private boolean broken;

        @Override
        public FoundProfiles find(TrackServer at, String text) {
            return text.equals("several")
                    ? new FoundProfiles.Several(text, 2, List.of(person("ann"), person("bob")))
                    : new FoundProfiles.One(person(text), FoundProfiles.By.ID);
        }

        @Override
        public Reply<FoundProfiles.Several> more(TrackServer at, FoundProfiles.Several found) {
            return new Reply.Ok<>(found);
        }

        @Override
        public Reply<Optional<Profile>> read(TrackServer at, String id) {
            asked = at;
            return new Reply.Ok<>(Optional.of(person(id)));
        }

        @Override
        public Reply<List<FieldCount>> eventTypes(TrackServer at, Profile profile) {
            return new Reply.Ok<>(List.of());
        }

        @Override
        public Reply<TimelinePage> events(
                TrackServer at, Profile profile, TimelineFilter filter, TimelinePage.@Nullable Place place) {
            return broken ? new Reply.Failed<>(GONE) : new Reply.Ok<>(new TimelinePage(0, List.of(), null));
        }

        @Override
        public Reply<SessionPage> sessions(TrackServer at, Profile profile, SessionPage before) {
            return new Reply.Ok<>(before);
        }

        @Override
        public Reply<Optional<ObjectNode>> session(TrackServer at, String id) {
            return new Reply.Ok<>(Optional.empty());
        }

        @Override
        public Reply<Optional<StoredEvent>> event(TrackServer at, String id) {
            return new Reply.Ok<>(Optional.empty());
        }
    }
}
