package org.trackconsole.server.storage;

import java.util.ArrayList;
import java.util.List;

/**
 * The statement for a stretch of arrivals. Events and rejected calls are each read in the order of an index, within
 * bounds, and merged; so nothing is sorted and reading can stop early. Its text depends on which parts of the filter are
 * used, not on their values: there are few of them.
 *
 * @param parameters for the question marks, in their order
 */
record ArrivalStatement(String sql, List<Object> parameters) {
    ArrivalStatement {
        parameters = List.copyOf(parameters);
    }

    /** Those after a place, up to the last one with it, oldest first. */
    static ArrivalStatement newer(ArrivalFilter filter, Cursor after, Cursor last) {
        Condition events = new Condition("r.seq > ? AND r.seq <= ?", List.of(after.event(), last.event()));
        Condition rejections = new Condition(
                "(r.after_event, r.seq) > (?, ?) AND (r.after_event, r.seq) <= (?, ?)",
                List.of(after.event(), after.rejection(), last.event(), last.rejection()));
        return of(filter, events, rejections, "");
    }

    /** Those before a place, down to the last one with it, newest first. */
    static ArrivalStatement older(ArrivalFilter filter, Cursor before, Cursor last) {
        // The event that a rejected call came after is older than that call.
        long bound = before.rejection() == 0 ? before.event() : before.event() + 1;
        Condition events = new Condition("r.seq < ? AND r.seq >= ?", List.of(bound, last.event()));
        Condition rejections = new Condition(
                "(r.after_event, r.seq) < (?, ?) AND (r.after_event, r.seq) >= (?, ?)",
                List.of(before.event(), before.rejection(), last.event(), last.rejection()));
        return of(filter, events, rejections, " DESC");
    }

    private static ArrivalStatement of(ArrivalFilter filter, Condition events, Condition rejections, String order) {
        List<String> parts = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        boolean content = filter.readsContent();
        if (filter.wantsStored()) {
            Condition where = events.and(filter.ofEvents());
            parts.add("SELECT r.seq AS place, 0 AS number, r.id, r.type, r.source_id, r.session_id, r.profile_id,"
                    + " r.inserted AS time, 0 AS status, '' AS reason, " + (content ? "r.record" : "NULL")
                    + " AS content FROM event r WHERE " + where.sql());
            parameters.addAll(where.parameters());
        }
        if (filter.wantsRejected()) {
            Condition where = rejections.and(filter.ofRejections());
            parts.add("SELECT r.after_event AS place, r.seq AS number, NULL AS id, r.types AS type, r.source_id,"
                    + " NULL AS session_id, NULL AS profile_id, r.time, r.status, r.reason, "
                    + (content ? "r.body" : "NULL") + " AS content FROM rejection r WHERE " + where.sql());
            parameters.addAll(where.parameters());
        }
        return new ArrivalStatement(
                String.join(" UNION ALL ", parts) + " ORDER BY place" + order + ", number" + order, parameters);
    }
}
