package org.trackconsole.server.track;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** The ids that the server gives. Any thread. */
public final class Ids {
    private static final int RANDOM_BITS_BESIDE_THE_TIME = 12;
    private static final int VERSION_BITS = 4;
    private static final long VERSION = 4L << RANDOM_BITS_BESIDE_THE_TIME;
    private static final long VARIANT = Long.MIN_VALUE;
    private static final int VARIANT_BITS = 2;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ReentrantLock LOCK = new ReentrantLock();

    /** Drawn ahead: to draw for each id alone took a twentieth of the time of a request. */
    private static final ByteBuffer DRAWN = ByteBuffer.allocate(1_024).limit(0);

    private Ids() {}

    /**
     * A new id in the shape of a random UUID. It begins with the time, so that new rows come to lie beside each other: a
     * commit then changes one page of an index and not one for each row. 74 bits stay random, so it cannot be guessed.
     */
    public static String next() {
        return id(System.currentTimeMillis());
    }

    /** A new random UUID, for what is not kept. */
    public static String random() {
        return id(bits());
    }

    /** @param start only its lower 48 bits count */
    private static String id(long start) {
        long high = start << (RANDOM_BITS_BESIDE_THE_TIME + VERSION_BITS)
                | VERSION
                | bits() >>> (Long.SIZE - RANDOM_BITS_BESIDE_THE_TIME);
        return new UUID(high, VARIANT | bits() >>> VARIANT_BITS).toString();
    }

    private static long bits() {
        LOCK.lock();
        try {
            if (!DRAWN.hasRemaining()) {
                RANDOM.nextBytes(DRAWN.array());
                DRAWN.clear();
            }
            return DRAWN.getLong();
        } finally {
            LOCK.unlock();
        }
    }
}
