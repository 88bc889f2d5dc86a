package org.trackconsole.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Complaint;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Timing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer as it is kept: everything but its body, which has a column of its own, as one JSON text. */
final class KeptAnswer {
    private KeptAnswer() {}

    static String write(Answer answer) {
        ObjectNode kept = KeptJson.object();
        switch (answer) {
            case Answer.Accepted accepted -> {
                kept.put("kind", "accepted");
                kept.put("profile", accepted.profileId());
                kept.put("session", accepted.sessionId());
                kept.put("nothingStored", accepted.nothingStored());
                kept.set("warnings", KeptJson.strings(accepted.warnings()));
            }
            case Answer.Refused refused -> {
                kept.put("kind", "refused");
                kept.put("reason", refused.reason().name());
                kept.put("detail", refused.detail());
                kept.set("complaints", complaints(refused.complaints()));
            }
            case Answer.Unreadable unreadable -> {
                kept.put("kind", "unreadable");
                kept.put("reason", unreadable.reason().name());
            }
            case Answer.Unreachable unreachable -> {
                kept.put("kind", "unreachable");
                kept.put("reason", unreachable.reason().name());
                kept.put("detail", unreachable.detail());
                kept.set("timing", timing(unreachable.timing()));
            }
            case Answer.Cancelled cancelled -> {
                kept.put("kind", "cancelled");
                kept.set("timing", timing(cancelled.timing()));
            }
        }
        RawAnswer raw = answer.raw();
        if (raw != null) {
            kept.set("raw", raw(raw));
        }
        return KeptJson.write(kept);
    }

    /**
     * Rebuilds an answer.
     *
     * @param json what {@link #write} made
     * @param body the body of the raw answer; empty where there was none
     */
    static Answer read(String json, String body) {
        JsonNode kept = KeptJson.parse(json);
        String kind = kept.path("kind").asString();
        String reason = kept.path("reason").asString("");
        String detail = kept.path("detail").asString("");
        return switch (kind) {
            case "accepted" ->
                new Answer.Accepted(
                        raw(kept.path("raw"), body),
                        KeptJson.textOrNull(kept.path("profile")),
                        KeptJson.textOrNull(kept.path("session")),
                        kept.path("nothingStored").asBoolean(),
                        KeptJson.strings(kept.path("warnings")));
            case "refused" ->
                new Answer.Refused(
                        raw(kept.path("raw"), body),
                        Answer.Refusal.valueOf(reason),
                        detail,
                        complaints(kept.path("complaints")));
            case "unreadable" -> new Answer.Unreadable(raw(kept.path("raw"), body), Answer.Oddity.valueOf(reason));
            case "unreachable" ->
                new Answer.Unreachable(Answer.Break.valueOf(reason), detail, timing(kept.path("timing")));
            case "cancelled" -> new Answer.Cancelled(timing(kept.path("timing")));
            default -> throw new IllegalArgumentException("No answer is of the kind " + kind);
        };
    }

    private static ObjectNode raw(RawAnswer raw) {
        ObjectNode kept = KeptJson.object();
        kept.put("status", raw.status());
        kept.set("headers", KeptJson.headers(KeptJson.masked(raw.headers())));
        kept.put("size", raw.size());
        kept.put("truncated", raw.truncated());
        kept.set("timing", timing(raw.timing()));
        return kept;
    }

    private static RawAnswer raw(JsonNode kept, String body) {
        return new RawAnswer(
                kept.path("status").asInt(),
                KeptJson.headers(kept.path("headers")),
                body,
                kept.path("size").asLong(),
                kept.path("truncated").asBoolean(),
                timing(kept.path("timing")));
    }

    private static ObjectNode timing(Timing timing) {
        return KeptJson.object()
                .put("connectNanos", timing.connect().toNanos())
                .put("waitingNanos", timing.waiting().toNanos())
                .put("readingNanos", timing.reading().toNanos());
    }

    private static Timing timing(JsonNode kept) {
        return new Timing(
                Duration.ofNanos(kept.path("connectNanos").asLong()),
                Duration.ofNanos(kept.path("waitingNanos").asLong()),
                Duration.ofNanos(kept.path("readingNanos").asLong()));
    }

    private static ArrayNode complaints(List<Complaint> complaints) {
        ArrayNode array = KeptJson.array();
        for (Complaint complaint : complaints) {
            ObjectNode kept = array.addObject();
            kept.set("path", KeptJson.strings(complaint.path()));
            kept.put("message", complaint.message());
            kept.put("type", complaint.type());
        }
        return array;
    }

    private static List<Complaint> complaints(JsonNode array) {
        List<Complaint> complaints = new ArrayList<>();
        for (JsonNode kept : array) {
            complaints.add(new Complaint(
                    KeptJson.strings(kept.path("path")),
                    kept.path("message").asString(),
                    kept.path("type").asString()));
        }
        return List.copyOf(complaints);
    }
}
