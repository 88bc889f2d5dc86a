package org.trackconsole.model;

/**
 * How a call to a server ended, whatever it was for.
 *
 * @param number grows with every call, so that two of them can be told apart
 * @param answered whether anything came back, be it a refusal
 */
public record Contact(long number, boolean answered) {}
