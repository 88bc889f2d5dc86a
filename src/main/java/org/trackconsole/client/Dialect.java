package org.trackconsole.client;

import static org.trackconsole.model.Capability.ANY_USER_AGENT;
import static org.trackconsole.model.Capability.CONTEXTS;
import static org.trackconsole.model.Capability.DEEP_SEARCH;
import static org.trackconsole.model.Capability.EPHEMERAL_SOURCES;
import static org.trackconsole.model.Capability.EVENT_IDS;
import static org.trackconsole.model.Capability.EVENT_SAVE_OPTION;
import static org.trackconsole.model.Capability.FRESH_READS;
import static org.trackconsole.model.Capability.FULL_ANSWER;
import static org.trackconsole.model.Capability.LIVE_STREAM;
import static org.trackconsole.model.Capability.NUMBERS_AS_TEXT;
import static org.trackconsole.model.Capability.PROFILE_LESS;
import static org.trackconsole.model.Capability.SAVE_OPTIONS;
import static org.trackconsole.model.Capability.SESSION_TIMES;
import static org.trackconsole.model.Capability.SOURCE_ID_CASE;
import static org.trackconsole.model.Capability.SOURCE_PAGES;
import static org.trackconsole.model.Capability.TOLD_DELETIONS;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Capabilities;
import org.trackconsole.model.Capabilities.Basis;
import org.trackconsole.model.Capability;

/**
 * The lines of tracking servers that differ on the wire (contract §1.1): the one place that knows what is sent to one
 * and not to another, and what may be concluded from its answers. Answers themselves are read alike from all of them,
 * since each form that one gives is given by no other with another meaning.
 */
enum Dialect {
    /** Up to 0.8.0; read from source, never run. */
    V0_7(
            Basis.READ,
            Paths.BY_TYPE,
            Set.of(),
            Set.of(EVENT_IDS, FULL_ANSWER, FRESH_READS, SOURCE_PAGES, DEEP_SEARCH, LIVE_STREAM)),

    /** 0.8.1. */
    V0_8_1(
            Basis.MEASURED,
            Paths.BY_TYPE,
            Set.of(SESSION_TIMES, NUMBERS_AS_TEXT, ANY_USER_AGENT, SOURCE_ID_CASE, TOLD_DELETIONS, CONTEXTS),
            Set.of(EVENT_IDS, PROFILE_LESS, FULL_ANSWER, FRESH_READS, SOURCE_PAGES, DEEP_SEARCH, LIVE_STREAM)),

    /** 0.8.2 and 0.8.2.1: the newest released line whose source is open, and what is taken for granted until told. */
    V0_8_2(
            Basis.MEASURED,
            Paths.BY_TYPE,
            Set.of(EVENT_IDS, EVENT_SAVE_OPTION, PROFILE_LESS, FULL_ANSWER, TOLD_DELETIONS, CONTEXTS),
            Set.of(
                    SAVE_OPTIONS,
                    EPHEMERAL_SOURCES,
                    SESSION_TIMES,
                    NUMBERS_AS_TEXT,
                    ANY_USER_AGENT,
                    SOURCE_ID_CASE,
                    FRESH_READS,
                    SOURCE_PAGES,
                    DEEP_SEARCH,
                    LIVE_STREAM)),

    /** 0.9. */
    V0_9(
            Basis.MEASURED,
            Paths.PLAIN,
            Set.of(EVENT_IDS, SAVE_OPTIONS, EPHEMERAL_SOURCES, FULL_ANSWER, CONTEXTS),
            Set.of(
                    EVENT_SAVE_OPTION,
                    PROFILE_LESS,
                    SESSION_TIMES,
                    NUMBERS_AS_TEXT,
                    ANY_USER_AGENT,
                    SOURCE_ID_CASE,
                    TOLD_DELETIONS,
                    FRESH_READS,
                    SOURCE_PAGES,
                    DEEP_SEARCH,
                    LIVE_STREAM)),

    /** 1.0 and later: closed source, known from its documentation. */
    V1(
            Basis.DOCUMENTED,
            Paths.PLAIN,
            Set.of(EVENT_IDS, FULL_ANSWER, CONTEXTS),
            Set.of(FRESH_READS, SOURCE_PAGES, LIVE_STREAM)),

    /** The local server of this console, on this machine or another: it speaks as 0.8.2 does, and is better in places. */
    CONSOLE(
            Basis.MEASURED,
            Paths.BY_TYPE,
            Set.of(
                    EVENT_IDS,
                    EVENT_SAVE_OPTION,
                    PROFILE_LESS,
                    SESSION_TIMES,
                    FULL_ANSWER,
                    ANY_USER_AGENT,
                    TOLD_DELETIONS,
                    CONTEXTS,
                    FRESH_READS,
                    LIVE_STREAM),
            Set.of(SAVE_OPTIONS, EPHEMERAL_SOURCES, NUMBERS_AS_TEXT, SOURCE_ID_CASE, SOURCE_PAGES, DEEP_SEARCH));

    private static final Pattern NUMBERS = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?.*");

    @SuppressWarnings("ImmutableEnumChecker") // its sets are unmodifiable
    private final Capabilities capabilities;

    private final String sourceList;

    Dialect(Basis basis, String sourceList, Set<Capability> can, Set<Capability> cannot) {
        capabilities = new Capabilities(basis, can, cannot);
        this.sourceList = sourceList;
    }

    /** Where the list of sources is. */
    private static final class Paths {
        static final String BY_TYPE = "/event-sources/by_type";

        /** Since 0.9; it keeps the other one, which its later versions no longer document. */
        static final String PLAIN = "/event-sources";
    }

    /** The line of a version such as {@code 0.8.2.1} or {@code 0.9.0-rc5}; null for one that is no number. */
    static @Nullable Dialect of(String version) {
        Matcher numbers = NUMBERS.matcher(version.strip());
        if (!numbers.matches()) {
            return null;
        }
        int major = Integer.parseInt(numbers.group(1));
        int minor = Integer.parseInt(numbers.group(2));
        int patch = numbers.group(3) == null ? 0 : Integer.parseInt(numbers.group(3));
        if (major > 0) {
            return V1;
        }
        if (minor > 8) {
            return V0_9;
        }
        if (minor < 8 || patch == 0) {
            return V0_7;
        }
        return patch == 1 ? V0_8_1 : V0_8_2;
    }

    Capabilities capabilities() {
        return capabilities;
    }

    /** Whether a second arrival of an event under its id changes nothing. */
    boolean keepsEventIds() {
        return capabilities.can().contains(EVENT_IDS);
    }

    /** Where the sources are whose name contains the query. */
    String sources(String query) {
        return sourceList + "?query=" + Requests.encoded(query);
    }
}
