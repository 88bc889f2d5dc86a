package org.trackconsole.server.http;

import java.util.concurrent.Semaphore;

/**
 * How much of the bodies of requests may be in memory at once. Short ones are not counted; a long one that finds no room
 * is refused and does not wait, so that however many are sent, memory does not grow. One that is alone always finds
 * room. Any thread.
 */
final class BodyRoom {
    /** Up to this length a body is not counted. */
    static final int SHORT = 64 * 1024;

    /** What a body needs until it is answered, in lengths of its own: JSON of the smallest pieces takes this much. */
    private static final int UNFOLDED = 128;

    private final int whole;
    private final Semaphore bytes;

    BodyRoom(int whole) {
        this.whole = whole;
        this.bytes = new Semaphore(whole);
    }

    /** The room that the memory of this process allows for. */
    static BodyRoom ofThisProcess() {
        long bearable = Runtime.getRuntime().maxMemory() / UNFOLDED;
        return new BodyRoom(Math.clamp(bearable, 2 * SHORT, Integer.MAX_VALUE));
    }

    /** The share of a connection, which is nothing yet. */
    Share share() {
        return new Share();
    }

    /** What the request on one connection has of the room. One thread. */
    final class Share implements AutoCloseable {
        private int kept;
        private int taken;

        /** So much of the body is kept from now on; false where there is no room for it. */
        boolean keep(int length) {
            kept = length;
            return take(length);
        }

        /** So much has come in of a piece that nobody has seen yet, beside what is kept. */
        boolean gather(int length) {
            return take(kept + length);
        }

        private boolean take(int length) {
            int wanted = length > SHORT ? Math.min(length, whole) : 0;
            if (wanted > taken && !bytes.tryAcquire(wanted - taken)) {
                return false;
            }
            bytes.release(Math.max(0, taken - wanted));
            taken = wanted;
            return true;
        }

        /** Nothing is kept any more. */
        @Override
        public void close() {
            keep(0);
        }
    }
}
