package org.trackconsole.server.http;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.trackconsole.server.enrich.Enrichment;
import org.trackconsole.server.enrich.FieldFault;
import org.trackconsole.server.enrich.ProfileReading;
import org.trackconsole.server.storage.Command;
import org.trackconsole.server.storage.ProfileTable;
import org.trackconsole.server.wire.Loc;
import org.trackconsole.server.wire.Problem;
import org.trackconsole.server.wire.Times;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /profiles/import}: profiles that come from elsewhere, all of them or none (contract §6.1). */
final class ImportEndpoint {
    private static final int MOST_PROBLEMS = 1_000;
    private static final int MOST = 10_000;

    private final Enrichment enrichment;
    private final InstantSource clock;

    ImportEndpoint(Enrichment enrichment, InstantSource clock) {
        this.enrichment = enrichment;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        routes.post(
                "/profiles/import",
                Access.USERS,
                request -> request.list().then(list -> read(list).then(profiles -> save(request, profiles))));
    }

    private Given<List<ProfileReading.Read>> read(ArrayNode list) {
        if (list.size() > MOST) {
            return new Given.Refused<>(Response.detail(413, "A call takes at most " + MOST + " profiles."));
        }
        long now = Times.micros(clock.instant());
        List<Problem> problems = new ArrayList<>();
        List<ProfileReading.Read> profiles = new ArrayList<>();
        for (int i = 0; i < list.size() && problems.size() < MOST_PROBLEMS; i++) {
            Loc loc = Loc.body().index(i);
            JsonNode id = list.path(i).path("id");
            if (!(list.path(i) instanceof ObjectNode profile)) {
                problems.add(Problem.model(loc, "Profile", list.path(i)));
            } else if (id.isMissingNode()) {
                problems.add(Problem.missing(loc.field("id"), profile));
            } else if (!id.isString() || id.stringValue().isBlank()) {
                problems.add(Problem.of("string_type", loc.field("id"), "Input should be a valid string", id));
            } else {
                ProfileReading reading = enrichment.profileReading();
                profiles.add(reading.read(id.stringValue().strip(), profile, now));
                reading.faults().forEach(fault -> problems.add(problem(loc, fault)));
            }
        }
        return problems.isEmpty()
                ? new Given.Usable<>(profiles)
                : new Given.Refused<>(
                        Response.problems(problems.stream().limit(MOST_PROBLEMS).toList()));
    }

    private static Problem problem(Loc loc, FieldFault fault) {
        Loc place = loc;
        for (String step : fault.path().split("\\.", -1)) {
            place = place.field(step);
        }
        return Problem.of(fault.type(), place, fault.message(), WireJson.none());
    }

    private static Response save(Request request, List<ProfileReading.Read> profiles) {
        Command<Integer> command = sql -> {
            for (ProfileReading.Read read : profiles) {
                ProfileTable.saveWhole(sql, read.profile(), read.furtherIds());
            }
            return profiles.size();
        };
        return request.world()
                .then(world -> Response.of(world.file().writer().write(command), saved -> {
                    ObjectNode answer = WireJson.object().put("saved", saved);
                    answer.putArray("errors");
                    ArrayNode ids = answer.putArray("ids");
                    profiles.forEach(read -> ids.add(read.profile().row().id()));
                    return Response.ok(answer);
                }));
    }
}
