package org.trackconsole.service;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.text.Texts;

/**
 * What an accepted answer did to the profile id of a visitor (contract §3.1, §12.5). An answer gives no reason, so the
 * reasons are the possible ones, the likeliest first.
 *
 * @param kind what happened
 * @param sent the profile id in the payload, without spaces around it; null on a first visit
 * @param returned the profile id in the answer, to be sent from now on; null where there was none
 * @param reasons why it may have happened; empty for {@link Kind#SAME}
 */
public record ProfileChange(
        Kind kind, @Nullable String sent, @Nullable String returned, List<Reason> reasons) {
    public ProfileChange {
        reasons = List.copyOf(reasons);
    }

    /** What happened to the id. */
    public enum Kind {
        /** The id that was sent came back. */
        SAME,
        /** None was sent, one came. */
        GIVEN,
        /** Another one came than was sent. */
        REPLACED,
        /** None came. */
        NONE
    }

    /** Why it may have happened. */
    public enum Reason {
        /** Neither profile nor session were known: a new person. */
        NEW_PERSON,
        /** The session was known, and with it the person. */
        RESTORED_FROM_SESSION,
        /** The session belongs to another profile, which then counts. */
        SESSION_OF_ANOTHER,
        /** The server does not know the id and its source takes no ids from outside. */
        NOT_ADOPTED,
        /** The profile was merged into the one returned. */
        MERGED,
        /** The profile was deleted on the server. */
        DELETED,
        /** The payload had no events, so nothing happened at all. */
        NOTHING_STORED,
        /** The call was to leave no profile. */
        PROFILE_LESS;

        /** One sentence for people. */
        public String text() {
            return Texts.text("outcome.profile.reason." + name());
        }
    }

    /** Compares what was sent with what came back. */
    public static ProfileChange of(TrackPayload payload, Answer.Accepted answer) {
        // Servers trim ids.
        String sent = payload.profileId() == null ? null : payload.profileId().strip();
        String returned = answer.profileId();
        if (returned == null) {
            Reason reason = answer.nothingStored() ? Reason.NOTHING_STORED : Reason.PROFILE_LESS;
            return new ProfileChange(Kind.NONE, sent, null, List.of(reason));
        }
        if (returned.equals(sent)) {
            return new ProfileChange(Kind.SAME, sent, returned, List.of());
        }
        boolean inSession = payload.sessionId() != null;
        if (sent == null) {
            return new ProfileChange(
                    Kind.GIVEN,
                    null,
                    returned,
                    inSession ? List.of(Reason.NEW_PERSON, Reason.RESTORED_FROM_SESSION) : List.of(Reason.NEW_PERSON));
        }
        return new ProfileChange(
                Kind.REPLACED,
                sent,
                returned,
                inSession
                        ? List.of(Reason.SESSION_OF_ANOTHER, Reason.NOT_ADOPTED, Reason.MERGED, Reason.DELETED)
                        : List.of(Reason.NOT_ADOPTED, Reason.MERGED, Reason.DELETED));
    }

    /** What happened, in a few words. */
    public String title() {
        return Texts.text("outcome.profile." + kind + ".title");
    }

    /** What happened and what it means for the next payload, in a sentence or two. */
    public String text() {
        return Texts.text("outcome.profile." + kind + ".text");
    }
}
