package org.trackconsole.server.http;

import java.util.List;
import org.trackconsole.server.storage.Arrival;
import org.trackconsole.server.storage.ArrivalTable;
import org.trackconsole.server.storage.EventRow;
import org.trackconsole.server.storage.RejectionRow;
import org.trackconsole.server.wire.Times;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What has arrived, as clients read it. */
final class ArrivalJson {
    private static final String SOURCE = "source";
    private static final String SESSION = "session";
    private static final String PROFILE = "profile";
    private static final String STATUS = "status";
    private static final String EVENTS = "events";

    private ArrivalJson() {}

    /** A row of a list. */
    static ObjectNode row(Arrival arrival) {
        ObjectNode row = WireJson.object().put("cursor", arrival.cursor().text());
        return switch (arrival) {
            case Arrival.Stored stored ->
                row.put("kind", "stored")
                        .put("time", Times.iso(stored.time()))
                        .put("id", stored.id())
                        .put("type", stored.type())
                        .put(SOURCE, stored.sourceId())
                        .put(SESSION, stored.sessionId())
                        .put(PROFILE, stored.profileId());
            case Arrival.Rejected rejected -> {
                row.put("kind", "rejected")
                        .put("time", Times.iso(rejected.time()))
                        .put(SOURCE, rejected.sourceId())
                        .put(STATUS, rejected.status())
                        .put("reason", rejected.reason());
                rejected.types().forEach(row.putArray("types")::add);
                yield row;
            }
        };
    }

    /**
     * A page of a list.
     *
     * @param leftOut how many rejected calls were not kept since the server began
     */
    static ObjectNode page(ArrivalTable.Page page, long leftOut) {
        ObjectNode answer = WireJson.object();
        ArrayNode rows = answer.putArray("result");
        page.arrivals().forEach(arrival -> rows.add(row(arrival)));
        return answer.put("newest", page.newest().text())
                .put("next", page.next().text())
                .put("more", page.more())
                .put("rejections_left_out", leftOut);
    }

    /** A rejected call with what was sent and what was answered. */
    static ObjectNode rejected(String cursor, RejectionRow row) {
        ObjectNode answer = WireJson.object().put("cursor", cursor).put("kind", "rejected");
        answer.put("time", Times.iso(row.time())).put(SOURCE, row.sourceId()).put(STATUS, row.status());
        answer.put("reason", row.reason());
        row.types().forEach(answer.putArray("types")::add);
        int kept = Math.min(Rejections.LONGEST_BODY, (int) Math.min(row.size(), Integer.MAX_VALUE));
        answer.put("body", row.body()).put("size", row.size()).put("cut", row.size() > kept);
        answer.set("answer", WireJson.stored(row.detail()));
        return answer;
    }

    /** The payload that brings such an event, as far as its parts were kept. */
    static ObjectNode payload(EventRow row) {
        ObjectNode parts = WireJson.stored(row.record());
        ObjectNode payload = WireJson.object();
        payload.set(SOURCE, WireJson.reference(row.sourceId()));
        payload.set(SESSION, WireJson.reference(row.sessionId()));
        if (row.profileId() != null) {
            payload.set(PROFILE, WireJson.reference(row.profileId()));
        }
        ObjectNode event =
                payload.putArray(EVENTS).addObject().put("id", row.id()).put("type", row.type());
        for (String part : List.of("properties", "context")) {
            if (parts.has(part)) {
                event.set(part, parts.path(part));
            }
        }
        if (parts.has("config")) {
            event.set("options", parts.path("config"));
        }
        return payload;
    }
}
