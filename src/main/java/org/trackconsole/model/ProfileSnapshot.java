package org.trackconsole.model;

import java.time.Instant;

/**
 * That a copy of a profile is kept; its document is read when it is needed.
 *
 * @param id the console's own number of it
 * @param takenAt when it was read from the server
 */
public record ProfileSnapshot(long id, Instant takenAt) {}
