package org.trackconsole.ui.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.fx.HeldFxWork;

/** What people do while a server takes its time. */
class SlowServerTest {
    @TempDir
    private Path folder;

    private final HeldFxWork work = new HeldFxWork();
    private SourcesFixture fixture;
    private SourcesViewModel model;

    @BeforeEach
    void open() throws Exception {
        fixture = new SourcesFixture(folder, work);
        model = fixture.model;
        fixture.state.servers().setAll(fixture.wiring.local(), SourcesFixture.DOWN);
        fixture.fill();
        model.start();
        work.finish();
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    @Test
    void aFaultOfTheConsoleLeavesNoSourceBusy() throws Exception {
        model.show("web-shop");
        fixture.typeName("Web shop 2");
        model.save();
        work.fail(new IllegalStateException("of a test"));
        assertThat(fixture.chosen().busyProperty().get()).isFalse();
        model.delete();
        assertThat(fixture.chosen().busyProperty().get()).isTrue();
        work.fail(new IllegalStateException("of a test"));
        assertThat(fixture.chosen().busyProperty().get()).isFalse();
        model.save();
        work.finish();
        assertThat(Objects.requireNonNull(fixture.onServer("web-shop")).name()).isEqualTo("Web shop 2");
    }

    @Test
    void whatIsTypedWhileASaveIsUnderWayIsNotLost() throws Exception {
        model.show("web-shop");
        fixture.typeName("Web shop 2");
        model.save();
        assertThat(fixture.chosen().busyProperty().get()).isTrue();
        fixture.typeName("Web shop 3");
        work.finish();

        assertThat(fixture.chosen().busyProperty().get()).isFalse();
        assertThat(Objects.requireNonNull(fixture.onServer("web-shop")).name()).isEqualTo("Web shop 2");
        assertThat(fixture.chosen().form().typed().name()).isEqualTo("Web shop 3");
        assertThat(fixture.chosen().form().isTouched()).isTrue();
    }

    @Test
    void aSecondSaveWaitsForTheFirst() throws Exception {
        model.create("kiosk");
        fixture.typeName("Kiosk");
        model.save();
        model.save();
        work.finish();
        assertThat(fixture.said.sentences).hasSize(1);
    }

    @Test
    void aSaveThatEndsAfterAnotherServerWasChosenDoesNotShowThere() throws Exception {
        model.create("kiosk");
        fixture.typeName("Kiosk");
        model.save();
        fixture.state.serverProperty().set(SourcesFixture.DOWN);
        work.finish();
        assertThat(fixture.onServer("kiosk")).isNotNull();
        assertThat(model.shown()).isEmpty();

        fixture.state.serverProperty().set(fixture.wiring.local());
        work.finish();
        assertThat(fixture.names()).filteredOn("Kiosk"::equals).hasSize(1);
    }

    @Test
    void anExampleThatIsCreatedAfterAnotherServerWasChosenIsNotShownThere() throws Exception {
        model.actions().createExample();
        fixture.state.serverProperty().set(SourcesFixture.DOWN);
        work.finish();
        assertThat(model.chosenProperty().get()).isNull();
        assertThat(model.shown()).isEmpty();
    }

    @Test
    void undoReachesTheServerOfTheSourceAlsoWhenAnotherIsChosen() throws Exception {
        model.show("web-shop");
        model.toggle();
        work.finish();
        fixture.state.serverProperty().set(SourcesFixture.DOWN);
        work.finish();
        fixture.said.takeUp();
        work.finish();
        assertThat(Objects.requireNonNull(fixture.onServer("web-shop")).enabled())
                .isTrue();
        assertThat(model.shown()).isEmpty();
    }
}
