package org.trackconsole.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.CallDetail;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Header;
import org.trackconsole.model.Proof;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.VisitGroup;
import org.trackconsole.model.Visitor;

/**
 * The history: every call, kept before it leaves and completed when it is answered. Nothing is
 * dropped but the calls of a person whom somebody deletes. Pages are cut by key, so that a deep page costs no more than the first. Every method throws a {@link StorageException} where the
 * file cannot do it.
 */
public final class CallStore {
    private final Database database;

    /** @param database stays open for as long as this is used */
    public CallStore(Database database) {
        this.database = database;
    }

    /**
     * Keeps a call that is about to leave. When this returns it is on the disk.
     *
     * @param call PENDING, with an id that no other call has
     * @param headers as sent; secret ones are kept masked
     * @param body as sent, to the letter
     */
    public void begin(Call call, List<Header> headers, String body) {
        if (call.outcome() != Call.Outcome.PENDING) {
            throw new IllegalArgumentException("A call begins as PENDING, not as " + call.outcome());
        }
        String keptHeaders = KeptJson.write(KeptJson.headers(KeptJson.masked(headers)));
        Object keptBody = Packed.pack(body);
        database.write(connection -> {
            // One thread writes, so nobody takes this number in between.
            long seq = 1
                    + Sql.number(
                            connection, "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'call'), 0)");
            insert(connection, call, seq, VisitGroups.enter(connection, call, seq));
            return Sql.change(
                    connection,
                    "INSERT INTO exchange (call_seq, request_headers, request_body) VALUES (?, ?, ?)",
                    seq,
                    keptHeaders,
                    keptBody);
        });
    }

    /**
     * Keeps the answer of a call, moves the call to the group of the session that was answered, and gives its visitor
     * the ids that were answered – all or nothing. Doing it twice changes nothing more.
     *
     * @param answered the call as {@link Completion#of} makes it of the answer
     * @return the visitor as they now stand; null where the call has none or they were forgotten meanwhile
     */
    public @Nullable Visitor complete(Call answered, Answer answer) {
        String keptAnswer = KeptAnswer.write(answer);
        RawAnswer raw = answer.raw();
        Object keptBody = raw == null ? null : Packed.pack(raw.body());
        return database.write(connection -> {
            Place place = place(connection, answered.id());
            Sql.change(
                    connection,
                    """
                    UPDATE call SET session_id = ?, profile_returned = ?, outcome = ?, status = ?, reason = ?,
                        total_millis = ?, words = ? WHERE seq = ?""",
                    answered.sessionId(),
                    answered.profileReturned(),
                    answered.outcome().name(),
                    answered.status(),
                    answered.reason(),
                    answered.totalMillis(),
                    SearchWords.of(answered),
                    place.seq());
            Sql.change(
                    connection,
                    "UPDATE exchange SET answer = ?, answer_body = ? WHERE call_seq = ?",
                    keptAnswer,
                    keptBody,
                    place.seq());
            regroup(connection, answered, place);
            return new VisitorRows(connection).adopt(answered, answer);
        });
    }

    /** Marks a call as of unknown outcome: it left, and no answer will be kept. */
    public void giveUp(String callId) {
        database.write(connection -> Sql.change(
                connection, "UPDATE call SET outcome = 'UNKNOWN' WHERE id = ? AND outcome = 'PENDING'", callId));
    }

    /**
     * A page of the history's headings, the newest first.
     *
     * @param filter words that must all occur in one call of the group; empty for all groups
     * @param after the last group of the page before; null for the first page
     * @param limit the length of the page
     */
    public List<VisitGroup> groups(String filter, @Nullable VisitGroup after, int limit) {
        SearchWords words = new SearchWords(filter);
        long before = after == null ? Long.MAX_VALUE : after.newest();
        return database.read(connection -> VisitGroups.page(connection, words, before, limit));
    }

    /** The group that a call is in; null where there is no such call. */
    public @Nullable VisitGroup groupOf(String callId) {
        return database.read(connection -> VisitGroups.of(connection, callId));
    }

    /**
     * A page of a group's calls, the newest first.
     *
     * @param groupId {@link VisitGroup#id()}
     * @param filter words that must all occur in the call; empty for all calls
     * @param after the last call of the page before; null for the first page
     * @param limit the length of the page
     */
    public List<Call> calls(long groupId, String filter, @Nullable Call after, int limit) {
        SearchWords words = new SearchWords(filter);
        List<Object> values = new ArrayList<>();
        values.add(groupId);
        if (after != null) {
            values.add(after.id());
        }
        values.addAll(words.values());
        values.add(limit);
        String sql = "SELECT c.* FROM call c WHERE c.group_id = ?"
                + (after == null ? "" : " AND c.seq < (SELECT seq FROM call WHERE id = ?)")
                + words.sql()
                + " ORDER BY c.seq DESC LIMIT ?";
        return database.read(connection -> Sql.rows(connection, CallStore::call, sql, values.toArray()));
    }

    /** A call with all that was sent and came back; null where there is no such call. */
    public @Nullable CallDetail detail(String callId) {
        return database.read(connection -> Sql.row(
                connection,
                CallStore::detail,
                "SELECT c.*, e.* FROM call c JOIN exchange e ON e.call_seq = c.seq WHERE c.id = ?",
                callId));
    }

    /** How far the proofs of these calls have come, by the id of the call; those without one are left out. */
    public Map<String, Proof.State> proofs(List<Call> calls) {
        String ids =
                KeptJson.write(KeptJson.strings(calls.stream().map(Call::id).toList()));
        Map<String, Proof.State> states = new HashMap<>();
        database.read(connection -> Sql.rows(
                        connection,
                        row -> Map.entry(row.getString(1), Proof.State.valueOf(row.getString(2))),
                        """
                        SELECT call.id, proof.state FROM call JOIN proof ON proof.call_seq = call.seq
                        WHERE call.id IN (SELECT value FROM json_each(?))""",
                        ids))
                .forEach(state -> states.put(state.getKey(), state.getValue()));
        return states;
    }

    /** How many calls match the filter; all of them for an empty one. */
    public long count(String filter) {
        SearchWords words = new SearchWords(filter);
        return database.read(connection -> Sql.number(
                connection,
                "SELECT count(*) FROM call c WHERE TRUE" + words.sql(),
                words.values().toArray()));
    }

    /** How many calls to a data set of a server were sent with one of these profile ids, or answered with one. */
    public long countOf(String serverId, DataSet dataSet, List<String> profileIds) {
        return database.read(connection -> ProfileCalls.count(connection, serverId, dataSet, profileIds));
    }

    /**
     * Deletes those calls with all that was sent and came back, for good; answers how many there were. Visitors
     * lose these ids.
     */
    public int forget(String serverId, DataSet dataSet, List<String> profileIds) {
        return database.write(connection -> ProfileCalls.delete(connection, serverId, dataSet, profileIds));
    }

    /** The size of all that is kept, in bytes. */
    public long sizeInBytes() {
        return database.sizeInBytes();
    }

    /** What a crash has left under way has an unknown outcome. Says how many. */
    static int endCallsUnderWay(Connection connection) throws SQLException {
        return Sql.change(connection, "UPDATE call SET outcome = 'UNKNOWN' WHERE outcome = 'PENDING'");
    }

    /** Where a call's row is, and the session it is grouped by. */
    private record Place(long seq, long group, @Nullable String session) {}

    private static Place place(Connection connection, String callId) throws SQLException {
        Place place = Sql.row(
                connection,
                row -> new Place(row.getLong("seq"), row.getLong("group_id"), Sql.text(row, "session_id")),
                "SELECT seq, group_id, session_id FROM call WHERE id = ?",
                callId);
        if (place == null) {
            throw new IllegalArgumentException("This call was never begun.");
        }
        return place;
    }

    private static void regroup(Connection connection, Call answered, Place place) throws SQLException {
        String session = answered.sessionId();
        if (session == null || session.equals(place.session())) {
            VisitGroups.answered(connection, place.group(), answered.profileReturned());
            return;
        }
        long group = VisitGroups.enter(connection, answered, place.seq());
        Sql.change(connection, "UPDATE call SET group_id = ? WHERE seq = ?", group, place.seq());
        VisitGroups.left(connection, place.group());
    }

    private static void insert(Connection connection, Call call, long seq, long group) throws SQLException {
        Sql.change(
                connection,
                """
                INSERT INTO call (seq, id, group_id, server_id, server_name, url, visitor_id, visitor_name, visit,
                    source_id, session_id, profile_sent, profile_returned, event_types, sent_at, outcome, status, reason,
                    total_millis, words)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                seq,
                call.id(),
                group,
                call.serverId(),
                call.serverName(),
                call.url(),
                call.visitorId(),
                call.visitorName(),
                call.visit(),
                call.sourceId(),
                call.sessionId(),
                call.profileSent(),
                call.profileReturned(),
                KeptJson.write(KeptJson.strings(call.eventTypes())),
                call.sentAt().toEpochMilli(),
                call.outcome().name(),
                call.status(),
                call.reason(),
                call.totalMillis(),
                SearchWords.of(call));
    }

    private static Call call(ResultSet row) throws SQLException {
        return new Call(
                row.getString("id"),
                row.getString("server_id"),
                row.getString("server_name"),
                row.getString("url"),
                Sql.text(row, "visitor_id"),
                Sql.text(row, "visitor_name"),
                row.getInt("visit"),
                Sql.text(row, "source_id"),
                Sql.text(row, "session_id"),
                Sql.text(row, "profile_sent"),
                Sql.text(row, "profile_returned"),
                KeptJson.strings(KeptJson.parse(row.getString("event_types"))),
                Instant.ofEpochMilli(row.getLong("sent_at")),
                Call.Outcome.valueOf(row.getString("outcome")),
                row.getInt("status"),
                Sql.text(row, "reason"),
                row.getLong("total_millis"));
    }

    private static CallDetail detail(ResultSet row) throws SQLException {
        return new CallDetail(
                call(row),
                KeptJson.headers(KeptJson.parse(row.getString("request_headers"))),
                Packed.unpack(row.getObject("request_body")),
                answer(row));
    }

    private static @Nullable Answer answer(ResultSet row) throws SQLException {
        String kept = Sql.text(row, "answer");
        Object body = row.getObject("answer_body");
        if (kept == null) {
            return null;
        }
        return KeptAnswer.read(kept, body == null ? "" : Packed.unpack(body));
    }
}
