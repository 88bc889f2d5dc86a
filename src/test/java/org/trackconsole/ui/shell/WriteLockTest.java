package org.trackconsole.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trackconsole.fx.DirectFxWork;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Environment;
import org.trackconsole.model.Marking;
import org.trackconsole.model.ServerColour;
import org.trackconsole.model.TrackServer;
import org.trackconsole.ui.port.AppState;

class WriteLockTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final TrackServer TEST = server("test", Environment.TEST);
    private static final TrackServer SHOP = server("shop", Environment.PRODUCTION);
    private static final TrackServer BANK = server("bank", Environment.PRODUCTION);

    private final AppState state = new AppState(SHOP);
    private final DirectFxWork work = new DirectFxWork();
    private final WriteLock lock = new WriteLock(state, work, InstantSource.fixed(NOW));
    private final List<String> written = new ArrayList<>();

    @BeforeEach
    void listServers() {
        state.servers().setAll(TEST, SHOP, BANK);
    }

    @Test
    void writesToServersThatAreNotForProductionAtOnce() {
        lock.ask(TEST, "Delete it", () -> written.add("test"));
        assertThat(written).containsExactly("test");
        assertThat(lock.questionProperty().get()).isNull();
        assertThat(lock.bulkUnlocked(TEST)).isTrue();
    }

    @Test
    void asksBeforeEachWriteToProduction() {
        lock.ask(SHOP, "Delete it", () -> written.add("shop"));
        assertThat(written).isEmpty();
        assertThat(asked().server()).isEqualTo(SHOP);
        assertThat(asked().what()).isEqualTo("Delete it");

        lock.agree(Unlocking.ONCE);
        assertThat(written).containsExactly("shop");

        lock.ask(SHOP, "Delete it again", () -> written.add("shop again"));
        assertThat(written).containsExactly("shop");
        assertThat(lock.bulkUnlocked(SHOP)).isFalse();
    }

    @Test
    void writesNothingWhenThePersonDeclines() {
        lock.ask(SHOP, "Delete it", () -> written.add("shop"));
        lock.decline();
        lock.agree(Unlocking.UNTIL_CLOSED);
        assertThat(written).isEmpty();
        assertThat(lock.bulkUnlocked(SHOP)).isFalse();
    }

    @Test
    void unlocksOneServerUntilTheWindowClosesOrItIsLockedAgain() {
        assertThat(lock.bulkUnlockedProperty().get()).isFalse();
        lock.unlock(SHOP, "Write 2 sources", () -> written.add("bulk"));
        assertThat(asked().bulk()).isTrue();
        assertThat(asked().what()).isEqualTo("Write 2 sources");
        lock.agree(Unlocking.UNTIL_CLOSED);
        assertThat(written).containsExactly("bulk");
        assertThat(lock.bulkUnlockedProperty().get()).isTrue();

        lock.ask(SHOP, "Delete it", () -> written.add("shop"));
        assertThat(written).containsExactly("bulk", "shop");
        assertThat(lock.bulkUnlocked(BANK)).isFalse();

        lock.lock(SHOP);
        assertThat(lock.bulkUnlockedProperty().get()).isFalse();
        lock.ask(SHOP, "Delete it", () -> written.add("shop again"));
        assertThat(written).containsExactly("bulk", "shop");
    }

    @Test
    void unlocksOneDataSetOfTheServerOnly() {
        lock.unlock(SHOP);
        lock.agree(Unlocking.UNTIL_CLOSED);
        assertThat(lock.bulkUnlocked(SHOP)).isTrue();

        TrackServer production = SHOP.withDataSet(DataSet.PRODUCTION);
        lock.ask(production, "Send 1 event", () -> written.add("production"));
        assertThat(written).isEmpty();
        assertThat(asked().server().marking().dataSet()).isEqualTo(DataSet.PRODUCTION);
    }

    @Test
    void locksAgainWhenTheTimeIsOver() {
        lock.ask(SHOP, "Delete it", () -> written.add("shop"));
        lock.agree(Unlocking.QUARTER_HOUR);
        assertThat(lock.bulkUnlocked(SHOP)).isTrue();
        work.elapse();
        assertThat(lock.bulkUnlocked(SHOP)).isFalse();
    }

    @Test
    void followsTheChosenServer() {
        state.serverProperty().set(TEST);
        assertThat(lock.bulkUnlockedProperty().get()).isTrue();
        state.serverProperty().set(BANK);
        assertThat(lock.bulkUnlockedProperty().get()).isFalse();
    }

    /** A source deleted before the server was marked is brought back after. */
    @Test
    void asksAboutAServerThatWasMarkedAfterTheWriteWasPrepared() {
        TrackServer before = SHOP.withMarking(Marking.NONE.with(DataSet.PRODUCTION));
        lock.ask(before, "Bring it back", () -> written.add("shop"));
        assertThat(written).isEmpty();
        assertThat(asked().server().production()).isTrue();
        assertThat(asked().server().marking().dataSet()).isEqualTo(DataSet.PRODUCTION);
    }

    @Test
    void asksAboutWhatWasPreparedForAProductionAddressThatTheConnectionHasLeft() {
        TrackServer moved = new TrackServer(
                        "shop", "shop", URI.create("https://try.test"), Duration.ofSeconds(1), List.of(), null)
                .withMarking(Marking.NONE);
        state.servers().setAll(TEST, moved, BANK);
        state.serverProperty().set(moved);
        lock.ask(SHOP, "Bring it back", () -> written.add("shop"));
        assertThat(written).isEmpty();
        assertThat(asked().server()).isEqualTo(SHOP);
        lock.decline();
        lock.ask(moved, "Delete it", () -> written.add("moved"));
        assertThat(written).containsExactly("moved");
    }

    @Test
    void whatIsUnlockedIsOneAddress() {
        lock.unlock(SHOP);
        lock.agree(Unlocking.UNTIL_CLOSED);
        TrackServer moved = new TrackServer(
                        "shop", "shop", URI.create("https://other.test"), Duration.ofSeconds(1), List.of(), null)
                .withMarking(SHOP.marking());
        state.servers().setAll(TEST, moved, BANK);
        state.serverProperty().set(moved);
        assertThat(lock.bulkUnlockedProperty().get()).isFalse();
        lock.ask(moved, "Delete it", () -> written.add("moved"));
        assertThat(written).isEmpty();
    }

    @Test
    void tellsUntilWhenItIsUnlocked() {
        lock.unlock(SHOP);
        lock.agree(Unlocking.HOUR);
        assertThat(lock.unlockedUntil(SHOP)).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(lock.unlockedUntil(SHOP.withDataSet(DataSet.PRODUCTION))).isNull();
        lock.lock(SHOP);
        assertThat(lock.unlockedUntil(SHOP)).isNull();
    }

    @Test
    void locksAServerThatLeavesTheListAlthoughItComesBackUnderItsId() {
        lock.unlock(SHOP);
        lock.agree(Unlocking.UNTIL_CLOSED);
        lock.unlock(BANK);
        lock.agree(Unlocking.UNTIL_CLOSED);
        state.servers().setAll(TEST, BANK);
        state.servers().setAll(TEST, SHOP, BANK);
        assertThat(lock.bulkUnlocked(SHOP)).isFalse();
        assertThat(lock.bulkUnlockedProperty().get()).isFalse();
        assertThat(lock.bulkUnlocked(BANK)).isTrue();
    }

    @Test
    void keepsTheFirstOfTwoQuestions() {
        lock.ask(SHOP, "Delete it", () -> written.add("shop"));
        lock.ask(BANK, "Delete that", () -> written.add("bank"));
        assertThat(asked().what()).isEqualTo("Delete it");
    }

    private WriteLock.Question asked() {
        return Objects.requireNonNull(lock.questionProperty().get());
    }

    private static TrackServer server(String id, Environment environment) {
        return new TrackServer(id, id, URI.create("https://" + id + ".test"), Duration.ofSeconds(1), List.of(), null)
                .withMarking(new Marking(environment, ServerColour.NONE, DataSet.STAGING));
    }
}
