package org.trackconsole.model;

/** One thing that some tracking servers do and others do not (contract §1.1, §3.7, §3.8, §4, §6.2). */
public enum Capability {
    /** An event keeps the id it is sent with, so that a second arrival changes nothing. */
    EVENT_IDS,
    /** {@code saveEvents}, {@code saveSession} and {@code saveProfile} in the options are followed. */
    SAVE_OPTIONS,
    /** {@code save:false} in an event's own options is followed. */
    EVENT_SAVE_OPTION,
    /** What comes through an ephemeral source is not kept as event and session. */
    EPHEMERAL_SOURCES,
    /** {@code ?profile_less=true} stores events of nobody. */
    PROFILE_LESS,
    /** A session carries the time at which it began. */
    SESSION_TIMES,
    /** The answer to a payload names its session and what is odd about the payload. */
    FULL_ANSWER,
    /** A number is taken where text is expected. */
    NUMBERS_AS_TEXT,
    /** Calls are taken whatever their user agent is. */
    ANY_USER_AGENT,
    /** A source keeps the capital letters of its id. */
    SOURCE_ID_CASE,
    /** Deleting a source tells whether there was one. */
    TOLD_DELETIONS,
    /** The list of sources comes in pages. */
    SOURCE_PAGES,
    /** Production and staging are told apart by {@code x-context}. */
    CONTEXTS,
    /** What is stored is shown at once. */
    FRESH_READS,
    /** Searches reach beyond the ten thousandth record. */
    DEEP_SEARCH,
    /** What arrives is told as it arrives. */
    LIVE_STREAM
}
