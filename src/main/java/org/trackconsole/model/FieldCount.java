package org.trackconsole.model;

/**
 * How often a value occurs.
 *
 * @param value such as an event type
 * @param count at least 1
 */
public record FieldCount(String value, long count) {}
