package org.trackconsole.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import org.junit.jupiter.api.Test;
import org.trackconsole.fx.DirectFxWork;
import org.trackconsole.fx.FxThread;
import org.trackconsole.model.Network;
import org.trackconsole.model.TrackServer;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Health;

class ServerMenuTest {
    private static final TrackServer SHOP = new TrackServer(
            "shop", "web_shop", URI.create("http://127.0.0.1:8686"), Duration.ofSeconds(1), List.of(), null);

    private final MenuButton button = FxThread.call(MenuButton::new);

    @Test
    void oneServerIsAlwaysChosen() {
        RadioMenuItem shop = shop();
        assertThat(shop.isSelected()).isTrue();
        // A radio item without a group is cleared when it is chosen again.
        assertThat(shop.getToggleGroup()).isNotNull();
    }

    @Test
    void showsNamesToTheLetter() {
        assertThat(shop().getText()).startsWith("web_shop");
        assertThat(shop().isMnemonicParsing()).isFalse();
    }

    @Test
    void saysThatNobodyVerifiesTheServer() {
        Network exception =
                new Network(new Network.Proxy.OfSystem(), null, null, Network.Protocol.HTTP_1_1, null, true);
        TrackServer odd = SHOP.withNetwork(exception);
        assertThat(item(odd).getText()).endsWith("certificate not verified");
        assertThat(button.getAccessibleText()).contains("certificate not verified");
        assertThat(shop().getText()).doesNotContain("verified");
    }

    private RadioMenuItem shop() {
        return item(SHOP);
    }

    private RadioMenuItem item(TrackServer server) {
        return FxThread.call(() -> {
            AppState state = new AppState(server);
            state.servers().setAll(server);
            var _ = new ServerMenu(
                    button,
                    new ShellViewModel(
                            state,
                            new DirectFxWork(),
                            _ -> new Health.Unknown(),
                            _ -> null,
                            () -> new ShellViewModel.HistorySize(0, 0),
                            _ -> {}));
            return (RadioMenuItem) button.getItems().getFirst();
        });
    }
}
