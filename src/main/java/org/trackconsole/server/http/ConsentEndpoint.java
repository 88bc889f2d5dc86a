package org.trackconsole.server.http;

import java.time.InstantSource;
import org.trackconsole.server.check.ConsentCheck;
import org.trackconsole.server.check.ConsentCheck.Choice;
import org.trackconsole.server.enrich.Enrichment;
import org.trackconsole.server.track.ConsentCommand;
import org.trackconsole.server.wire.Times;
import org.trackconsole.server.world.World;

/** {@code POST /customer/consent}: what a consent banner on a page sends (contract §2.4). */
final class ConsentEndpoint {
    private final Enrichment enrichment;
    private final InstantSource clock;

    ConsentEndpoint(Enrichment enrichment, InstantSource clock) {
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
                    case ConsentCheck.Checked.Valid(Choice choice) ->
                        request.world().then(world -> save(world, choice, all));
                }));
    }

    private Response save(World world, Choice choice, boolean all) {
        if (world.sources().find(choice.sourceId()).isEmpty()) {
            return denied();
        }
        long now = Times.micros(clock.instant());
        return Response.of(
                world.file().writer().write(new ConsentCommand(choice, all, world.definitions(), enrichment, now)),
                id -> id.map(Response::saved).orElseGet(ConsentEndpoint::denied));
    }

    private static Response denied() {
        return Response.detail(403, "Access denied");
    }
}
