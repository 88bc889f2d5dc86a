package org.trackconsole.ui.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.json.Json;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Arrival;
import org.trackconsole.model.ArrivalDetail;
import org.trackconsole.model.ArrivalFilter;
import org.trackconsole.model.ArrivalPage;
import org.trackconsole.model.Complaint;
import org.trackconsole.model.EventChanges;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Timing;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.ArrivalFeed;

/** A server's arrivals in memory: places are numbers from one on, and whoever follows is told when the test says so. */
final class FakeFeed implements ArrivalFeed {
    static final int PAGE = 200;
    private static final Instant DAY = Instant.parse("2026-11-24T12:00:00Z");

    final List<Arrival> all = new ArrayList<>();
    /** How many places a page looks at. */
    int stretch = Integer.MAX_VALUE / 2;

    final List<String> asked = new ArrayList<>();
    String profileFields = "{}";

    /** Happens while one is being opened. */
    Runnable whileOpening = () -> {};

    @Nullable
    EventChanges changes;

    Answer.@Nullable Failure failure;

    @Nullable
    Listener listener;

    private int told;

    /** The servers besides the local one that are known to tell. */
    final List<String> telling = new ArrayList<>();

    @Override
    public boolean tells(TrackServer server) {
        return server.local() || telling.contains(server.id());
    }

    /** So many events of a type. */
    FakeFeed events(int number, String type) {
        for (int i = 0; i < number; i++) {
            int place = all.size() + 1;
            all.add(new Arrival.Stored(
                    Integer.toString(place), DAY.plusSeconds(place), "e" + place, type, "shop", "s1", "p1"));
        }
        return this;
    }

    /** An event that the server added by itself. */
    FakeFeed systemEvent(String type) {
        int place = all.size() + 1;
        all.add(new Arrival.Stored(
                Integer.toString(place), DAY.plusSeconds(place), "e" + place, type, "@internal-1", "s1", "p1"));
        return this;
    }

    /** The same event once more, at a new place. */
    void again(String eventId) {
        int place = all.size() + 1;
        all.add(new Arrival.Stored(
                Integer.toString(place), DAY.plusSeconds(place), eventId, "again", "shop", "s1", "p1"));
    }

    FakeFeed rejected(int status, String reason) {
        int place = all.size() + 1;
        all.add(new Arrival.Rejected(
                Integer.toString(place), DAY.plusSeconds(place), "old-shop", List.of("page-view"), status, reason));
        return this;
    }

    /** Takes out what there was and tells whoever follows. */
    void reset() {
        all.clear();
        told = 0;
        if (listener != null) {
            listener.reset();
        }
    }

    /** Tells whoever follows of all that has come since. */
    void tell() {
        Listener told = listener;
        if (told != null) {
            told.connected();
            while (this.told < all.size()) {
                told.arrived(all.get(this.told++));
            }
        }
    }

    @Override
    public Reply<ArrivalPage> newest(TrackServer server, ArrivalFilter filter) {
        asked.add("newest");
        return page(filter, all.size(), false);
    }

    @Override
    public Reply<ArrivalPage> older(TrackServer server, ArrivalFilter filter, String before) {
        asked.add("older " + before);
        return page(filter, Integer.parseInt(before) - 1, false);
    }

    @Override
    public Reply<ArrivalPage> newer(TrackServer server, ArrivalFilter filter, String after) {
        asked.add("newer " + after);
        return page(filter, Integer.parseInt(after), true);
    }

    private Reply<ArrivalPage> page(ArrivalFilter filter, int from, boolean up) {
        if (failure != null) {
            return new Reply.Failed<>(failure);
        }
        List<Arrival> page = new ArrayList<>();
        int place = from;
        int end = up ? from + stretch : from - stretch;
        while (page.size() < PAGE && place != end && (up ? place < all.size() : place > 0)) {
            Arrival arrival = all.get(up ? place : place - 1);
            if (lets(filter, arrival)) {
                page.add(arrival);
            }
            place += up ? 1 : -1;
        }
        boolean more = up ? place < all.size() : place > 0;
        return new Reply.Ok<>(
                new ArrivalPage(page, Integer.toString(from), Integer.toString(up ? place : place + 1), more));
    }

    private static boolean lets(ArrivalFilter filter, Arrival arrival) {
        boolean stored = arrival instanceof Arrival.Stored;
        boolean kind = switch (filter.kind()) {
            case ALL -> true;
            case STORED -> stored;
            case REJECTED -> !stored;
        };
        boolean system =
                filter.systemEvents() || !String.valueOf(arrival.sourceId()).startsWith("@");
        return kind && system && ArrivalWords.what(arrival).contains(filter.text());
    }

    @Override
    public Reply<ArrivalDetail> open(TrackServer server, String cursor) {
        whileOpening.run();
        Arrival arrival = all.get(Integer.parseInt(cursor) - 1);
        return new Reply.Ok<>(
                switch (arrival) {
                    case Arrival.Stored stored ->
                        new ArrivalDetail.Stored(
                                Json.object("{\"source\":{\"id\":\"shop\"},\"events\":[{\"id\":\"" + stored.eventId()
                                        + "\",\"type\":\"" + stored.type() + "\"}]}"),
                                Json.object("{\"id\":\"" + stored.eventId() + "\"}"),
                                changes,
                                Json.object("{\"id\":\"s1\"}"),
                                Json.object("{\"id\":\"p1\",\"metadata\":{\"fields\":" + profileFields
                                        + "},\"data\":{\"pii\":{\"firstname\":\"Ann\"}}}"));
                    case Arrival.Rejected rejected ->
                        new ArrivalDetail.Rejected(
                                "{\"source\":{\"id\":\"old-shop\"}}", 30, rejected.status() == 413, refusal(rejected));
                });
    }

    private static Answer.Failure refusal(Arrival.Rejected rejected) {
        RawAnswer raw = new RawAnswer(rejected.status(), List.of(), "{}", 2, false, Timing.NONE);
        return rejected.status() == 422
                ? new Answer.Refused(
                        raw,
                        Answer.Refusal.MALFORMED,
                        "",
                        List.of(new Complaint(List.of("events", "0", "type"), rejected.reason(), "missing")))
                : new Answer.Refused(raw, Answer.Refusal.SOURCE_UNKNOWN, rejected.reason(), List.of());
    }

    @Override
    public void follow(TrackServer server, ArrivalFilter filter, String after, Listener follower) {
        asked.add("follow " + after);
        listener = follower;
        told = Integer.parseInt(after);
    }

    /** Nothing listens at the address. */
    static Answer.Failure notRunning() {
        return new Answer.Unreachable(
                Answer.Break.NOT_RUNNING, "", new Timing(Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }
}
