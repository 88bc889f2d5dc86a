package org.trackconsole.server.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trackconsole.server.storage.AllData;
import org.trackconsole.server.storage.Command;
import org.trackconsole.server.storage.Commits;
import org.trackconsole.server.storage.Result;
import org.trackconsole.server.storage.Snapshots;
import org.trackconsole.server.storage.Sql;
import org.trackconsole.server.storage.StorageFault;
import org.trackconsole.server.wire.WireJson;
import org.trackconsole.server.world.World;

/** The data as a whole: deleted, taken away as one file, and brought back. */
final class DataEndpoints {
    private static final Logger LOG = LoggerFactory.getLogger(DataEndpoints.class);
    private static final String SNAPSHOT = "/console/snapshot";

    void addTo(Routes routes) {
        routes.post("/console/reset", Access.SETTINGS, DataEndpoints::reset)
                .get(SNAPSHOT, Access.SETTINGS, request -> request.world().then(DataEndpoints::download))
                .get(
                        "/console/commits",
                        Access.SETTINGS,
                        request -> request.world().then(DataEndpoints::commits))
                .put(SNAPSHOT, Access.SETTINGS, request -> request.world().then(world -> upload(request, world)));
    }

    /** How many commands shared how many waits for the disk since the server began. */
    private static Response commits(World world) {
        Commits.Sharing sharing = world.file().commits().sharing();
        return Response.ok(WireJson.object().put("commands", sharing.commands()).put("commits", sharing.commits()));
    }

    private static Response reset(Request request) {
        return request.flag("sources", false)
                .then(sourcesToo -> request.world().then(world -> reset(world, sourcesToo)));
    }

    private static Response reset(World world, boolean sourcesToo) {
        return Response.of(
                world.file().writer().write(new Reset(world, sourcesToo)),
                deleted -> Response.ok(WireJson.object()
                        .put("profiles", deleted.profiles())
                        .put("sessions", deleted.sessions())
                        .put("events", deleted.events())
                        .put("rejections", deleted.rejections())
                        .put("sources", deleted.sources())));
    }

    private record Reset(World world, boolean sourcesToo) implements Command<AllData.Deleted> {
        @Override
        public AllData.Deleted run(Sql sql) throws SQLException {
            return AllData.delete(sql, sourcesToo);
        }

        @Override
        public void committed(AllData.Deleted deleted) {
            if (sourcesToo) {
                world.sources().exchanged(Map.of());
            }
            world.file().commits().exchanged();
        }
    }

    private static Response download(World world) {
        Snapshots snapshots = world.file().snapshots();
        Path copy = snapshots.place();
        Result<Path> result = snapshots.copy(copy);
        if (!(result instanceof Result.Done<Path>)) {
            Snapshots.delete(copy);
        }
        return Response.of(
                result,
                made -> Response.flowing("application/vnd.sqlite3", out -> {
                            try {
                                Files.copy(made, out);
                            } finally {
                                Snapshots.delete(made);
                            }
                        })
                        .with("Content-Disposition", "attachment; filename=\"tracking-snapshot.sqlite\""));
    }

    private static Response upload(Request request, World world) {
        Snapshots snapshots = world.file().snapshots();
        Path copy = snapshots.place();
        try {
            return request.bodyInto(copy)
                    .then(path -> Response.of(
                            snapshots.restore(path, World.Held::read, world::exchanged), DataEndpoints::answer));
        } catch (IOException e) {
            LOG.warn("A snapshot was not taken in.", e);
            return Response.of(new Result.Failed<Snapshots.Restoring>(StorageFault.OTHER), DataEndpoints::answer);
        } finally {
            Snapshots.delete(copy);
        }
    }

    private static Response answer(Snapshots.Restoring restoring) {
        return switch (restoring) {
            case Snapshots.Restoring.Restored() -> Response.ok(WireJson.object().put("restored", true));
            case Snapshots.Restoring.Refused(Snapshots.Flaw flaw) ->
                Response.detail(422, words(flaw) + " The data are what they were.");
        };
    }

    private static String words(Snapshots.Flaw flaw) {
        return switch (flaw) {
            case FOREIGN -> "This is no snapshot of a tracking server.";
            case DAMAGED -> "Parts of this snapshot are destroyed or missing.";
            case NEWER -> "A newer version of the program made this snapshot.";
        };
    }
}
