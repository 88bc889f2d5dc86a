package org.trackconsole.ui.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.fx.DirectFxWork;
import org.trackconsole.fx.FxThread;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.TrackServer;
import org.trackconsole.server.LocalServer;
import org.trackconsole.server.world.Stage;
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
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Notices;
import org.trackconsole.ui.port.OpenGuard;
import org.trackconsole.ui.port.Place;

/** What the report of a deletion says of traces on this machine, and that copies can be deleted from it. */
class RemovedTracesTest {
    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();
    private PeopleServer people;
    private Database database;
    private Drafts drafts;
    private ProfilesViewModel model;
    private ProfilesScreen screen;
    private Parent view;

    @BeforeEach
    void open() throws Exception {
        people = new PeopleServer(folder.resolve("server"));
        database = Database.open(folder.resolve("console"));
        drafts = new Drafts(new DraftStore(database), InstantSource.system());
        AppState state = new AppState(people.server);
        model = FxThread.call(() -> new ProfilesViewModel(
                state,
                new DirectFxWork(),
                new PersonServices(
                        new ProfileLookup(people.client, _ -> PeopleServer.ADMIN),
                        new ProfileNotes(new ProfileStore(database), InstantSource.system()),
                        new PersonExport(people.client, _ -> PeopleServer.ADMIN, InstantSource.system()),
                        new PersonRemoval(people.client, _ -> PeopleServer.ADMIN, InstantSource.system()),
                        new RemovalReports(folder.resolve("deletions")),
                        new SessionLog(new CallStore(database)),
                        new PersonTraces(
                                folder.resolve("console"),
                                dataSet -> LocalServer.copies(folder.resolve("server"), Stage.of(dataSet.wire())),
                                drafts)),
                new Heard(),
                new OpenGuard(),
                _ -> {},
                new ChosenFiles()));
        FxThread.run(() -> state.servers().setAll(people.server));
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

    private final class Heard implements Notices {
        @Override
        public void say(String sentence) {
            said.add(sentence);
        }

        @Override
        public void say(String sentence, String actionName, Runnable action) {
            said.add(sentence);
        }
    }

    @Test
    void saysNothingOfTracesWhereThereAreNone() {
        delete(people.person("visit-1", "Annabel", "ann@example.com"));
        assertThat(report()).contains("On this machine:").doesNotContain("an update", "draft holds", "copies for good");
        assertThat(find("#profiles-copies-delete").getParent().isVisible()).isFalse();
    }

    @Test
    void namesCopiesAndDraftsAndDeletesTheCopies() throws IOException {
        Path console = file("console/console-v4-20261101-080000-000.sqlite");
        Path server = file("server/tracking-backup-version-3.sqlite");
        Path otherDataSet = file("server/production/tracking-backup-version-3.sqlite");
        String id = people.person("visit-1", "Annabel", "ann@example.com");
        drafts.save(Drafts.COMPOSE, "{\"profile\": {\"id\": \"" + id + "\"}}");
        delete(id);

        String before = report();
        assertThat(before)
                .contains(console.toString(), server.toString())
                .contains("1 draft holds an id of the person:", "The payload in Compose.", "“Delete copies for good”")
                .doesNotContain(otherDataSet.toString(), "not saved");
        assertThat(FxThread.call(() -> ((Label) find("#profiles-copies")).getText()))
                .contains("2 copies", console.toString(), server.toString());
        pictures("removed-traces");

        press("#profiles-copies-delete");
        pictures("removed-traces-sure");
        assertThat(FxThread.call(() -> ((Label) find("#profiles-copies-question")).getText()))
                .isEqualTo("Delete these 2 files for good? Nothing brings them back.");
        press("#profiles-copies-keep");
        assertThat(console).exists();
        assertThat(find("#profiles-copies-confirm").getParent().isVisible()).isFalse();
        press("#profiles-copies-delete");
        press("#profiles-copies-confirm");

        assertThat(console).doesNotExist();
        assertThat(server).doesNotExist();
        assertThat(otherDataSet).exists();
        assertThat(said.getLast()).contains("Deleted afterwards", console.toString(), server.toString());
        assertThat(report()).contains("Deleted afterwards").isNotEqualTo(before);
        assertThat(find("#profiles-copies-delete").getParent().isVisible()).isFalse();
    }

    @Test
    void copiesCanBeDeletedLaterFromTheKeptReport() throws IOException {
        Path console = file("console/console-v4-20261101-080000-000.sqlite");
        delete(people.person("visit-1", "Annabel", "ann@example.com"));
        FxThread.run(() -> {
            model.endRemoval();
            model.reports().open();
        });
        FxThread.snapshot(view, 1090, 720, Path.of("target", "profiles", "last.png"));
        pictures("reports-traces");

        press("#profiles-copies-delete");
        press("#profiles-copies-confirm");

        assertThat(console).doesNotExist();
        FxThread.run(() -> {
            model.reports().close();
            model.reports().open();
        });
        FxThread.snapshot(view, 1090, 720, Path.of("target", "profiles", "last.png"));
        assertThat(report()).contains("Deleted afterwards", console.toString());
        assertThat(find("#profiles-copies-delete").getParent().isVisible()).isFalse();
    }

    @Test
    void namesNoCopyOfTheLocalServerAfterADeletionElsewhere() throws IOException {
        Path server = file("server/tracking-backup-version-3.sqlite");
        FxThread.run(() -> {
            TrackServer elsewhere = new TrackServer(
                    "team", "Team", people.server.url(), people.server.timeout(), List.of(), PeopleServer.ADMIN.user());
            model.state().serverProperty().set(elsewhere.withDataSet(DataSet.STAGING));
        });
        delete(people.person("visit-1", "Annabel", "ann@example.com"));
        assertThat(report()).contains("Team").doesNotContain(server.toString());
        assertThat(find("#profiles-copies-delete").getParent().isVisible()).isFalse();
    }

    @Test
    void namesNoCopyThatTheLocalServerMadeAfterTheDeletion() throws IOException {
        delete(people.person("visit-1", "Annabel", "ann@example.com"));
        Path later = file("server/tracking-backup-version-3.sqlite");
        Files.setLastModifiedTime(later, FileTime.from(Instant.now().plusSeconds(60)));
        FxThread.run(() -> {
            model.endRemoval();
            model.reports().open();
        });
        FxThread.snapshot(view, 1090, 720, Path.of("target", "profiles", "last.png"));
        assertThat(find("#profiles-copies-delete").getParent().isVisible()).isFalse();
    }

    @Test
    void saysThatADamagedFileIsTheOnlyOneOfItsKind() throws IOException {
        file("console/console-damaged-20261102-080000-000.sqlite");
        delete(people.person("visit-1", "Annabel", "ann@example.com"));
        assertThat(FxThread.call(() -> ((Label) find("#profiles-copies")).getText()))
                .contains("damaged is the only one")
                .doesNotContain("used by nothing");
    }

    @Test
    void doesNotSayThatItDeletedWhatWasGone() throws IOException {
        Path console = file("console/console-v4-20261101-080000-000.sqlite");
        delete(people.person("visit-1", "Annabel", "ann@example.com"));
        Files.delete(console);
        press("#profiles-copies-delete");
        press("#profiles-copies-confirm");
        assertThat(said.getLast()).contains("gone already", console.toString()).doesNotContain("Deleted");
    }

    @Test
    void tellsWhatWasDeletedAlsoWhereTheReportCannotBeKept() throws IOException {
        Path console = file("console/console-v4-20261101-080000-000.sqlite");
        delete(people.person("visit-1", "Annabel", "ann@example.com"));
        Path reports = folder.resolve("deletions");
        Files.move(reports, folder.resolve("elsewhere"));
        Files.writeString(reports, "no folder");

        press("#profiles-copies-delete");
        press("#profiles-copies-confirm");

        assertThat(console).doesNotExist();
        assertThat(said.getLast()).contains("Deleted afterwards", console.toString());
        assertThat(report()).contains("Deleted afterwards", console.toString());
        assertThat(words()).anyMatch(words -> words.startsWith("The console could not keep this report"));
    }

    private void press(String button) {
        FxThread.run(() -> ((Button) find(button)).fire());
    }

    private List<String> words() {
        return FxThread.call(() -> view.lookupAll(".banner").stream()
                .filter(Node::isVisible)
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .toList());
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "x");
    }

    private void delete(String id) {
        FxThread.run(() -> {
            model.search(id);
            model.remove();
            model.removing().typedProperty().set(id.substring(id.length() - 6));
            model.removing().start();
        });
        FxThread.snapshot(view, 1090, 720, Path.of("target", "profiles", "last.png"));
    }

    private String report() {
        return FxThread.call(() -> ((TextArea) find("#profiles-report")).getText());
    }

    private Node find(String id) {
        Node node = view.lookup(id);
        assertThat(node).as(id).isNotNull();
        return node;
    }

    private void pictures(String name) {
        for (boolean dark : new boolean[] {false, true}) {
            FxThread.wear(dark);
            for (int width : new int[] {800, 1120, 1440}) {
                Path png = Path.of("target", "profiles", name + "-" + width + (dark ? "-dark" : "") + ".png");
                FxThread.snapshot(view, width, 800, png);
                assertThat(png).isNotEmptyFile();
            }
        }
        FxThread.wear(false);
    }
}
