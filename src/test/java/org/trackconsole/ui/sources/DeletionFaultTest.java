package org.trackconsole.ui.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.client.FaultServer;
import org.trackconsole.fx.FxThread;
import org.trackconsole.fx.HeldFxWork;
import org.trackconsole.model.Header;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.ForgetfulServer;
import org.trackconsole.ui.sources.DeletionRow.Fate;

/** Deletions, one or several, of which answers are lost or refused, or that others were faster with. */
class DeletionFaultTest {
    private static final Source ONE = ForgetfulServer.mail("one", "One");
    private static final Source TWO = ForgetfulServer.mail("two", "Two");

    /** Nothing listens there. */
    private static final URI ELSEWHERE = URI.create("http://127.0.0.1:9");

    @TempDir
    private Path folder;

    private final HeldFxWork work = new HeldFxWork();
    private ForgetfulServer server;
    private SourcesFixture fixture;
    private SourceDeletion deletion;

    @BeforeEach
    void open() throws Exception {
        server = new ForgetfulServer();
        server.sources.put(ONE.id(), ONE);
        server.sources.put(TWO.id(), TWO);
        fixture = new SourcesFixture(folder, work);
        fixture.state.servers().setAll(fixture.wiring.local(), server.server());
        fixture.state.serverProperty().set(server.server());
        fixture.model.start();
        work.finish();
        deletion = fixture.model.deletion();
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
        server.close();
    }

    @Test
    void oneThatTheServerRefusesToDeleteStopsNoOtherAndHasAnotherTurn() throws Exception {
        server.answer = (request, stage) -> {
            boolean first = request.path().endsWith("/one");
            if (first) {
                server.sources.put(ONE.id(), ONE);
            }
            FaultServer.json(first ? 403 : 200, first ? "{\"detail\":\"Access forbidden\"}" : "true")
                    .play(request, stage);
        };
        deleteBoth();
        assertThat(fates()).hasExactlyElementsOfTypes(Fate.NotDeleted.class, Fate.Deleted.class);
        assertThat(deletion.rows().getFirst().kept()).as("it is there").isNull();
        assertThat(deletion.countWanted()).isEqualTo(1);
        assertThat(DeletionWords.report(deletion))
                .as("what happened, why, and what to do")
                .contains("1 deleted · 1 failed", "One (one): not deleted: The server does not allow this")
                .contains("a gateway in front of it blocks the call", "Ask the administrator of the server.");

        server.answer = null;
        deletion.run();
        work.finish();
        assertThat(fixture.guard.asked()).last().asString().endsWith("Delete the source “One”");
        assertThat(fates()).hasExactlyElementsOfTypes(Fate.Deleted.class, Fate.Deleted.class);
        deletion.undo();
        work.finish();
        assertThat(server.sources.values()).containsExactly(ONE, TWO);
    }

    @Test
    void whatWasDeletedThoughTheAnswerWasLostIsBroughtBack() throws Exception {
        server.answer = FaultServer.nothing();
        deleteBoth();
        assertThat(fates()).hasOnlyElementsOfType(Fate.Deleted.class);
        server.answer = null;
        deletion.undo();
        work.finish();
        assertThat(server.sources.values()).containsExactly(ONE, TWO);
    }

    @Test
    void whatMayBeDeletedIsKeptAlsoOnceTheListDoesNotShowItAndTheReportIsClosed() throws Exception {
        server.answer = (request, stage) -> {
            server.look = FaultServer.nothing();
            stage.hangUp();
        };
        deleteBoth();
        assertThat(fates()).first().isInstanceOf(Fate.Unknown.class);
        assertThat(deletion.countKept()).isEqualTo(1);
        deletion.close();
        server.sources.clear();
        fixture.model.reload();
        work.finish();
        assertThat(fixture.model.entries().find("one")).isNull();

        server.answer = null;
        server.look = null;
        fixture.model.actions().undoDeletion().orElseThrow().run().run();
        work.finish();
        assertThat(server.sources.values()).containsExactly(ONE);
        assertThat(fixture.model.actions().undoDeletion()).isEmpty();
    }

    @Test
    void whatOthersDeletedBeforeIsNotMadeAnew() throws Exception {
        server.sources.remove("one");
        deleteBoth();
        assertThat(fates()).hasExactlyElementsOfTypes(Fate.GoneBefore.class, Fate.Deleted.class);
        deletion.undo();
        work.finish();
        assertThat(server.sources.values()).containsExactly(TWO);
    }

    @Test
    void undoBringsBackWhatOthersHadMadeOfASourceSinceItWasListed() throws Exception {
        Source theirs = ForgetfulServer.mail("one", "Theirs");
        server.sources.put("one", theirs);
        deleteBoth();
        deletion.undo();
        work.finish();
        assertThat(server.sources.values()).containsExactly(theirs, TWO);
        assertThat(fixture.names()).containsExactly("Theirs", "Two");
    }

    @Test
    void undoWritesNothingOverWhatOthersMadeInItsPlace() throws Exception {
        deleteBoth();
        Source theirs = ForgetfulServer.mail("one", "Theirs");
        server.sources.put("one", theirs);
        deletion.undo();
        work.finish();
        assertThat(fates()).hasExactlyElementsOfTypes(Fate.Taken.class, Fate.BroughtBack.class);
        assertThat(server.sources.values()).containsExactly(theirs, TWO);
        assertThat(fixture.names()).containsExactly("Theirs", "Two");
        assertThat(deletion.countKept()).isZero();
    }

    @Test
    void oneThatDoesNotComeBackCanBeTriedAgain() throws Exception {
        deleteBoth();
        server.obeys = false;
        server.answer = FaultServer.json(403, "{\"detail\":\"Access forbidden\"}");
        deletion.undo();
        work.finish();
        assertThat(fates()).hasOnlyElementsOfType(Fate.NotBack.class);
        server.obeys = true;
        server.answer = null;
        deletion.undo();
        work.finish();
        assertThat(fates()).hasOnlyElementsOfType(Fate.BroughtBack.class);
        assertThat(server.sources.values()).containsExactly(ONE, TWO);
    }

    @Test
    void aFaultOfTheConsoleLeavesOpenWhetherASourceIsDeletedAndKeepsIt() throws Exception {
        select();
        fixture.model.delete();
        deletion.run();
        assertThatThrownBy(() -> work.fail(new IllegalStateException("of a test")))
                .hasMessage("of a test");
        work.finish();
        assertThat(fates()).hasExactlyElementsOfTypes(Fate.Unknown.class, Fate.Deleted.class);
        deletion.undo();
        work.finish();
        assertThat(server.sources.values()).containsExactly(ONE, TWO);
    }

    @Test
    void aSingleSourceIsKeptTooWhereTheAnswerIsLost() throws Exception {
        server.answer = (request, stage) -> {
            server.look = FaultServer.nothing();
            stage.hangUp();
        };
        deleteOne();
        assertThat(fixture.said.sentences).last().asString().contains("not known");
        server.answer = null;
        server.look = null;
        fixture.said.takeUp();
        work.finish();
        assertThat(server.sources.values()).containsExactly(ONE, TWO);
    }

    @Test
    void aSingleUndoWritesNothingOverWhatOthersMadeInItsPlace() throws Exception {
        deleteOne();
        Source theirs = ForgetfulServer.mail("one", "Theirs");
        server.sources.put("one", theirs);
        fixture.said.takeUp();
        work.finish();
        assertThat(server.sources.values()).containsExactly(theirs, TWO);
        assertThat(fixture.said.sentences).last().asString().contains("Somebody else has saved another source");
        assertThat(fixture.names()).containsExactly("Theirs", "Two");
    }

    @Test
    void aSingleSourceThatOthersDeletedBeforeIsNotOfferedAnew() throws Exception {
        server.sources.remove("one");
        deleteOne();
        assertThat(fixture.said.sentences).last().asString().contains("had deleted source “One” already");
        assertThat(fixture.model.actions().undoDeletion()).isEmpty();
        assertThat(fixture.names()).containsExactly("Two");
        assertThat(server.written()).isEmpty();
    }

    @Test
    void anotherAddressOfTheConnectionEndsWhatWasOnlyShown() throws Exception {
        select();
        fixture.model.delete();
        leadTo(ELSEWHERE);
        work.finish();
        assertThat(deletion.stageProperty().get()).isInstanceOf(DeletionStage.Closed.class);
        deletion.run();
        work.finish();
        assertThat(server.written()).isEmpty();
    }

    @Test
    void theRestIsNotDeletedOnceTheConnectionLeadsElsewhere() throws Exception {
        select();
        fixture.model.delete();
        deletion.run();
        leadTo(ELSEWHERE);
        work.finish();
        assertThat(fates()).hasExactlyElementsOfTypes(Fate.Deleted.class, Fate.Wanted.class);
        assertThat(server.sources.values()).containsExactly(TWO);
        deletion.undo();
        work.finish();
        assertThat(server.sources.values()).containsExactly(TWO);
        assertThat(fixture.said.sentences).last().asString().contains("does not lead to");
    }

    @Test
    void whatWasDeletedAtAnotherAddressIsBroughtBackOnceTheConnectionLeadsThereAgain() throws Exception {
        deleteOne();
        leadTo(ELSEWHERE);
        work.finish();
        assertThat(fixture.model.actions().undoDeletion())
                .as("offered at this address")
                .isEmpty();
        int before = server.requests();
        fixture.said.takeUp();
        work.finish();
        assertThat(server.requests()).isEqualTo(before);
        assertThat(fixture.said.sentences).last().asString().contains("does not lead to");

        leadTo(server.server().url());
        work.finish();
        fixture.model.actions().undoDeletion().orElseThrow().run().run();
        work.finish();
        assertThat(server.sources.values()).containsExactly(ONE, TWO);
    }

    @Test
    void anUndoGoesTheWayThatTheConnectionHasNow() throws Exception {
        deleteOne();
        TrackServer known = server.server();
        TrackServer mended = new TrackServer(
                known.id(),
                "Renamed",
                known.url(),
                known.timeout(),
                List.of(new Header("X-Team", "blue", false)),
                known.user());
        fixture.state.servers().setAll(fixture.wiring.local(), mended);
        fixture.state.serverProperty().set(mended);
        work.finish();
        fixture.said.takeUp();
        work.finish();
        assertThat(server.sources.values()).containsExactly(ONE, TWO);
        assertThat(server.lastHeaders()).containsEntry("x-team", "blue");
    }

    @Test
    void closingTheWindowMeanwhileIsAskedAboutAndEndsItAfterTheSourceUnderWay() throws Exception {
        SourcesScreen screen = FxThread.call(() -> new SourcesScreen(fixture.model));
        select();
        fixture.model.delete();
        assertThat(screen.unsaved()).isEmpty();
        deletion.run();
        assertThat(screen.unsaved())
                .hasValueSatisfying(words -> assertThat(words).contains("0 of 2"));
        fixture.model.dispose();
        work.finish();
        assertThat(server.sources.values()).containsExactly(TWO);
        assertThat(screen.unsaved()).isEmpty();
    }

    /** Somebody edits the address of the connection. */
    private void leadTo(URI url) {
        TrackServer known = server.server();
        TrackServer edited =
                new TrackServer(known.id(), known.name(), url, known.timeout(), known.headers(), known.user());
        fixture.state.servers().setAll(fixture.wiring.local(), edited);
        fixture.state.serverProperty().set(edited);
    }

    private void deleteOne() throws Exception {
        fixture.model.show("one");
        fixture.model.delete();
        work.finish();
    }

    private void deleteBoth() throws Exception {
        select();
        fixture.model.delete();
        deletion.run();
        work.finish();
        assertThat(deletion.stageProperty().get()).isInstanceOf(DeletionStage.Over.class);
    }

    private void select() {
        fixture.model.select(List.copyOf(fixture.model.shown()), null);
    }

    private List<Fate> fates() {
        return deletion.rows().stream().map(DeletionRow::fate).toList();
    }
}
