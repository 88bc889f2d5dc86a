package org.trackconsole.server.track;

import java.util.UUID;

/** The ids that the server gives. */
final class Ids {
    private static final int RANDOM_BITS_BESIDE_THE_TIME = 16;
    private static final long VERSION_AND_RANDOM = 0xFFFFL;

    private Ids() {}

    /**
     * A new id in the shape of a random UUID. It begins with the time, so that new rows come to lie beside each other: a
     * commit then changes one page of an index and not one for each row. 74 bits stay random, so it cannot be guessed.
     */
    static String next() {
        UUID random = UUID.randomUUID();
        long time = System.currentTimeMillis() << RANDOM_BITS_BESIDE_THE_TIME;
        return new UUID(time | (random.getMostSignificantBits() & VERSION_AND_RANDOM), random.getLeastSignificantBits())
                .toString();
    }
}
