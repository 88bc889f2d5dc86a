package org.trackconsole.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one event of a call.
 *
 * @param sentType its type as sent
 * @param fate whether it was seen in the store
 * @param storedId the id of the record; null where there is none
 * @param storedType the type of the record, which servers write in lower case with dashes; null where there is none
 * @param millis from the answer until the record was seen; 0 where it was not, {@link Proof.Step#UNMEASURED} where
 *     looking began long after the answer
 * @param overwrote whether a record of the same id was there before
 * @param differences sent against stored
 * @param leftOut differences that are not listed, for there are too many
 * @param causes why it may not be in the store, the likeliest first; empty where it is
 */
public record EventProof(
        String sentType,
        Fate fate,
        @Nullable String storedId,
        @Nullable String storedType,
        long millis,
        boolean overwrote,
        List<Difference> differences,
        int leftOut,
        List<LossCause> causes) {
    public EventProof {
        differences = List.copyOf(differences);
        causes = List.copyOf(causes);
    }

    /** What can become of it. */
    public enum Fate {
        /** It was not seen so far. */
        WAITING,
        STORED,
        NOT_STORED,
        /** Nobody could look, or somebody stopped looking. */
        UNKNOWN
    }

    /** One that was not seen so far. */
    public static EventProof waiting(String sentType) {
        return new EventProof(sentType, Fate.WAITING, null, null, 0, false, List.of(), 0, List.of());
    }

    /** The same that was not seen, for these reasons. */
    public EventProof missing(Fate missing, List<LossCause> reasons) {
        return new EventProof(sentType, missing, null, null, 0, false, List.of(), 0, reasons);
    }

    /** Whether it is stored under another type than it was sent with. */
    public boolean renamed() {
        return storedType != null && !storedType.equals(sentType);
    }
}
