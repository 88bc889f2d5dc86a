package org.trackconsole.service;

import java.time.Duration;
import org.trackconsole.client.LiveListener;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Arrival;
import org.trackconsole.model.ArrivalDetail;
import org.trackconsole.model.ArrivalFilter;
import org.trackconsole.model.ArrivalPage;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Reply;
import org.trackconsole.model.TrackServer;

/** The feed of the local server, and of others like it, over HTTP like everything else. */
public final class LiveArrivals implements ArrivalFeed {
    /** A page of a list; more than any screen shows at once. */
    public static final int PAGE = 200;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final TrackingClient client;
    private final Passwords passwords;
    private final Duration firstPause;

    public LiveArrivals(TrackingClient client, Passwords passwords) {
        this(client, passwords, FIRST_PAUSE);
    }

    LiveArrivals(TrackingClient client, Passwords passwords, Duration firstPause) {
        this.client = client;
        this.passwords = passwords;
        this.firstPause = firstPause;
    }

    @Override
    public boolean tells(TrackServer server) {
        return client.tellsArrivals(server);
    }

    @Override
    public Reply<ArrivalPage> newest(TrackServer server, ArrivalFilter filter) {
        return client.olderArrivals(server, passwords.of(server), filter, null, PAGE);
    }

    @Override
    public Reply<ArrivalPage> older(TrackServer server, ArrivalFilter filter, String before) {
        return client.olderArrivals(server, passwords.of(server), filter, before, PAGE);
    }

    @Override
    public Reply<ArrivalPage> newer(TrackServer server, ArrivalFilter filter, String after) {
        return client.newerArrivals(server, passwords.of(server), filter, after, PAGE);
    }

    @Override
    public Reply<ArrivalDetail> open(TrackServer server, String cursor) {
        return client.arrival(server, passwords.of(server), cursor);
    }

    @Override
    public void follow(TrackServer server, ArrivalFilter filter, String after, Listener listener) {
        Place place = new Place(after, listener);
        Duration pause = firstPause;
        while (!Thread.currentThread().isInterrupted()) {
            place.heard = false;
            Reply<RawAnswer> ended = client.followArrivals(server, passwords.of(server), filter, place.cursor, place);
            pause = place.heard ? firstPause : pause;
            if (ended instanceof Reply.Failed<RawAnswer>(Answer.Failure why)) {
                if (why instanceof Answer.Cancelled) {
                    return;
                }
                listener.lost(why);
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            pause = pause.multipliedBy(2);
            pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        }
    }

    /** Remembers how far the stream has come, so that the next connection goes on there. One thread. */
    private static final class Place implements LiveListener {
        private final Listener listener;
        private String cursor;
        private boolean heard;

        Place(String cursor, Listener listener) {
            this.cursor = cursor;
            this.listener = listener;
        }

        @Override
        public void at(String place) {
            cursor = place;
            if (!heard) {
                heard = true;
                listener.connected();
            }
        }

        @Override
        public void arrived(Arrival arrival) {
            // Before its place is told, so that one that was cut off comes again and this one does not.
            cursor = arrival.cursor();
            listener.arrived(arrival);
        }

        @Override
        public void reset() {
            listener.reset();
        }
    }
}
