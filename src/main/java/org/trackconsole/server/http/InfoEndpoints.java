package org.trackconsole.server.http;

import org.trackconsole.server.wire.WireJson;
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
                .get("/info/version", Access.OPEN, _ -> text(VERSION))
                .get("/info/version/details", Access.OPEN, _ -> details())
                .get("/", Access.OPEN, _ -> details());
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
