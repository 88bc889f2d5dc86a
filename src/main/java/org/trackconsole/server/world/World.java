package org.trackconsole.server.world;

import java.sql.SQLException;
import java.util.Map;
import org.trackconsole.server.check.SourceDefinition;
import org.trackconsole.server.definition.Definitions;
import org.trackconsole.server.source.Sources;
import org.trackconsole.server.storage.Result;
import org.trackconsole.server.storage.Sql;
import org.trackconsole.server.storage.TrackingFile;

/**
 * One set of data: a file, and what of it is held in memory. Any thread.
 *
 * @param file profiles, sessions and events
 * @param sources of this file only
 * @param definitions of this file only
 */
public record World(TrackingFile file, Sources sources, Definitions definitions) {

    /** What of a file is held in memory. */
    public record Held(Map<String, SourceDefinition> sources, Definitions.Content definitions) {
        /** Reads it. */
        public static Held read(Sql sql) throws SQLException {
            return new Held(Sources.read(sql), Definitions.read(sql));
        }
    }

    /** The world of an open file. */
    static Result<World> of(TrackingFile file) {
        return Sources.load(file)
                .then(sources -> Definitions.load(file).map(definitions -> new World(file, sources, definitions)));
    }

    /** The file holds other data than before. To be called in the writing thread. */
    public void exchanged(Held held) {
        sources.exchanged(held.sources());
        definitions.exchanged(held.definitions());
    }
}
