package org.trackconsole.server.world;

import org.trackconsole.server.source.Sources;
import org.trackconsole.server.storage.Result;
import org.trackconsole.server.storage.TrackingFile;

/**
 * One set of data: a file, and the sources in it. Any thread.
 *
 * @param file profiles, sessions and events
 * @param sources of this file only
 */
public record World(TrackingFile file, Sources sources) {

    /** The world of an open file. */
    static Result<World> of(TrackingFile file) {
        return Sources.load(file).map(sources -> new World(file, sources));
    }
}
