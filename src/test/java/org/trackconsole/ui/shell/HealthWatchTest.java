package org.trackconsole.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trackconsole.fx.DirectFxWork;
import org.trackconsole.model.Contact;
import org.trackconsole.model.TrackServer;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Health;

class HealthWatchTest {
    private static final Health UP = new Health.Up("0.8.2");
    private static final Health DOWN = new Health.Down("Nothing is listening");

    private final AppState state = new AppState(server("https://shop.test"));
    private final DirectFxWork work = new DirectFxWork();
    private Health truth = UP;
    private int tests;
    private @Nullable Contact contact;
    private final HealthWatch watch = new HealthWatch(
            state,
            work,
            _ -> {
                tests++;
                called(truth instanceof Health.Up);
                return truth;
            },
            _ -> contact);

    @Test
    void aServerThatIsGoneIsShownSoAfterACallThatDidNotReachIt() {
        assertThat(state.healthProperty().get()).isEqualTo(UP);
        truth = DOWN;
        work.elapse();
        assertThat(state.healthProperty().get()).as("nobody has asked it").isEqualTo(UP);
        called(false);
        work.elapse();
        assertThat(state.healthProperty().get()).isEqualTo(DOWN);
    }

    @Test
    void aServerThatIsBackIsShownSoAfterItsAnswer() {
        truth = DOWN;
        watch.test();
        truth = UP;
        called(true);
        work.elapse();
        assertThat(state.healthProperty().get()).isEqualTo(UP);
    }

    @Test
    void manyCallsThatFailAreOneReasonToAskAndTheAskingIsNone() {
        truth = DOWN;
        called(false);
        called(false);
        called(false);
        work.elapse();
        called(false);
        work.elapse();
        work.elapse();
        assertThat(tests).as("one at the beginning, one after the calls").isEqualTo(2);
    }

    @Test
    void anAnswerThatIsNoTrackingServersIsNotAskedForAgainAndAgain() {
        truth = new Health.Down("Answers as no tracking server does");
        called(false);
        work.elapse();
        contact = new Contact(99, true);
        work.elapse();
        work.elapse();
        work.elapse();
        assertThat(tests).isEqualTo(3);
    }

    @Test
    void asksNothingOnceItIsOver() {
        watch.stop();
        called(false);
        work.elapse();
        work.elapse();
        assertThat(tests).isEqualTo(1);
    }

    private void called(boolean answered) {
        contact = new Contact(contact == null ? 1 : contact.number() + 1, answered);
    }

    private static TrackServer server(String url) {
        return new TrackServer("shop", "Shop", URI.create(url), Duration.ofSeconds(1), List.of(), null);
    }
}
