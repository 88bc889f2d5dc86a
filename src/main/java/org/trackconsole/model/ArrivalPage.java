package org.trackconsole.model;

import java.util.List;

/**
 * A page of what arrived.
 *
 * @param arrivals in the order that was asked for
 * @param newest the newest place that was taken at that moment, wanted or not: who follows from there misses nothing
 * @param next the place from which to go on
 * @param more whether there may be something there, also where this page is short or empty
 */
public record ArrivalPage(List<Arrival> arrivals, String newest, String next, boolean more) {
    public ArrivalPage {
        arrivals = List.copyOf(arrivals);
    }
}
