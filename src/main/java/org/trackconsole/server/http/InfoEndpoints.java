package org.trackconsole.server.http;

import org.trackconsole.server.search.Search;
import org.trackconsole.server.wire.Parsed;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a server says of itself without signing in (contract §1, §7). */
final class InfoEndpoints {
    private static final String VERSION = "0.8.2";

    private final String instance;

    /** @param instance the uuid of the installation */
    InfoEndpoints(String instance) {
        this.instance = instance;
    }

    void addTo(Routes routes) {
        routes.get("/healthcheck", Access.OPEN, _ -> text(""))
                .post("/healthcheck", Access.OPEN, InfoEndpoints::echo)
                .put("/healthcheck", Access.OPEN, InfoEndpoints::echo)
                .delete("/healthcheck", Access.OPEN, InfoEndpoints::echo)
                .get("/test/elasticsearch", Access.SYSTEM, _ -> health())
                .get("/test/redis", Access.SYSTEM, _ -> Response.ok(WireJson.none()))
                .get("/system/settings", Access.SETTINGS, _ -> settings())
                .get("/info/version", Access.OPEN, _ -> text(VERSION))
                .get("/info/version/details", Access.OPEN, _ -> details())
                .get("/", Access.OPEN, _ -> details());
    }

    /** What arrived, for whoever wonders what their client sends; secrets are not sent back. */
    private static Response echo(Request request) {
        return request.text().then(body -> {
            ObjectNode answer = WireJson.object();
            answer.set("headers", request.headersToKeep());
            answer.set("json", WireJson.parse(body) instanceof Parsed.Document(JsonNode root) ? root : WireJson.none());
            return Response.ok(answer.put("body", body));
        });
    }

    /** Real servers tell how their search engine is; the file of this one is well as long as it answers. */
    private static Response health() {
        return Response.ok(WireJson.object()
                .put("cluster_name", "local")
                .put("status", "green")
                .put("timed_out", false)
                .put("number_of_nodes", 1)
                .put("number_of_data_nodes", 1)
                .put("active_primary_shards", 1)
                .put("active_shards", 1));
    }

    private static Response settings() {
        ArrayNode settings = WireJson.array();
        setting(settings, "SYSTEM_EVENTS", true, "First contacts and visits add events of their own.");
        setting(settings, "LARGEST_BODY", Request.LARGEST_BODY, "The largest body that is taken, in bytes.");
        setting(settings, "TOKEN_LIFE", 30, "Minutes after its last use in which a token is good.");
        setting(settings, "SEARCH_WINDOW", Search.WINDOW, "Searches show no record beyond this one.");
        return Response.ok(settings);
    }

    private static void setting(ArrayNode settings, String label, Object value, String meaning) {
        ObjectNode setting = settings.addObject().put("label", label);
        setting.putPOJO("value", value);
        setting.put("desc", meaning);
    }

    private static Response text(String text) {
        return Response.ok(JsonNodeFactory.instance.stringNode(text));
    }

    private Response details() {
        ObjectNode answer = WireJson.object().put("version", VERSION).put("name", "local");
        answer.putArray("upgrades");
        answer.put("production", false).putObject("config");
        answer.put("db_version", "0820").put("instance", instance);
        answer.putObject("installed").put("schema", true).put("users", true).put("form", true);
        answer.put("owner", "Track Console").put("expires", "Never").putArray("licenses");
        return Response.ok(answer);
    }
}
