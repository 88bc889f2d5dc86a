package org.trackconsole.server.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.record.Records;
import org.trackconsole.server.storage.ArrivalFilter;
import org.trackconsole.server.storage.ArrivalTable;
import org.trackconsole.server.storage.ChangesRow;
import org.trackconsole.server.storage.Cursor;
import org.trackconsole.server.storage.EventTable;
import org.trackconsole.server.storage.ProfileTable;
import org.trackconsole.server.storage.Readers;
import org.trackconsole.server.storage.RejectionTable;
import org.trackconsole.server.storage.Result;
import org.trackconsole.server.storage.SessionRow;
import org.trackconsole.server.storage.SessionTable;
import org.trackconsole.server.storage.Sql;
import org.trackconsole.server.storage.StoredEvent;
import org.trackconsole.server.storage.StoredProfile;
import org.trackconsole.server.storage.TrackingFile;
import org.trackconsole.server.wire.Loc;
import org.trackconsole.server.wire.Problem;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What arrives at the server, taken and refused alike: as a stream, page by page, and one by one. */
final class ArrivalEndpoints {
    private static final HeaderName LAST_EVENT_ID = HeaderNames.create("Last-Event-ID");
    private static final int PAGE = 100;
    private static final int MOST = 1_000;
    private static final int MOST_STREAMS = 64;

    private final Records records;
    private final Rejections rejections;
    private final Semaphore streams = new Semaphore(MOST_STREAMS);

    ArrivalEndpoints(Records records, Rejections rejections) {
        this.records = records;
        this.rejections = rejections;
    }

    void addTo(Routes routes) {
        routes.get("/console/live", Access.RECORDS, this::live)
                .get("/console/arrivals", Access.RECORDS, this::page)
                .get("/console/arrivals/{cursor}", Access.RECORDS, this::one);
    }

    private Response live(Request request) {
        return request.world().then(world -> filter(request).then(filter -> live(request, world.file(), filter)));
    }

    private Response live(Request request, TrackingFile file, ArrivalFilter filter) {
        Optional<String> place = request.header(LAST_EVENT_ID).or(() -> request.inQuery("after"));
        if (place.isPresent()) {
            return cursor("after", place.get()).then(after -> stream(file, filter, after));
        }
        // The newest place there is, whatever is wanted.
        return Response.of(file.readers().read(ArrivalTable::newest), newest -> stream(file, filter, newest));
    }

    private Response stream(TrackingFile file, ArrivalFilter filter, Cursor after) {
        if (!streams.tryAcquire()) {
            return Response.detail(503, "There are too many live streams.").with("Retry-After", "10");
        }
        LiveStream stream = new LiveStream(file, filter, after);
        return Response.flowing("text/event-stream; charset=utf-8", out -> {
            try {
                stream.writeTo(out);
            } finally {
                streams.release();
            }
        });
    }

    private Response page(Request request) {
        return request.world()
                .then(world -> filter(request)
                        .then(filter -> request.number("limit", PAGE, MOST)
                                .then(limit -> page(request, world.file(), filter, Math.max(1, limit)))));
    }

    private Response page(Request request, TrackingFile file, ArrivalFilter filter, int limit) {
        // Rejected calls are written behind their answers; this read shall see them.
        var _ = file.writer().write(_ -> true);
        // To look for what is rare takes longer, and keeps nobody else from reading.
        Readers readers = filter.equals(ArrivalFilter.NONE) ? file.readers() : file.searchers();
        Optional<String> after = request.inQuery("after");
        String before = request.inQuery("before").orElse(Cursor.END.text());
        return after.isPresent()
                ? cursor("after", after.get())
                        .then(place -> answer(readers.read(sql -> ArrivalTable.newer(sql, place, filter, limit))))
                : cursor("before", before)
                        .then(place -> answer(readers.read(sql -> ArrivalTable.older(sql, place, filter, limit))));
    }

    private Response answer(Result<ArrivalTable.Page> result) {
        return Response.of(result, page -> Response.ok(ArrivalJson.page(page, rejections.leftOut())));
    }

    private Response one(Request request) {
        return request.world()
                .then(world -> cursor("cursor", request.inPath("cursor"))
                        .then(cursor -> cursor.rejection() == 0
                                ? stored(world.file(), cursor)
                                : rejected(world.file(), cursor)));
    }

    private static Response rejected(TrackingFile file, Cursor cursor) {
        return Response.of(
                file.readers().read(sql -> RejectionTable.find(sql, cursor)),
                found -> found.map(row -> Response.ok(ArrivalJson.rejected(cursor.text(), row)))
                        .orElseGet(Response::noRecord));
    }

    /** An event with what it changed, and with the visit and the person it belongs to as they are now. */
    private record Whole(
            StoredEvent event,
            ChangesRow changes,
            @Nullable SessionRow session,
            @Nullable StoredProfile profile) {
        static Optional<Whole> find(Sql sql, Cursor cursor) throws SQLException {
            Optional<StoredEvent> event = ArrivalTable.event(sql, cursor);
            if (event.isEmpty()) {
                return Optional.empty();
            }
            String profile = event.get().event().profileId();
            Optional<ChangesRow> changes =
                    EventTable.changes(sql, event.get().event().id());
            if (changes.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Whole(
                    event.get(),
                    changes.get(),
                    SessionTable.find(sql, event.get().event().sessionId()).orElse(null),
                    profile == null
                            ? null
                            : ProfileTable.findWhole(sql, profile).orElse(null)));
        }
    }

    private Response stored(TrackingFile file, Cursor cursor) {
        return Response.of(
                file.readers().read(sql -> Whole.find(sql, cursor)),
                found -> found.map(whole -> Response.ok(stored(cursor, whole))).orElseGet(Response::noRecord));
    }

    private ObjectNode stored(Cursor cursor, Whole whole) {
        ObjectNode answer = WireJson.object().put("cursor", cursor.text()).put("kind", "stored");
        answer.set("payload", ArrivalJson.payload(whole.event().event()));
        answer.set("event", records.event(whole.event()));
        answer.set("changed", ChangesEndpoint.json(whole.changes()));
        answer.set("session", whole.session() == null ? WireJson.none() : records.session(whole.session()));
        answer.set("profile", whole.profile() == null ? WireJson.none() : records.profile(whole.profile()));
        return answer;
    }

    private static Given<ArrivalFilter> filter(Request request) {
        return switch (request.flag("system", true)) {
            case Given.Usable<Boolean>(Boolean wanted) -> filter(request, wanted);
            case Given.Refused<Boolean>(Response response) -> new Given.Refused<>(response);
        };
    }

    private static Given<ArrivalFilter> filter(Request request, boolean systemEvents) {
        String kind = request.inQuery("kind").orElse("all");
        for (ArrivalFilter.Kind known : ArrivalFilter.Kind.values()) {
            if (known.name().equalsIgnoreCase(kind)) {
                return new Given.Usable<>(new ArrivalFilter(
                        request.inQuery("source").orElse(""),
                        request.inQuery("type").orElse(""),
                        request.inQuery("text").orElse(""),
                        known,
                        systemEvents));
            }
        }
        return wrong("kind", kind, "Input should be 'all', 'stored' or 'rejected'");
    }

    private static Given<Cursor> cursor(String name, String text) {
        return Cursor.parse(text)
                .<Given<Cursor>>map(Given.Usable::new)
                .orElseGet(() -> wrong(name, text, "Input should be a cursor such as 12 or 12-3"));
    }

    private static <T> Given<T> wrong(String name, String text, String message) {
        return new Given.Refused<>(Response.problems(List.of(
                Problem.of("value_error", Loc.query(name), message, JsonNodeFactory.instance.stringNode(text)))));
    }
}
