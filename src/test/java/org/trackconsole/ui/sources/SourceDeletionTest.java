package org.trackconsole.ui.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.fx.HeldFxWork;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.ui.sources.DeletionRow.Fate;

/** Several sources are deleted at once and brought back, over a real local server. */
class SourceDeletionTest {
    @TempDir
    private Path folder;

    private final HeldFxWork work = new HeldFxWork();
    private SourcesFixture fixture;
    private SourceDeletion deletion;
    private TrackServer server;
    private List<Source> before;

    @BeforeEach
    void open() throws Exception {
        fixture = new SourcesFixture(folder, work);
        fixture.fill();
        fixture.model.start();
        work.finish();
        deletion = fixture.model.deletion();
        server = fixture.state.server();
        before = onServer();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void deletesNothingBeforeAPersonHasSeenWhatAndAgreed() throws Exception {
        select(3);
        fixture.model.delete();
        assertThat(deletion.stageProperty().get()).isInstanceOf(DeletionStage.Preview.class);
        assertThat(deletion.rows()).hasSize(3);
        assertThat(deletion.title()).contains("3 sources", server.name());
        assertThat(fixture.guard.asked()).isEmpty();
        deletion.close();
        work.finish();
        assertThat(onServer()).isEqualTo(before);
    }

    @Test
    void deletesThemAndSaysSoOfEachAndBringsThemBack() throws Exception {
        List<SourceEntry> some = select(3);
        fixture.model.delete();
        deletion.run();
        work.finish();
        assertThat(fixture.guard.asked()).containsExactly(server.id() + ": Delete 3 sources");
        assertThat(deletion.stageProperty().get()).isInstanceOf(DeletionStage.Over.class);
        assertThat(deletion.rows()).extracting(DeletionRow::fate).allMatch(Fate.Deleted.class::isInstance);
        assertThat(onServer()).hasSize(before.size() - 3);
        assertThat(fixture.model.entries().all()).doesNotContainAnyElementsOf(some);

        deletion.undo();
        work.finish();
        assertThat(deletion.rows()).extracting(DeletionRow::fate).allMatch(Fate.BroughtBack.class::isInstance);
        assertThat(onServer())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("timestamp")
                .containsExactlyInAnyOrderElementsOf(before);
        assertThat(fixture.model.entries().all()).containsAll(some);
        assertThat(fixture.model.actions().undoDeletion())
                .as("nothing is left to be undone")
                .isEmpty();
    }

    @Test
    void eachCanBeBroughtBackByItselfOnceTheReportIsClosed() throws Exception {
        select(2);
        fixture.model.delete();
        deletion.run();
        work.finish();
        deletion.close();
        for (int undone = 1; undone <= 2; undone++) {
            fixture.model.actions().undoDeletion().orElseThrow().run().run();
            work.finish();
            assertThat(onServer()).hasSize(before.size() - 2 + undone);
        }
    }

    @Test
    void aProductionServerStaysAsItIsUntilItIsUnlocked() throws Exception {
        fixture.guard.decline();
        select(2);
        fixture.model.delete();
        deletion.run();
        work.finish();
        assertThat(deletion.stageProperty().get()).isInstanceOf(DeletionStage.Preview.class);
        assertThat(onServer()).isEqualTo(before);
    }

    @Test
    void stopsBetweenTwoSources() throws Exception {
        select(3);
        fixture.model.delete();
        deletion.run();
        deletion.stop();
        assertThat(deletion.stageProperty().get()).isEqualTo(new DeletionStage.Running(0, 3, true));
        work.finish();
        assertThat(onServer()).hasSize(before.size() - 1);
        assertThat(deletion.rows())
                .extracting(DeletionRow::fate)
                .filteredOn(Fate.Wanted.class::isInstance)
                .hasSize(2);
    }

    @Test
    void anotherDataSetEndsWhatWasOnlyShown() throws Exception {
        select(2);
        fixture.model.delete();
        fixture.state.serverProperty().set(server.withDataSet(DataSet.PRODUCTION));
        work.finish();
        assertThat(deletion.stageProperty().get()).isInstanceOf(DeletionStage.Closed.class);
    }

    private List<SourceEntry> select(int count) {
        List<SourceEntry> some = new ArrayList<>(fixture.model.shown().subList(0, count));
        fixture.model.select(some, null);
        return some;
    }

    private List<Source> onServer() {
        return ((Reply.Ok<List<Source>>) fixture.wiring.catalog().list(server, "")).value();
    }
}
