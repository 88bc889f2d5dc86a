package org.trackconsole.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trackconsole.fx.DirectFxWork;
import org.trackconsole.fx.FxThread;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Environment;
import org.trackconsole.model.Marking;
import org.trackconsole.model.ServerColour;
import org.trackconsole.model.TrackServer;
import org.trackconsole.ui.port.AppState;

class WriteQuestionTest {
    private static final TrackServer SHOP = new TrackServer(
                    "shop", "Shop", URI.create("https://shop.test"), Duration.ofSeconds(1), List.of(), null)
            .withMarking(new Marking(Environment.PRODUCTION, ServerColour.NONE, DataSet.STAGING));

    private final WriteLock lock =
            new WriteLock(new AppState(SHOP), new DirectFxWork(), InstantSource.fixed(Instant.EPOCH));
    private final StackPane window = FxThread.call(StackPane::new);

    @BeforeEach
    void show() {
        FxThread.run(() -> window.getChildren().setAll(new WriteQuestion(lock)));
        FxThread.show(window, 800, 600);
    }

    @AfterEach
    void close() {
        FxThread.closeAll();
    }

    @Test
    void proposesTheShortestTimeWhateverWasAskedBefore() {
        FxThread.run(() -> lock.ask(SHOP, "Send 1 event", () -> {}));
        FxThread.settle();
        assertThat(proposed()).isEqualTo(Unlocking.ONCE);
        FxThread.run(lock::decline);

        FxThread.run(() -> lock.unlock(SHOP, "Write 6 sources", () -> {}));
        FxThread.settle();
        assertThat(proposed()).isEqualTo(Unlocking.QUARTER_HOUR);
        FxThread.run(lock::decline);

        FxThread.run(() -> lock.unlock(SHOP));
        FxThread.settle();
        assertThat(proposed()).isEqualTo(Unlocking.QUARTER_HOUR);
    }

    @Test
    void proposesTheShortestTimeAlsoAfterALongOneWasChosen() {
        FxThread.run(() -> lock.ask(SHOP, "Send 1 event", () -> {}));
        FxThread.settle();
        FxThread.run(() -> box().getSelectionModel().select(box().getItems().indexOf(Unlocking.HOUR)));
        FxThread.settle();
        FxThread.run(lock::decline);

        FxThread.run(() -> lock.unlock(SHOP, "Write 6 sources", () -> {}));
        FxThread.settle();
        assertThat(proposed()).isEqualTo(Unlocking.QUARTER_HOUR);
    }

    @Test
    void saysThatTheUnlockingCountsForOneDataSet() {
        FxThread.run(() -> lock.unlock(SHOP));
        FxThread.settle();
        assertThat(texts())
                .contains("Unlock writing to the staging data of this server?")
                .contains("What you choose below counts for this server’s staging data only, and for this window.")
                .noneMatch(text -> text.startsWith("Goes to"));
    }

    private Object proposed() {
        return FxThread.call(box()::getValue);
    }

    private ComboBox<?> box() {
        return (ComboBox<?>) Objects.requireNonNull(window.lookup("#write-unlocking"));
    }

    private List<String> texts() {
        return FxThread.call(() -> window.lookupAll(".label").stream()
                .filter(Node::isVisible)
                .map(label -> ((Label) label).getText())
                .toList());
    }
}
