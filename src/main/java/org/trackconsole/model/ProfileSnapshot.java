package org.trackconsole.model;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * A profile as it was at one time.
 *
 * @param id the console's own number of it
 * @param takenAt when it was read from the server
 * @param document the whole record
 */
public record ProfileSnapshot(long id, Instant takenAt, ObjectNode document) {}
