package org.trackconsole.server.http;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.trackconsole.server.record.Records;
import org.trackconsole.server.storage.Command;
import org.trackconsole.server.storage.EventTable;
import org.trackconsole.server.storage.ProfileTable;
import org.trackconsole.server.storage.Readers;
import org.trackconsole.server.storage.SessionTable;
import org.trackconsole.server.storage.Sql;
import org.trackconsole.server.storage.StoredEvent;
import org.trackconsole.server.storage.TrackingFile;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Profiles, sessions and events one by one, and the lists of a person's events (contract §6.1). */
final class RecordEndpoints {
    /** Real servers show no more of a list either. */
    private static final int MOST = 10_000;

    private static final String ID = "id";

    private final Records records;

    RecordEndpoints(Records records) {
        this.records = records;
    }

    void addTo(Routes routes) {
        routes.get("/profile/count", Access.FIGURES, request -> count(request, ProfileTable::count))
                .get("/profile/{id}", Access.RECORDS, this::profile)
                .delete("/profile/{id}", Access.SETTINGS, request -> delete(request, ProfileTable::delete))
                .get("/profiles/refresh", Access.FIGURES, _ -> Shards.refreshed())
                .get("/session/count", Access.FIGURES, request -> count(request, SessionTable::count))
                .get("/session/{id}", Access.RECORDS, this::session)
                .delete("/session/{id}", Access.SETTINGS, request -> delete(request, SessionTable::delete))
                .get("/session/profile/{id}", Access.RECORDS, this::sessionOfProfile)
                .get("/sessions/refresh", Access.FIGURES, _ -> Shards.refreshed())
                .get("/event/count", Access.FIGURES, request -> count(request, EventTable::count))
                .get("/event/{id}", Access.RECORDS, this::event)
                .delete("/event/{id}", Access.SETTINGS, RecordEndpoints::deleteEvent)
                .get("/events/profile/{id}", Access.FIGURES, this::eventsOfProfile)
                .get("/events/session/{session}/profile/{id}", Access.FIGURES, this::eventsOfSession)
                .get("/events/refresh", Access.FIGURES, _ -> Shards.refreshed());
    }

    private Response profile(Request request) {
        return one(request, sql -> ProfileTable.findWhole(sql, request.inPath(ID)), records::profile);
    }

    private Response session(Request request) {
        return one(request, sql -> SessionTable.find(sql, request.inPath(ID)), records::sessionAlone);
    }

    private Response event(Request request) {
        return one(request, sql -> EventTable.find(sql, request.inPath(ID)), records::eventAlone);
    }

    /** Unlike elsewhere, a session that is not there is 200 with {@code null}: clients count {@code n} up to it. */
    private Response sessionOfProfile(Request request) {
        return request.number("n", 0, Integer.MAX_VALUE)
                .then(number -> read(
                        request,
                        sql -> SessionTable.newest(sql, request.inPath(ID), number),
                        found -> Response.ok(
                                found.<JsonNode>map(records::sessionInList).orElseGet(WireJson::none))));
    }

    private Response eventsOfProfile(Request request) {
        record Found(long total, List<StoredEvent> events) {}
        String profile = request.inPath(ID);
        return request.number("limit", 24, MOST)
                .then(limit -> read(
                        request,
                        sql -> new Found(
                                EventTable.countOfProfile(sql, profile), EventTable.ofProfile(sql, profile, limit)),
                        found -> {
                            ObjectNode answer = WireJson.object().put("total", found.total());
                            ArrayNode list = answer.putArray("result");
                            found.events().forEach(event -> list.add(records.event(event)));
                            return Response.ok(answer);
                        }));
    }

    private Response eventsOfSession(Request request) {
        return request.number("limit", 20, MOST)
                .then(limit -> read(
                        request,
                        sql -> EventTable.ofSession(sql, request.inPath("session"), request.inPath(ID), limit + 1),
                        events -> {
                            ObjectNode answer = WireJson.object();
                            ArrayNode list = answer.putArray("result");
                            events.stream().limit(limit).forEach(event -> list.add(records.eventInList(event)));
                            return Response.ok(answer.put("more_to_load", events.size() > limit));
                        }));
    }

    private static <T> Response one(Request request, Readers.Query<Optional<T>> query, Function<T, ObjectNode> record) {
        return read(
                request,
                query,
                found -> found.map(row -> Response.ok(record.apply(row))).orElseGet(Response::noRecord));
    }

    private static Response count(Request request, Readers.Query<Long> query) {
        return read(request, query, Shards::count);
    }

    private static Response delete(Request request, Deletion deletion) {
        return delete(request, deletion, wasThere -> wasThere ? Shards.deleted(1) : Response.noRecord());
    }

    /** Unlike elsewhere, an event that is not there is 200; the number tells. */
    private static Response deleteEvent(Request request) {
        return delete(request, EventTable::delete, wasThere -> Shards.deleted(wasThere ? 1 : 0));
    }

    private static Response delete(Request request, Deletion deletion, Function<Boolean, Response> answer) {
        String id = request.inPath(ID);
        Command<Boolean> command = sql -> deletion.delete(sql, id);
        return file(request, file -> Response.of(file.writer().write(command), answer));
    }

    private static <T> Response read(Request request, Readers.Query<T> query, Function<T, Response> answer) {
        return file(request, file -> Response.of(file.readers().read(query), answer));
    }

    /** An answer from the file of the request's world. */
    private static Response file(Request request, Function<TrackingFile, Response> answer) {
        return request.world().then(world -> answer.apply(world.file()));
    }

    /** Deletes the record of an id and says whether there was one. */
    @FunctionalInterface
    private interface Deletion {
        boolean delete(Sql sql, String id) throws SQLException;
    }
}
