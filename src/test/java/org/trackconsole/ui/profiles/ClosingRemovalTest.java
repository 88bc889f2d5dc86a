package org.trackconsole.ui.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.fx.DirectFxWork;
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
import org.trackconsole.store.Database;
import org.trackconsole.store.DraftStore;
import org.trackconsole.store.ProfileStore;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.ChosenFiles;
import org.trackconsole.ui.port.OpenGuard;
import org.trackconsole.ui.port.SaidNotices;

/** What the end of the console has to know of the deletion of a person. */
class ClosingRemovalTest {
    @TempDir
    private Path folder;

    @Test
    void saysThatAPersonIsBeingDeletedAndHasTheReportWaitedFor() throws Exception {
        RemovalReports reports = new RemovalReports(folder.resolve("deletions"));
        List<Boolean> settled = new ArrayList<>();
        List<Optional<String>> words = new ArrayList<>();
        try (PeopleServer people = new PeopleServer(folder.resolve("server"));
                Database database = Database.open(folder.resolve("console"))) {
            Drafts drafts = new Drafts(new DraftStore(database), InstantSource.system());
            AppState state = new AppState(people.server);
            state.servers().setAll(people.server);
            ProfilesViewModel model = new ProfilesViewModel(
                    state,
                    new DirectFxWork(),
                    new PersonServices(
                            new ProfileLookup(people.client, _ -> PeopleServer.ADMIN),
                            new ProfileNotes(new ProfileStore(database), InstantSource.system()),
                            new PersonExport(people.client, _ -> PeopleServer.ADMIN, InstantSource.system()),
                            new PersonRemoval(people.client, _ -> PeopleServer.ADMIN, InstantSource.system()),
                            reports,
                            new SessionLog(new CallStore(database)),
                            // Asked for the report, so while the deletion is under way.
                            new PersonTraces(
                                    folder,
                                    _ -> {
                                        settled.add(reports.settle(Duration.ofMillis(1)));
                                        return List.of();
                                    },
                                    drafts)),
                    new SaidNotices(),
                    new OpenGuard(),
                    _ -> {},
                    new ChosenFiles());
            ProfilesScreen screen = new ProfilesScreen(model);
            String id = people.person("visit-1", "Annabel", "ann@example.com");
            model.search(id);
            model.remove();
            model.removing().stageProperty().subscribe(stage -> {
                if (stage instanceof Removing.Stage.Running) {
                    words.add(screen.unsaved());
                }
            });
            assertThat(screen.unsaved()).isEmpty();
            model.removing().typedProperty().set(id.substring(id.length() - 6));
            model.removing().start();

            assertThat(words).isNotEmpty().allSatisfy(said -> assertThat(said).isPresent());
            assertThat(settled).isNotEmpty().containsOnly(false);
            assertThat(model.removing().stageProperty().get()).isInstanceOf(Removing.Stage.Over.class);
            assertThat(screen.unsaved()).isEmpty();
            assertThat(reports.settle(Duration.ZERO)).isTrue();
            model.dispose();
        }
    }
}
