package org.trackconsole.model;

import java.time.Duration;

/**
 * What a connection test found (contract §1).
 *
 * @param version as the server says it, such as {@code 0.8.2}
 * @param roundTrip of the version question on a warm connection
 */
public record ServerInfo(String version, Duration roundTrip) {}
