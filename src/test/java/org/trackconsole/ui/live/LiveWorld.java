package org.trackconsole.ui.live;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.trackconsole.fx.DirectFxWork;
import org.trackconsole.model.Arrival;
import org.trackconsole.model.TrackServer;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Notices;

/** The screen's model over a feed in memory; time passes when the test says so. */
final class LiveWorld {
    static final TrackServer LOCAL = server(TrackServer.LOCAL_ID, "Local server", "http://127.0.0.1:8686");
    static final TrackServer SHOP = server("shop", "Shop production", "https://track.shop.example");

    final List<String> said = new ArrayList<>();
    final List<Destination> gone = new ArrayList<>();
    final List<String> copied = new ArrayList<>();
    final FakeFeed feed = new FakeFeed();
    final AppState state = new AppState(LOCAL);
    final DirectFxWork work = new DirectFxWork();
    final LiveViewModel model;

    LiveWorld() {
        state.servers().setAll(LOCAL, SHOP);
        model = new LiveViewModel(state, work, feed, notices(), gone::add, copied::add);
    }

    LiveList list() {
        return model.list();
    }

    /** The types of the rows, shortened to the first so many. */
    List<String> shown(int most) {
        return model.list().rows().list().stream()
                .limit(most)
                .map(ArrivalWords::what)
                .toList();
    }

    /** Lets what was fed arrive and be shown. */
    void arrive() {
        feed.tell();
        work.elapse();
    }

    /** Comes near the row of this index, as a person who scrolls. */
    void scrollTo(int index) {
        model.list().shown(index);
        work.elapse();
    }

    Arrival first() {
        return model.list().rows().list().getFirst();
    }

    private Notices notices() {
        return new Notices() {
            @Override
            public void say(String sentence) {
                said.add(sentence);
            }

            @Override
            public void say(String sentence, String actionName, Runnable action) {
                said.add(sentence);
            }
        };
    }

    private static TrackServer server(String id, String name, String url) {
        return new TrackServer(id, name, URI.create(url), Duration.ofSeconds(5), List.of(), null);
    }
}
