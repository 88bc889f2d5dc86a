package org.trackconsole.ui.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.fx.FxThread;
import org.trackconsole.fx.HeldFxWork;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.ForgetfulServer;
import org.trackconsole.service.Remedy;
import org.trackconsole.service.transfer.SourceTransfer.Outcome;
import org.trackconsole.service.transfer.TransferEntry.Kind;
import org.trackconsole.ui.port.Destination;

/** Copies and imports while servers are switched, slow or down. */
class TransferModelTest {
    @TempDir
    private Path folder;

    private final HeldFxWork work = new HeldFxWork();
    private SourcesFixture fixture;
    private TransferModel transfer;

    @BeforeEach
    void open() throws Exception {
        fixture = new SourcesFixture(folder.resolve("console"), work);
        fixture.fill();
        fixture.state.servers().setAll(fixture.wiring.local(), SourcesFixture.DOWN);
        fixture.model.start();
        work.finish();
        transfer = fixture.model.transfer();
        Path file = folder.resolve("two.csv");
        Files.writeString(file, "id,name\nkiosk,Kiosk\ntill,Till\n");
        fixture.files.choose(file);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void anImportNamesAndFollowsTheChosenDataSetUntilSomethingIsWritten() throws Exception {
        TrackServer production = fixture.wiring.local().withDataSet(DataSet.PRODUCTION);
        importTwo();
        assertThat(transfer.title()).contains("two.csv", fixture.wiring.local().name(), "staging data");
        fixture.state.serverProperty().set(production);
        work.finish();
        assertThat(transfer.title()).contains("production data");
        transfer.run();
        work.finish();
        assertThat(fixture.wiring.catalog().find(production, "kiosk")).isInstanceOf(Reply.Ok.class);
        assertThat(fixture.onServer("kiosk")).isNull();

        fixture.state.serverProperty().set(fixture.wiring.local());
        work.finish();
        assertThat(transfer.title()).contains("production data");
        assertThat(transfer.canUndo()).isTrue();
        transfer.undo();
        work.finish();
        assertThat(fixture.wiring.catalog().find(production, "kiosk")).isInstanceOf(Reply.Failed.class);
    }

    @Test
    void aFileThatIsReadWhileTheServerIsSwitchedIsComparedWithTheChosenOne() throws Exception {
        transfer.importFile();
        fixture.state.serverProperty().set(fixture.wiring.local().withDataSet(DataSet.PRODUCTION));
        work.finish();
        assertThat(transfer.title()).contains("production data");
    }

    @Test
    void nothingElseBeginsWhileSourcesAreWritten() throws Exception {
        importTwo();
        transfer.run();
        String title = transfer.title();
        transfer.copy(List.of(Source.rest("web-shop", "Web shop")));
        transfer.importFile();
        transfer.again();
        assertThat(transfer.title()).isEqualTo(title);
        assertThat(transfer.stageProperty().get()).isInstanceOf(TransferStage.Running.class);
        work.finish();
        assertThat(outcomes()).containsExactly(Outcome.Created.class, Outcome.Created.class);
        assertThat(transfer.canUndo()).isTrue();
    }

    @Test
    void aFaultAtOneSourceLeavesTheOthersTheirTurn() throws Exception {
        importTwo();
        transfer.run();
        assertThatThrownBy(() -> work.fail(new IllegalStateException("of a test")))
                .hasMessage("of a test");
        work.finish();
        assertThat(transfer.stageProperty().get()).isInstanceOf(TransferStage.Over.class);
        assertThat(outcomes()).containsExactly(Outcome.Faulted.class, Outcome.Created.class);
        assertThat(TransferWords.report(transfer)).contains("The console failed at this source");
        transfer.close();
        assertThat(transfer.stageProperty().get()).isInstanceOf(TransferStage.Closed.class);
    }

    @Test
    void whatWasWrittenCanBeTakenBackAfterComparingAgain() throws Exception {
        importTwo();
        transfer.run();
        work.finish();
        transfer.again();
        work.finish();
        assertThat(transfer.stageProperty().get()).isInstanceOf(TransferStage.Preview.class);
        assertThat(transfer.canUndo()).isTrue();
        transfer.undo();
        work.finish();
        assertThat(outcomes()).containsExactly(Outcome.TakenBack.class, Outcome.TakenBack.class);
        assertThat(fixture.onServer("till")).isNull();
    }

    @Test
    void whatWasWrittenBeforeAndAfterComparingAgainIsTakenBackTogether() throws Exception {
        importTwo();
        transfer.rows().getLast().chosenProperty().set(false);
        transfer.run();
        work.finish();
        transfer.again();
        work.finish();
        transfer.run();
        work.finish();
        assertThat(fixture.onServer("till")).isNotNull();
        transfer.undo();
        work.finish();
        assertThat(fixture.onServer("kiosk")).isNull();
        assertThat(fixture.onServer("till")).isNull();
    }

    @Test
    void theWayOutOfAFailureLeadsToTheTargetAndBack() throws Exception {
        transfer.copy(List.of(Source.rest("web-shop", "Web shop")));
        work.finish();
        assertThat(transfer.stageProperty().get()).isInstanceOf(TransferStage.Failed.class);
        fixture.model.remedyOfTransfer(Remedy.TEST_CONNECTION);
        assertThat(fixture.went).containsExactly(new Destination.ShowServer("nightly", Remedy.TEST_CONNECTION));

        TrackServer mended = new TrackServer(
                "nightly",
                "Nightly",
                fixture.wiring.local().url(),
                SourcesFixture.DOWN.timeout(),
                List.of(),
                fixture.wiring.local().user());
        fixture.state.servers().setAll(fixture.wiring.local(), mended);
        transfer.again();
        assertThat(transfer.targetProperty().get()).isEqualTo(mended);
        work.finish();
        fixture.model.remedyOfTransfer(Remedy.SEND_AGAIN);
        assertThat(transfer.stageProperty().get()).isInstanceOf(TransferStage.Reading.class);
    }

    @Test
    void aPreviewForAnAddressThatTheConnectionHasLeftIsMadeAnewForTheOtherOne() throws Exception {
        try (ForgetfulServer former = new ForgetfulServer();
                ForgetfulServer other = new ForgetfulServer()) {
            fixture.state.servers().setAll(fixture.wiring.local(), former.server());
            transfer.copy(List.of(Source.rest("a", "A"), Source.rest("b", "B")));
            work.finish();
            assertThat(transfer.stageProperty().get()).isInstanceOf(TransferStage.Preview.class);
            other.sources.put("a", Source.rest("a", "Theirs"));
            fixture.state.servers().setAll(fixture.wiring.local(), other.server());
            work.finish();
            assertThat(transfer.rows()).extracting(transfer::kind).containsExactly(Kind.CHANGED, Kind.NEW);
            transfer.run();
            work.finish();
            assertThat(former.written()).isEmpty();
            assertThat(other.sources).containsOnlyKeys("a", "b");
        }
    }

    @Test
    void whatWasWrittenIsTakenBackOnlyWhereItWasWritten() throws Exception {
        try (ForgetfulServer former = new ForgetfulServer();
                ForgetfulServer other = new ForgetfulServer()) {
            fixture.state.servers().setAll(fixture.wiring.local(), former.server());
            transfer.copy(List.of(Source.rest("a", "A"), Source.rest("b", "B")));
            work.finish();
            transfer.run();
            work.finish();
            other.sources.putAll(former.sources);
            fixture.state.servers().setAll(fixture.wiring.local(), other.server());
            transfer.undo();
            work.finish();
            assertThat(other.sources).containsOnlyKeys("a", "b");
            assertThat(former.sources).containsOnlyKeys("a", "b");
            assertThat(fixture.said.sentences).last().asString().contains("does not lead to");

            fixture.state.servers().setAll(fixture.wiring.local(), former.server());
            transfer.undo();
            work.finish();
            assertThat(former.sources).isEmpty();
            assertThat(other.sources).containsOnlyKeys("a", "b");
        }
    }

    @Test
    void closingTheWindowMeanwhileIsAskedAboutAndEndsItAfterTheSourceUnderWay() throws Exception {
        SourcesScreen screen = FxThread.call(() -> new SourcesScreen(fixture.model));
        importTwo();
        assertThat(screen.unsaved()).isEmpty();
        transfer.run();
        assertThat(screen.unsaved())
                .hasValueSatisfying(words -> assertThat(words).contains("0 of 2"));
        fixture.model.dispose();
        work.finish();
        assertThat(fixture.onServer("till")).isNull();
        assertThat(screen.unsaved()).isEmpty();
    }

    private void importTwo() throws Exception {
        transfer.importFile();
        work.finish();
        assertThat(transfer.stageProperty().get()).isInstanceOf(TransferStage.Preview.class);
        assertThat(transfer.countChosen()).isEqualTo(2);
    }

    /** What became of each row, as the class of its outcome. */
    private List<Class<?>> outcomes() {
        return transfer.rows().stream()
                .<Class<?>>map(row ->
                        Objects.requireNonNull(row.outcomeProperty().get()).getClass())
                .toList();
    }
}
