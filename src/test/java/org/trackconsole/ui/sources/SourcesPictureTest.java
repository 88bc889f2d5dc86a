package org.trackconsole.ui.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Parent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.client.FaultServer;
import org.trackconsole.fx.FxThread;
import org.trackconsole.model.Source;
import org.trackconsole.service.ForgetfulServer;

/** Leaves pictures of the screen in {@code target/sources}, to be looked at. */
class SourcesPictureTest {
    private static final Path TARGET = Path.of("target/sources");

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        FxThread.closeAll();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void drawsListFormAndUnsavedEdits(boolean dark) throws IOException {
        try (SourcesFixture fixture = new SourcesFixture(folder)) {
            fixture.fill();
            fixture.save(SourcesFixture.grouped("till-berlin", "Till Berlin", "Stores"));
            fixture.save(SourcesFixture.grouped("till-wroclaw", "Till Wrocław", "Stores", "Pilot"));
            FxThread.wear(dark);
            Parent view = view(fixture);
            String scheme = dark ? "dark" : "light";
            FxThread.run(() -> fixture.model.show("5a1fc7c8-6d0e-4f0a-9f26-2f6a4f9b8f10"));
            draw(view, "data-" + scheme);
            FxThread.run(() -> {
                fixture.typeName("Mobile apps");
                fixture.model.create("Old-Shop");
                fixture.model.save();
            });
            draw(view, "new-" + scheme);
            FxThread.run(() -> fixture.model.searchProperty().set("till"));
            draw(view, "search-" + scheme);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void drawsEmptinessAndFailure(boolean dark) throws IOException {
        try (SourcesFixture fixture = new SourcesFixture(folder)) {
            FxThread.wear(dark);
            Parent view = view(fixture);
            String scheme = dark ? "dark" : "light";
            draw(view, "empty-" + scheme);
            FxThread.run(() -> fixture.state.serverProperty().set(SourcesFixture.DOWN));
            draw(view, "error-" + scheme);
            FxThread.run(() -> {
                fixture.model.create("web-shop");
                fixture.typeName("Web shop");
                fixture.model.save();
            });
            draw(view, "unsaved-error-" + scheme);
        }
    }

    @Test
    void drawsTheSnippetBelowTheForm() throws IOException {
        try (SourcesFixture fixture = new SourcesFixture(folder)) {
            fixture.fill();
            FxThread.wear(false);
            Parent view = view(fixture);
            FxThread.run(() -> fixture.model.show("web-shop"));
            Path picture = TARGET.resolve("snippet.png");
            FxThread.snapshot(view, 1060, 900, picture);
            assertThat(picture).isNotEmptyFile();
        }
    }

    @Test
    void drawsArrivalAndTraffic() throws IOException {
        for (boolean dark : new boolean[] {false, true}) {
            try (SourcesFixture fixture = new SourcesFixture(folder.resolve("arrival-" + dark))) {
                fixture.fill();
                FxThread.wear(dark);
                Parent view = view(fixture);
                FxThread.run(() -> fixture.model.show("web-shop"));
                for (int i = 0; i < 3; i++) {
                    FxThread.run(() -> fixture.model.arrival().check(fixture.chosen()));
                }
                Path picture = TARGET.resolve(dark ? "arrival-dark.png" : "arrival-light.png");
                FxThread.snapshot(view, 1060, 960, picture);
                assertThat(picture).isNotEmptyFile();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void drawsTheDeletionOfSeveral(boolean dark) throws IOException {
        try (SourcesFixture fixture = new SourcesFixture(folder)) {
            fixture.fill();
            FxThread.wear(dark);
            Parent view = view(fixture);
            String scheme = dark ? "dark" : "light";
            FxThread.run(() -> fixture.model.select(fixture.model.shown().subList(0, 3), null));
            drawAt(view, "selected-" + scheme);
            FxThread.run(fixture.model::delete);
            drawAt(view, "deletion-" + scheme);
            FxThread.run(fixture.model.deletion()::run);
            drawAt(view, "deleted-" + scheme);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void drawsADeletionThatWentWrong(boolean dark) throws IOException {
        try (SourcesFixture fixture = new SourcesFixture(folder);
                ForgetfulServer server = new ForgetfulServer()) {
            for (String name : List.of("Gone", "Lost", "Refused", "Sound", "Taken")) {
                Source source = ForgetfulServer.mail(name.toLowerCase(Locale.ROOT), name + " mailbox");
                server.sources.put(source.id(), source);
            }
            fixture.state.servers().setAll(fixture.wiring.local(), server.server());
            fixture.state.serverProperty().set(server.server());
            FxThread.wear(dark);
            Parent view = view(fixture);
            String scheme = dark ? "dark" : "light";
            FxThread.run(() -> fixture.model.select(List.copyOf(fixture.model.shown()), null));
            FxThread.run(fixture.model::delete);
            server.sources.remove("gone");
            server.answer = (request, stage) -> {
                switch (request.path()) {
                    case "/event-source/lost" -> {
                        server.sources.put("lost", ForgetfulServer.mail("lost", "Lost mailbox"));
                        stage.hangUp();
                    }
                    case "/event-source/refused" -> {
                        server.sources.put("refused", ForgetfulServer.mail("refused", "Refused mailbox"));
                        FaultServer.json(401, "{\"detail\":\"Not authenticated\"}")
                                .play(request, stage);
                    }
                    default -> FaultServer.json(200, "true").play(request, stage);
                }
            };
            FxThread.run(fixture.model.deletion()::run);
            drawAt(view, "deletion-failed-" + scheme);
            server.sources.put("taken", ForgetfulServer.mail("taken", "Somebody's mailbox"));
            server.obeys = false;
            server.answer = FaultServer.json(403, "{\"detail\":\"Access forbidden\"}");
            FxThread.run(fixture.model.deletion()::undo);
            drawAt(view, "deletion-undo-failed-" + scheme);
        }
    }

    /** At the widths that the window is used at. */
    private static void drawAt(Parent view, String name) {
        for (int[] size : new int[][] {{960, 640}, {1280, 800}, {1600, 1000}}) {
            Path picture = TARGET.resolve(name + "-" + size[0] + ".png");
            FxThread.snapshot(view, size[0] - 200, size[1] - 110, picture);
            assertThat(picture).isNotEmptyFile();
        }
    }

    @Test
    void growsWithTheSizeOfText() throws IOException {
        try (SourcesFixture fixture = new SourcesFixture(folder)) {
            fixture.fill();
            FxThread.wear(false);
            Parent view = view(fixture);
            view.setStyle("-fx-font-size: 19.5px;");
            FxThread.run(() -> fixture.model.show("5a1fc7c8-6d0e-4f0a-9f26-2f6a4f9b8f10"));
            draw(view, "large-text");
        }
    }

    private static Parent view(SourcesFixture fixture) {
        return FxThread.call(() -> (Parent) new SourcesScreen(fixture.model).view());
    }

    private static void draw(Parent view, String name) {
        Path picture = TARGET.resolve(name + ".png");
        FxThread.snapshot(view, 1060, 700, picture);
        assertThat(picture).isNotEmptyFile();
    }
}
