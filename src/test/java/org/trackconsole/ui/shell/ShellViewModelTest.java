package org.trackconsole.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trackconsole.fx.HeldFxWork;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.TrackServer;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Health;

class ShellViewModelTest {
    private static final TrackServer SHOP = server("https://shop.test");

    private final AppState state = new AppState(SHOP);
    private final HeldFxWork work = new HeldFxWork();
    private final ShellViewModel model = new ShellViewModel(
            state, work, _ -> new Health.Unknown(), _ -> null, () -> new ShellViewModel.HistorySize(0, 0), _ -> {});

    @Test
    void switchingTheDataSetTakesBackNothingThatWasEditedMeanwhile() throws Exception {
        state.servers().setAll(SHOP);
        work.finish();
        model.switchDataSet();
        TrackServer edited = server("https://other.test");
        state.servers().setAll(edited);
        state.serverProperty().set(edited);
        work.finish();
        assertThat(state.server()).isEqualTo(edited.withDataSet(DataSet.PRODUCTION));
        assertThat(state.servers()).containsExactly(state.server());
    }

    private static TrackServer server(String url) {
        return new TrackServer("shop", "Shop", URI.create(url), Duration.ofSeconds(1), List.of(), null);
    }
}
