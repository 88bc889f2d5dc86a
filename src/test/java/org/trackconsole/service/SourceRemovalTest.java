package org.trackconsole.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trackconsole.client.FaultServer;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.SourceRemoval.Removed;
import org.trackconsole.service.SourceRemoval.Restored;

/** Against a server that does as it is told and answers as badly as a test wants. */
class SourceRemovalTest {
    private static final Source MAIL = ForgetfulServer.mail("mail", "Mailbox");
    private static final Source THEIRS = ForgetfulServer.mail("mail", "Somebody's mailbox");

    private final TrackingClient client = new TrackingClient("1");
    private final SourceRemoval removal = new SourceRemoval(new SourceCatalog(client, _ -> null));
    private ForgetfulServer running;
    private TrackServer server;

    @BeforeEach
    void start() throws IOException {
        running = new ForgetfulServer();
        running.sources.put(MAIL.id(), MAIL);
        server = running.server();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        running.close();
    }

    @Test
    void keepsWhatTheServerHadAndNotWhatWasListedOnce() {
        running.sources.put(MAIL.id(), THEIRS);
        assertThat(removal.delete(server, MAIL.id())).isEqualTo(new Removed.Deleted(THEIRS));
        assertThat(running.sources).isEmpty();
    }

    @Test
    void sendsNothingForASourceThatIsGone() {
        running.sources.clear();
        assertThat(removal.delete(server, MAIL.id())).isEqualTo(new Removed.GoneBefore());
        assertThat(running.written()).isEmpty();
    }

    @Test
    void oneThatSomebodyDeletedAtThatMomentWasNotDeletedHere() {
        running.answer = FaultServer.json(404, "null");
        assertThat(removal.delete(server, MAIL.id())).isEqualTo(new Removed.GoneBefore());
    }

    @Test
    void aLostAnswerToADeletionThatWasDoneIsADeletion() {
        running.answer = FaultServer.nothing();
        assertThat(removal.delete(server, MAIL.id())).isEqualTo(new Removed.Deleted(MAIL));
        assertThat(running.written()).containsExactly("DELETE");
    }

    @Test
    void aGatewayThatGaveUpSaysNothingOfTheDeletionBehindIt() {
        running.answer = FaultServer.answer(504, "text/html", "<html>Gateway time-out</html>");
        assertThat(removal.delete(server, MAIL.id())).isEqualTo(new Removed.Deleted(MAIL));
    }

    @Test
    void aLostAnswerAndASourceThatIsStillThereLeaveItOpen() {
        running.obeys = false;
        running.answer = FaultServer.nothing();
        assertThat(removal.delete(server, MAIL.id())).isInstanceOfSatisfying(Removed.Unknown.class, unknown -> {
            assertThat(unknown.kept()).isEqualTo(MAIL);
            assertThat(unknown.why()).isInstanceOf(Answer.Unreachable.class);
        });
    }

    @Test
    void aLostAnswerOfAServerThatSaysNothingMoreLeavesItOpenAndTheSourceIsKept() {
        running.answer = (_, stage) -> {
            running.look = FaultServer.nothing();
            stage.hangUp();
        };
        assertThat(removal.delete(server, MAIL.id()))
                .isInstanceOfSatisfying(
                        Removed.Unknown.class,
                        unknown -> assertThat(unknown.kept()).isEqualTo(MAIL));
    }

    @Test
    void aRefusalIsNoDeletionAndNothingMoreIsAsked() {
        running.obeys = false;
        running.answer = FaultServer.json(403, "{\"detail\":\"Access forbidden\"}");
        assertThat(removal.delete(server, MAIL.id())).isInstanceOf(Removed.NotDeleted.class);
        assertThat(running.requests()).as("a look and a deletion").isEqualTo(2);
    }

    @Test
    void aServerThatCannotBeAskedIsSentNoDeletion() {
        running.look = FaultServer.json(403, "{\"detail\":\"Access forbidden\"}");
        assertThat(removal.delete(server, MAIL.id())).isInstanceOf(Removed.NotDeleted.class);
        assertThat(removal.restore(server, MAIL)).isInstanceOf(Restored.NotBack.class);
        assertThat(running.written()).isEmpty();
    }

    @Test
    void bringsBackWhatIsMissing() {
        running.sources.clear();
        assertThat(removal.restore(server, MAIL)).isEqualTo(new Restored.Back(MAIL));
        assertThat(running.sources).containsValue(MAIL);
    }

    @Test
    void writesNothingOverWhatSomebodySavedMeanwhile() {
        running.sources.put(MAIL.id(), THEIRS);
        assertThat(removal.restore(server, MAIL)).isEqualTo(new Restored.Taken(THEIRS));
        assertThat(running.written()).isEmpty();
    }

    @Test
    void writesTheVerySameAgainSinceServersAreSlowToForget() {
        assertThat(removal.restore(server, MAIL)).isEqualTo(new Restored.Back(MAIL));
        assertThat(running.written()).containsExactly("POST");
    }

    @Test
    void aLostAnswerOnTheWayBackIsLookedUpToo() {
        running.sources.clear();
        running.answer = FaultServer.nothing();
        assertThat(removal.restore(server, MAIL)).isEqualTo(new Restored.Back(MAIL));
        running.sources.clear();
        running.obeys = false;
        assertThat(removal.restore(server, MAIL)).isInstanceOf(Restored.Unknown.class);
        running.answer = FaultServer.json(500, "{\"detail\":\"broken\"}");
        assertThat(removal.restore(server, MAIL)).isInstanceOf(Restored.NotBack.class);
    }
}
