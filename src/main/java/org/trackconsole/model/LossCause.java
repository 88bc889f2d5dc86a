package org.trackconsole.model;

/**
 * Why an event that was taken may not be in the store (contract §2.3, §11, §12).
 *
 * @param kind what it is
 * @param place where in the payload, as people write it: {@code events[0].options.save}; empty where it has none
 */
public record LossCause(Kind kind, String place) {
    /** What it can be; the first ones are certain where they apply. */
    public enum Kind {
        /** The event asks not to be kept. */
        NOT_TO_BE_SAVED,
        /** The call asks that none of its events be kept. */
        CALL_NOT_TO_BE_SAVED,
        /** Another event of the call has the same id and took its place. */
        SAME_ID,
        /** Nothing of the source is kept. */
        TRANSITIONAL,
        /** It lies in the future, where searches do not look. */
        FUTURE,
        /** The call is worked off later. */
        QUEUED,
        /** A value that the index cannot take where it is copied to. */
        WRONG_TYPE,
        /** Objects within objects, more than the index takes. */
        TOO_DEEP,
        /** A single text that is longer than the index takes. */
        TOO_LONG,
        /** More fields than an older index takes. */
        TOO_MANY_FIELDS,
        /** The search engine behind the server is down, full or slow. */
        STORE;

        /** Whether the event cannot be there where this applies. */
        public boolean certain() {
            return compareTo(TRANSITIONAL) <= 0;
        }
    }
}
