package org.trackconsole.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trackconsole.fx.FxThread;
import org.trackconsole.model.EventChanges;
import tools.jackson.databind.node.JsonNodeFactory;

/** Leaves pictures in {@code target/live} of what the whole product seldom shows: a refusal, a pause, changed fields. */
class LivePictureTest {
    @AfterEach
    void close() {
        FxThread.closeAll();
        FxThread.wear(false);
    }

    @ParameterizedTest
    @CsvSource({
        "refused, false, 13",
        "refused, true, 13",
        "changed, false, 13",
        "changed, true, 13",
        "changed, true, 19.5",
        "logged, false, 13"
    })
    void drawsAnArrivalBesideTheList(String what, boolean dark, String fontSize) {
        FxThread.wear(dark);
        LiveWorld world = FxThread.call(LiveWorld::new);
        world.feed.profileFields = "{\"data.pii.firstname\":[\"t\",\"e3\"],\"data.contact.email.main\":[\"t\",\"e3\"]}";
        if (what.equals("changed")) {
            world.feed.changes = new EventChanges(
                    List.of(
                            field("data.pii.firstname", "Annette", "Ann"),
                            field("data.contact.email.main", null, "ann@example.com"),
                            field("traits.plan", "free", "pro"),
                            field("ids", null, "emm-12")),
                    0);
        }
        world.feed.events(2, "page-view").events(1, "profile-update").rejected(422, "Field required");
        LiveScreen screen = new LiveScreen(world.model);
        Parent view = FxThread.call(() -> (Parent) screen.view());
        view.setStyle("-fx-font-size: " + fontSize + "px;");
        FxThread.show(FxThread.call(() -> new StackPane(view)), 960, 700);
        FxThread.run(() -> {
            ((ListView<?>) view.lookup("#live-list")).getSelectionModel().select(what.equals("refused") ? 0 : 1);
            world.model.togglePause();
            world.feed.events(12, "page-view");
            world.arrive();
        });
        Path picture = Path.of("target", "live", what + "-" + fontSize + (dark ? "-dark" : "-light") + ".png");
        FxThread.snapshot(view, picture);
        assertThat(picture).isNotEmptyFile();
        FxThread.run(screen::dispose);
    }

    private static EventChanges.Field field(String path, @Nullable String before, String after) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return new EventChanges.Field(
                path, before == null ? nodes.nullNode() : nodes.stringNode(before), nodes.stringNode(after), false);
    }
}
