package org.trackconsole.server.http;

import org.trackconsole.server.wire.WireJson;
import org.trackconsole.server.world.World;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How the server is set up, and what whoever looks after it should know for as long as it is so. */
final class HealthEndpoint {
    private final Place place;

    HealthEndpoint(Place place) {
        this.place = place;
    }

    void addTo(Routes routes) {
        routes.get(
                "/console/health", Access.SIGNED_IN, request -> request.world().then(this::health));
    }

    private Response health(World world) {
        boolean loopback = place.address().isLoopbackAddress();
        ObjectNode answer = WireJson.object().put("listens_on", place.name()).put("loopback", loopback);
        ArrayNode warnings = answer.putArray("warnings");
        if (!loopback) {
            warnings.add("This server listens on " + place.name() + ", not only for this machine: whoever reaches that"
                    + " address can send events and try to sign in, and nothing is encrypted.");
        }
        if (world.file().lacksCommits()) {
            warnings.add(
                    "When this server started, the log beside its file was damaged: what had been stored last before"
                            + " that is missing.");
        }
        return Response.ok(answer);
    }
}
