package org.trackconsole.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.fx.FxThread;
import org.trackconsole.fx.theme.Theme;
import org.trackconsole.settings.Settings;

class SettingsScreenTest {
    private SettingsFixture fixture;
    private Node view;

    @BeforeEach
    void open() {
        fixture = FxThread.call(() -> new SettingsFixture(true));
        view = FxThread.call(() -> fixture.screen().view());
    }

    @AfterEach
    void close() {
        FxThread.run(() -> {
            fixture.screen().dispose();
            fixture.theme.choiceProperty().set(Theme.Choice.LIGHT);
        });
        FxThread.closeAll();
    }

    @Test
    void aThemeStaysChosenWhenItIsPressedAgain() {
        FxThread.show(view, 900, 700);
        ToggleButton dark = find("#themeDark", ToggleButton.class);
        FxThread.run(() -> {
            dark.fire();
            dark.fire();
        });
        assertThat(dark.isSelected()).isTrue();
        assertThat(fixture.kept.theme()).isEqualTo(Settings.Theme.DARK);
    }

    @Test
    void theSliderChangesTheTextSizeOnlyWhenItIsLetGo() {
        FxThread.show(view, 900, 700);
        Slider slider = find("#textSize", Slider.class);
        FxThread.run(() -> {
            slider.setValueChanging(true);
            slider.setValue(130);
        });
        assertThat(fixture.changes).isZero();
        assertThat(find("#textSizeValue", Label.class).getText()).isEqualTo("130 %");
        FxThread.run(() -> slider.setValueChanging(false));
        assertThat(fixture.kept.fontScale()).isEqualTo(130);
    }

    @Test
    void showsWhatIsWrongWithAPortBesideIt() {
        FxThread.show(view, 900, 700);
        FxThread.run(() -> find("#port", TextField.class).setText("70000"));
        assertThat(find("#portError", Label.class).isVisible()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 150})
    void cutsNothingOff(int percent) {
        FxThread.run(() -> view.setStyle("-fx-font-size: " + 13 * percent / 100.0 + "px;"));
        FxThread.run(() -> fixture.model.portProperty().set("none"));
        FxThread.snapshot(view, 1060, 700, Path.of("target/settings-" + percent + ".png"));
        assertThat(FxThread.cutOff(view, ".label", ".button", ".toggle-button")).isEmpty();
    }

    @Test
    void nothingHoldsADroppedScreen() {
        assertThat(FxThread.forgets(new WeakReference<>(shownAndUsed()))).isTrue();
        FxThread.run(() -> fixture.state.callsChanged());
    }

    /** The shared state and the theme outlive the screen; nothing in them may hold on to it. */
    private SettingsScreen shownAndUsed() {
        SettingsScreen dropped = FxThread.call(fixture::another);
        StackPane window = FxThread.call(() -> new StackPane(dropped.view()));
        FxThread.show(window, 900, 700);
        FxThread.run(() -> {
            fixture.theme.choiceProperty().set(Theme.Choice.DARK);
            dropped.dispose();
            window.getChildren().clear();
        });
        FxThread.settle();
        return dropped;
    }

    private <T extends Node> T find(String selector, Class<T> type) {
        return type.cast(Objects.requireNonNull(view.lookup(selector), selector));
    }
}
