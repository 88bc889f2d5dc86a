package org.trackconsole.model;

import java.util.List;

/**
 * A page of what arrived.
 *
 * @param arrivals in the order that was asked for
 * @param first the place of the newest thing the server looked at first, wanted or not
 * @param next the place from which to go on
 * @param more whether there may be something there, also where this page is short or empty
 */
public record ArrivalPage(List<Arrival> arrivals, String first, String next, boolean more) {
    public ArrivalPage {
        arrivals = List.copyOf(arrivals);
    }
}
