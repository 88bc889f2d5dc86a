package org.trackconsole.ui.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.trackconsole.fx.FxThread;
import org.trackconsole.fx.theme.Theme;
import org.trackconsole.model.Call;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Place;

/** Draws the History screen in its states to {@code target/history-*.png}, to be looked at. */
public final class HistoryPictures {
    private HistoryPictures() {}

    /** Draws all of them. */
    public static void main(String[] args) throws IOException {
        Theme theme = FxThread.call(Theme::new);
        for (Theme.Choice choice : new Theme.Choice[] {Theme.Choice.LIGHT, Theme.Choice.DARK}) {
            FxThread.run(() -> theme.choiceProperty().set(choice));
            String look = choice.name().toLowerCase(Locale.ROOT);
            draw(theme, "calls-" + look, 1060, 700, HistoryFixture::withCalls, _ -> {});
            draw(
                    theme,
                    "answer-" + look,
                    1060,
                    700,
                    HistoryFixture::withCalls,
                    fixture -> fixture.select(Call.Outcome.REFUSED));
            draw(
                    theme,
                    "wide-" + look,
                    1380,
                    820,
                    HistoryFixture::withCalls,
                    fixture -> fixture.select(Call.Outcome.ACCEPTED));
            draw(theme, "failing-" + look, 1060, 700, HistoryFixture::failing, _ -> {});
            draw(theme, "empty-" + look, 1060, 700, HistoryFixture::empty, _ -> {});
        }
        FxThread.run(() -> theme.choiceProperty().set(Theme.Choice.LIGHT));
        draw(theme, "unknown", 1060, 700, HistoryFixture::withCalls, fixture -> fixture.select(Call.Outcome.UNKNOWN));
        draw(theme, "visit", 1060, 700, HistoryFixture::withCalls, HistoryFixture::selectVisit);
        draw(theme, "search", 1060, 700, HistoryFixture::withCalls, fixture -> fixture.search("order ann"));
        draw(theme, "nomatch", 1060, 700, HistoryFixture::withCalls, fixture -> fixture.search("zebra"));
        FxThread.run(() -> theme.fontPercentProperty().set(150));
        draw(theme, "large", 1060, 700, HistoryFixture::withCalls, _ -> {});
        draw(
                theme,
                "large-answer",
                1060,
                700,
                HistoryFixture::withCalls,
                fixture -> fixture.select(Call.Outcome.REFUSED));
        System.exit(0);
    }

    private static void draw(
            Theme theme,
            String name,
            double width,
            double height,
            Function<Path, HistoryFixture> state,
            Consumer<HistoryFixture> action)
            throws IOException {
        HistoryFixture fixture = state.apply(Files.createTempDirectory("history"));
        Parent root = FxThread.call(() -> {
            Parent view = (Parent) fixture.screen().view();
            Stage stage = new Stage();
            Scene scene = new Scene(view, width, height);
            theme.dress(scene);
            stage.setScene(scene);
            stage.show();
            fixture.screen().open(new Destination.Screen(Place.HISTORY));
            return view;
        });
        FxThread.settle();
        FxThread.run(() -> action.accept(fixture));
        if (name.contains("answer")) {
            FxThread.run(() -> ((ToggleButton) root.lookup("#tab-answer")).fire());
        }
        FxThread.settle();
        FxThread.snapshot(root, Path.of("target", "history-" + name + ".png"));
        FxThread.closeAll();
        FxThread.run(fixture::close);
    }
}
