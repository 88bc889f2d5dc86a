package org.trackconsole.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one call. Every expected outcome is a value; an exception is a bug. */
public sealed interface Answer {

    /** The HTTP answer, or null where none came. */
    default @Nullable RawAnswer raw() {
        return null;
    }

    /**
     * The server took the payload (contract §2.2).
     *
     * @param raw the answer as it came
     * @param profileId the profile that the server used; null when profile-less or when nothing was stored
     * @param sessionId the session that the server used; null in 0.8.1, which does not say
     * @param nothingStored the answer was {@code null} or {@code []}: the payload had no events (contract §12.2)
     * @param warnings the server's warnings and errors beside its acceptance
     */
    record Accepted(
            RawAnswer raw,
            @Nullable String profileId,
            @Nullable String sessionId,
            boolean nothingStored,
            List<String> warnings)
            implements Answer {
        public Accepted {
            warnings = List.copyOf(warnings);
        }
    }

    /** Every outcome in which the payload was not taken, as far as is known. */
    sealed interface Failure extends Answer {}

    /**
     * The server understood and refused.
     *
     * @param raw the answer as it came
     * @param reason why, as far as the answer's text tells
     * @param detail the server's own words, shortened to what is fit to be shown
     * @param complaints the places in the payload that are wrong; empty but for {@link Refusal#MALFORMED}
     */
    record Refused(RawAnswer raw, Refusal reason, String detail, List<Complaint> complaints) implements Failure {
        public Refused {
            complaints = List.copyOf(complaints);
        }
    }

    /**
     * An answer came that no tracking server gives: a web page, broken JSON, a redirect elsewhere.
     *
     * @param raw the answer as it came
     * @param reason what is odd about it
     */
    record Unreadable(RawAnswer raw, Oddity reason) implements Failure {}

    /**
     * No answer came.
     *
     * @param reason at which step it ended
     * @param detail the library's words, for the curious
     * @param timing the time until it ended
     */
    record Unreachable(Break reason, String detail, Timing timing) implements Failure {}

    /**
     * The user stopped it; whether the server has taken it is not known.
     *
     * @param timing the time until then
     */
    record Cancelled(Timing timing) implements Failure {}

    /** Why a server refused (contract §2.3, §5). */
    enum Refusal {
        SOURCE_UNKNOWN,
        SOURCE_DISABLED,
        SOURCE_WRONG_BRIDGE,
        SOURCE_INTERNAL,
        SOURCE_EMPTY,
        STATIC_PROFILE_WITHOUT_ID,
        BOT,
        MALFORMED,
        NULL_PART,
        PROFILE_VALUE_OF_WRONG_TYPE,
        SIGN_IN_NEEDED,
        SIGN_IN_EXPIRED,
        /** Signed in, but neither admin nor developer. */
        NEEDS_DEVELOPER,
        /** Signed in, but neither admin nor developer nor marketer. */
        NEEDS_MARKETER,
        WRONG_PASSWORD,
        FORBIDDEN,
        PROXY_SIGN_IN,
        CLIENT_CERTIFICATE,
        TOO_LARGE,
        TOO_MANY,
        BUSY,
        SERVER_FAULT,
        OTHER
    }

    /** What is odd about an answer. */
    enum Oddity {
        NOT_JSON,
        WEB_PAGE,
        UNEXPECTED_JSON,
        NO_SUCH_PATH,
        REDIRECTED,
        TOO_LONG
    }

    /** At which step a call ended without an answer. */
    enum Break {
        NOT_RUNNING,
        UNKNOWN_HOST,
        NO_ROUTE,
        CONNECT_TIMEOUT,
        ANSWER_TIMEOUT,
        PROXY_UNREACHABLE,
        PROXY_REFUSED,
        TLS_UNTRUSTED,
        TLS_SELF_SIGNED,
        TLS_WRONG_HOST,
        TLS_EXPIRED,
        TLS_CLIENT_CERTIFICATE,
        TLS_OTHER,
        AUTHORITIES_MISSING,
        AUTHORITIES_UNREADABLE,
        AUTHORITIES_PASSWORD,
        AUTHORITIES_EXPIRED,
        IDENTITY_MISSING,
        IDENTITY_UNREADABLE,
        IDENTITY_PASSWORD,
        IDENTITY_EXPIRED,
        NOT_HTTP,
        LOST
    }
}
