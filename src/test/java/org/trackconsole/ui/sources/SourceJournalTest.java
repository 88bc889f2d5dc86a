package org.trackconsole.ui.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.fx.HeldFxWork;
import org.trackconsole.json.Json;
import org.trackconsole.model.Bridge;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Drafts;

/** What was typed into sources and not saved outlives a crash. */
class SourceJournalTest {
    private static final Source MAILBOX = new Source(
            "mail",
            "Mailbox",
            List.of("imap"),
            Bridge.REST,
            "",
            "",
            true,
            List.of(),
            List.of(),
            false,
            null,
            Map.of("config", Json.read("{\"imap\":{\"host\":\"mail.example\",\"password\":\"open sesame\"}}")));

    @TempDir
    private Path folder;

    @Test
    void anEditAndANewSourceAreThereAgainAfterACrash() throws IOException {
        SourcesFixture crashing = new SourcesFixture(folder);
        crashing.fill();
        crashing.model.start();
        crashing.model.show("web-shop");
        crashing.typeName("Web shop, the other");
        crashing.model.create("kiosk");
        crashing.typeName("Kiosk");
        crashing.direct.elapse();
        assertThat(crashing.model.journal().countUnkept()).isZero();
        crashing.wiring.close();

        try (SourcesFixture fixture = new SourcesFixture(folder)) {
            fixture.model.start();
            assertThat(fixture.names()).hasSize(5).startsWith("Kiosk");
            fixture.model.show("web-shop");
            assertThat(fixture.chosen().form().typed().name()).isEqualTo("Web shop, the other");
            assertThat(fixture.chosen().form().base().name()).isEqualTo("Web shop");
        }
    }

    @Test
    void whatIsTypedInTheLastMomentIsKeptAtTheEnd() throws IOException {
        try (SourcesFixture fixture = new SourcesFixture(folder)) {
            fixture.model.start();
            fixture.model.create("kiosk");
            fixture.typeName("Kiosk");
            assertThat(fixture.model.journal().countUnkept()).isEqualTo(1);
        }
        try (SourcesFixture fixture = new SourcesFixture(folder)) {
            fixture.model.start();
            assertThat(fixture.names()).containsExactly("Kiosk");
        }
    }

    @Test
    void whatIsSavedOrThrownAwayIsKeptNoMore() throws IOException {
        try (SourcesFixture fixture = new SourcesFixture(folder)) {
            fixture.fill();
            fixture.model.start();
            fixture.model.show("web-shop");
            fixture.typeName("Web shop, the other");
            fixture.model.save();
            fixture.model.create("kiosk");
            fixture.typeName("Kiosk");
            fixture.model.revert();
        }
        try (SourcesFixture fixture = new SourcesFixture(folder)) {
            fixture.model.start();
            assertThat(fixture.model.entries().unsaved("local")).isEmpty();
        }
    }

    @Test
    void whatWasTypedForAnotherServerWaitsThere() throws IOException {
        try (SourcesFixture fixture = new SourcesFixture(folder)) {
            fixture.model.start();
            fixture.state.serverProperty().set(SourcesFixture.DOWN);
            fixture.model.create("kiosk");
            fixture.typeName("Kiosk");
        }
        try (SourcesFixture fixture = new SourcesFixture(folder)) {
            fixture.model.start();
            assertThat(fixture.names()).isEmpty();
            fixture.state.serverProperty().set(SourcesFixture.DOWN);
            assertThat(fixture.names()).containsExactly("Kiosk");
        }
    }

    @Test
    void anEditComesBackInTheDataSetItWasTypedInAlsoWhenTheConsoleStartsThere() throws IOException {
        try (SourcesFixture fixture = new SourcesFixture(folder)) {
            fixture.model.start();
            fixture.model.create("kiosk");
            fixture.typeName("Kiosk on staging data");
            fixture.state.serverProperty().set(fixture.wiring.local().withDataSet(DataSet.PRODUCTION));
            fixture.model.create("till");
            fixture.typeName("Till on production data");
        }
        try (SourcesFixture fixture = new SourcesFixture(folder)) {
            fixture.state.serverProperty().set(fixture.wiring.local().withDataSet(DataSet.PRODUCTION));
            fixture.model.start();
            assertThat(fixture.names()).containsExactly("Till on production data");
            fixture.state.serverProperty().set(fixture.wiring.local());
            assertThat(fixture.names()).containsExactly("Kiosk on staging data");
        }
    }

    /** The person may choose another server while the console still reads what was kept. */
    @Test
    void anEditStaysWithItsServerWhenAnotherIsChosenWhileItIsRead() throws Exception {
        try (SourcesFixture fixture = new SourcesFixture(folder)) {
            fixture.model.start();
            fixture.model.create("kiosk");
            fixture.typeName("Kiosk");
        }
        HeldFxWork work = new HeldFxWork();
        try (SourcesFixture fixture = new SourcesFixture(folder, work)) {
            fixture.model.start();
            fixture.state.serverProperty().set(SourcesFixture.DOWN);
            work.finish();
            assertThat(fixture.names()).isEmpty();
            fixture.state.serverProperty().set(fixture.wiring.local());
            assertThat(fixture.names()).containsExactly("Kiosk");
        }
    }

    @Test
    void passwordsOfBridgesAreNotKept() throws IOException {
        try (SourcesFixture fixture = new SourcesFixture(folder)) {
            fixture.save(MAILBOX);
            fixture.model.start();
            fixture.model.show("mail");
            fixture.typeName("Mailbox of the shop");
            fixture.direct.elapse();
            assertThat(fixture.wiring.drafts().load(Drafts.SOURCES))
                    .contains("Mailbox of the shop", "mail.example")
                    .doesNotContain("open sesame");
            fixture.model.save();
            assertThat(fixture.onServer("mail"))
                    .extracting(source -> source.others().toString())
                    .asString()
                    .contains("open sesame");
        }
    }

    @Test
    void anEditThatIsBackIsNotSavedBeforeTheServerHasSaidWhatTheDiskDoesNotKeep() throws IOException {
        try (SourcesFixture fixture = new SourcesFixture(folder)) {
            fixture.save(MAILBOX);
            fixture.model.start();
            fixture.model.show("mail");
            fixture.typeName("Mailbox of the shop");
        }
        try (SourcesFixture fixture = new SourcesFixture(folder)) {
            TrackServer local = fixture.wiring.local();
            fixture.state
                    .serverProperty()
                    .set(new TrackServer(
                            local.id(), local.name(), SourcesFixture.DOWN.url(), local.timeout(), List.of(), null));
            fixture.model.start();
            fixture.model.choose(fixture.model.shown().getFirst());
            SourceEntry entry = fixture.chosen();
            assertThat(entry.completeProperty().get()).isFalse();
            fixture.model.save();
            fixture.model.toggle();
            fixture.model.delete();
            assertThat(fixture.guard.asked()).isEmpty();
            assertThat(fixture.said.sentences).hasSize(3).allMatch(said -> said.contains("not listed this source yet"));

            fixture.state.serverProperty().set(local);
            assertThat(entry.completeProperty().get()).isTrue();
            fixture.model.save();
            assertThat(fixture.onServer("mail"))
                    .extracting(source -> source.name() + source.others())
                    .asString()
                    .contains("Mailbox of the shop", "open sesame");
        }
    }
}
