package org.trackconsole.server.http;

import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers in which a real server lets its search engine show through. Clients read little of them; what they may read
 * is true here.
 */
final class Shards {
    private Shards() {}

    /** The answer to a refresh. Every read sees every write here, so that there is nothing to do for it. */
    static Response refreshed() {
        ObjectNode answer = WireJson.object();
        answer.putObject("_shards").put("total", 1).put("successful", 1).put("failed", 0);
        return Response.ok(answer);
    }

    /** The answer to a count. */
    static Response count(long number) {
        ObjectNode answer = WireJson.object().put("count", number);
        answer.putObject("_shards")
                .put("total", 1)
                .put("successful", 1)
                .put("skipped", 0)
                .put("failed", 0);
        return Response.ok(answer);
    }

    /** The answer to the deletion of so many records. */
    static Response deleted(int number) {
        ObjectNode answer = WireJson.object();
        answer.put("took", 0).put("timed_out", false).put("total", number).put("deleted", number);
        answer.put("batches", 1).put("version_conflicts", 0).put("noops", 0);
        answer.putObject("retries").put("bulk", 0).put("search", 0);
        answer.put("throttled_millis", 0).put("requests_per_second", -1.0).put("throttled_until_millis", 0);
        answer.putArray("failures");
        return Response.ok(answer);
    }
}
