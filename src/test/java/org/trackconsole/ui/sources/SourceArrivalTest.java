package org.trackconsole.ui.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.fx.FxWork;
import org.trackconsole.fx.HeldFxWork;
import org.trackconsole.model.Source;
import org.trackconsole.service.ArrivalCheck;

/** While the server is being asked. */
class SourceArrivalTest {
    @TempDir
    private Path folder;

    private final Held work = new Held();
    private SourcesFixture fixture;
    private SourceEntry entry;

    @BeforeEach
    void open() throws IOException {
        fixture = new SourcesFixture(folder, work);
        fixture.wiring.catalog().createExample(fixture.wiring.local());
        entry = new SourceEntry(SourceForm.of(Source.rest("web-shop", "Web shop")));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void endsWithWhatTheServerShows() throws Exception {
        fixture.model.arrival().check(entry);
        assertThat(entry.arrivalProperty().get()).isEqualTo(new ArrivalState.UnderWay(null, null));
        work.held.finish();
        assertThat(entry.arrivalProperty().get())
                .isInstanceOfSatisfying(
                        ArrivalState.Over.class,
                        over -> assertThat(over.outcome()).isInstanceOf(ArrivalCheck.Outcome.Arrived.class));
    }

    @Test
    void isStoppedAtOnceAndSaysThatNothingIsKnown() throws Exception {
        fixture.model.arrival().check(entry);
        fixture.model.arrival().stop(entry);
        work.held.finish();
        assertThat(entry.arrivalProperty().get())
                .isInstanceOfSatisfying(
                        ArrivalState.Over.class,
                        over -> assertThat(((ArrivalCheck.Outcome.Stopped) over.outcome()).reason())
                                .isEqualTo(ArrivalCheck.Reason.STOPPED));
    }

    @Test
    void isNotBegunTwice() throws Exception {
        fixture.model.arrival().check(entry);
        fixture.model.arrival().check(entry);
        assertThat(work.begun).isEqualTo(1);
        work.held.finish();
        fixture.model.arrival().check(entry);
        assertThat(work.begun).isEqualTo(2);
    }

    /** Counts what is begun. */
    private static final class Held implements FxWork {
        private final HeldFxWork held = new HeldFxWork();
        private int begun;

        @Override
        public <T> Job<T> run(String label, Callable<T> work) {
            begun++;
            return held.run(label, work);
        }

        @Override
        public Job<Void> after(Duration delay, Runnable action) {
            return held.after(delay, action);
        }
    }
}
