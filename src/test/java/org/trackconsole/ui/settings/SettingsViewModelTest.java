package org.trackconsole.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.fx.FxThread;
import org.trackconsole.fx.theme.Theme;
import org.trackconsole.settings.Settings;
import org.trackconsole.text.Texts;

class SettingsViewModelTest {
    private SettingsFixture fixture;

    @BeforeEach
    void open() {
        fixture = FxThread.call(() -> new SettingsFixture(true));
    }

    @AfterEach
    void close() {
        FxThread.run(() -> {
            fixture.model.dispose();
            fixture.theme.choiceProperty().set(Theme.Choice.LIGHT);
        });
    }

    @Test
    void keepsNothingBeforeSomethingIsChanged() {
        assertThat(fixture.changes).isZero();
    }

    @Test
    void appliesAThemeAtOnceAndKeepsIt() {
        FxThread.run(() -> fixture.model.themeProperty().set(Theme.Choice.DARK));
        assertThat(fixture.theme.isDark()).isTrue();
        assertThat(fixture.kept.theme()).isEqualTo(Settings.Theme.DARK);
    }

    @Test
    void takesTheNearestTextSizeThatIsOffered() {
        FxThread.run(() -> fixture.model.setTextSize(124));
        assertThat(fixture.theme.fontPercentProperty().get()).isEqualTo(120);
        assertThat(fixture.kept.fontScale()).isEqualTo(120);
        FxThread.run(() -> fixture.model.setTextSize(900));
        assertThat(fixture.kept.fontScale()).isEqualTo(150);
    }

    @Test
    void leavesALargerTextSizeOfTheFileAloneUntilItIsChanged() {
        FxThread.run(() -> {
            fixture.theme.fontPercentProperty().set(200);
            fixture.model.setTextSize(150);
        });
        assertThat(fixture.theme.fontPercentProperty().get()).isEqualTo(200);
    }

    @Test
    void keepsTheZoneOfTimes() {
        FxThread.run(() -> fixture.model.utcProperty().set(true));
        assertThat(fixture.kept.utcTimes()).isTrue();
    }

    @Test
    void keepsNoPortThatIsOnlyTheBeginningOfWhatWasTyped() {
        FxThread.run(() -> {
            fixture.model.portProperty().set("9999");
            fixture.model.portProperty().set("99999");
            fixture.model.keepPort();
        });
        assertThat(fixture.kept.localPort()).isEqualTo(8_686);
        assertThat(fixture.model.portProperty().get()).isEqualTo("8686");
    }

    @Test
    void keepsAValidPort() {
        FxThread.run(() -> fixture.model.portProperty().set(" 65535 "));
        FxThread.run(fixture.model::keepPort);
        assertThat(fixture.kept.localPort()).isEqualTo(65_535);
        assertThat(fixture.model.portErrorProperty().get()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "65536", "-1", "80a", "99999999999", "8 0", "٣"})
    void refusesWhatIsNoPortAndKeepsTheLastOne(String text) {
        FxThread.run(() -> fixture.model.portProperty().set(text));
        assertThat(fixture.model.portErrorProperty().get()).contains("65535", "8686");
        assertThat(fixture.changes).isZero();
        FxThread.run(fixture.model::keepPort);
        assertThat(fixture.model.portProperty().get()).isEqualTo("8686");
        assertThat(fixture.model.portErrorProperty().get()).isEmpty();
    }

    @Test
    void saysWhetherPasswordsLast() {
        assertThat(fixture.model.passwordsProperty().get()).isEqualTo(Texts.text("settings.data.passwords.asking"));
        FxThread.run(fixture.model::start);
        assertThat(fixture.model.passwordsProperty().get()).isEqualTo(Texts.text("settings.data.passwords.lasting"));
        SettingsFixture without = FxThread.call(() -> new SettingsFixture(false));
        FxThread.run(without.model::start);
        assertThat(without.model.passwordsProperty().get()).isEqualTo(Texts.text("settings.data.passwords.session"));
        FxThread.run(without.model::dispose);
    }

    @Test
    void followsTheHistoryAndTheLocalServer() {
        assertThat(fixture.model.historyProperty().getValue()).isEqualTo("1,248 calls, 3.1 MB");
        FxThread.run(() -> fixture.state.callCountProperty().set(1));
        assertThat(fixture.model.historyProperty().getValue()).isEqualTo("1 call, 3.1 MB");
        assertThat(fixture.model.addressProperty().getValue()).isEqualTo("127.0.0.1:8686");
    }

    @Test
    void reportsVersionsAndNothingPersonal() {
        assertThat(fixture.model.about().report())
                .contains("Track Console 1.0.0", "Java " + Runtime.version().feature(), "JavaFX ")
                .doesNotContain("alexandra", System.getProperty("user.home"));
    }

    @Test
    void keepsNothingAfterItWasDisposedOf() {
        FxThread.run(() -> {
            fixture.model.dispose();
            fixture.theme.fontPercentProperty().set(110);
        });
        assertThat(fixture.changes).isZero();
    }
}
