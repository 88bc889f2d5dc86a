package org.trackconsole.server.http;

import java.time.InstantSource;
import org.trackconsole.server.check.ConsentCheck;
import org.trackconsole.server.check.ConsentCheck.Choice;
import org.trackconsole.server.enrich.Enrichment;
import org.trackconsole.server.source.Sources;
import org.trackconsole.server.storage.Writer;
import org.trackconsole.server.track.ConsentCommand;
import org.trackconsole.server.wire.Times;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /customer/consent}: what a consent banner on a page sends (contract §2.4). */
final class ConsentEndpoint {
    private final Sources sources;
    private final Writer writer;
    private final Enrichment enrichment;
    private final InstantSource clock;

    ConsentEndpoint(Sources sources, Writer writer, Enrichment enrichment, InstantSource clock) {
        this.sources = sources;
        this.writer = writer;
        this.enrichment = enrichment;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        routes.post("/customer/consent", Access.OPEN, this::save);
    }

    private Response save(Request request) {
        return request.document()
                .then(body -> request.flag("all", false).then(all -> switch (ConsentCheck.check(body)) {
                    case ConsentCheck.Checked.Invalid(var problems) -> Response.problems(problems);
                    case ConsentCheck.Checked.Valid(Choice choice) -> save(choice, all);
                }));
    }

    private Response save(Choice choice, boolean all) {
        if (sources.find(choice.sourceId()).isEmpty()) {
            return denied();
        }
        long now = Times.micros(clock.instant());
        return Response.of(
                writer.write(new ConsentCommand(choice, all, enrichment, now)),
                id -> id.map(ConsentEndpoint::saved).orElseGet(ConsentEndpoint::denied));
    }

    private static Response denied() {
        return Response.detail(403, "Access denied");
    }

    private static Response saved(String profileId) {
        ObjectNode answer = WireJson.object().put("saved", 1);
        answer.putArray("errors");
        answer.putArray("ids").add(profileId);
        return Response.ok(answer);
    }
}
