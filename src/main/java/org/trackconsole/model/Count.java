package org.trackconsole.model;

/**
 * How often something was counted.
 *
 * @param name a value of a field, or the beginning of a span of time as the server writes it
 * @param number zero or more
 */
public record Count(String name, long number) {}
