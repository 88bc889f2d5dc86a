package org.trackconsole.service.page;

import java.util.List;
import org.trackconsole.text.Texts;

/**
 * One point of the checklist of a page.
 *
 * @param kind what was found
 * @param words what its texts quote, such as an address; in the order of their places
 */
public record Finding(Kind kind, List<String> words) {
    public Finding {
        words = List.copyOf(words);
    }

    static Finding of(Kind kind, Object... words) {
        return new Finding(kind, List.of(words).stream().map(String::valueOf).toList());
    }

    /** How good or bad it is. */
    public enum Level {
        GOOD,
        NOTE,
        BAD
    }

    /** What can be found. */
    public enum Kind {
        PAGE_READ(Level.GOOD),
        REDIRECTED(Level.NOTE),
        INSECURE(Level.NOTE),
        LONG_PAGE(Level.NOTE),
        PAGE_UNREACHABLE(Level.BAD),
        PAGE_STATUS(Level.BAD),
        NO_PAGE(Level.BAD),
        ENDLESS_REDIRECT(Level.BAD),
        SNIPPET_FOUND(Level.GOOD),
        IN_FILE(Level.GOOD),
        FILES_READ(Level.NOTE),
        SNIPPET_TWICE(Level.BAD),
        OTHER_SOURCE(Level.BAD),
        OTHER_SERVER(Level.BAD),
        OTHER_DATA_SET(Level.BAD),
        DATA_SET_BY_SERVER(Level.NOTE),
        NO_LOADER(Level.BAD),
        NOT_FOUND(Level.BAD),
        TAG_MANAGER(Level.NOTE),
        MIXED_CONTENT(Level.BAD),
        POLICY_FINE(Level.GOOD),
        POLICY_INLINE(Level.BAD),
        POLICY_SCRIPT(Level.BAD),
        POLICY_CONNECT(Level.BAD),
        SCRIPT_FINE(Level.GOOD),
        SCRIPT_UNREACHABLE(Level.BAD),
        SCRIPT_STATUS(Level.BAD),
        SCRIPT_OTHER(Level.BAD);

        private final Level level;

        Kind(Level level) {
            this.level = level;
        }

        /** How good or bad it is. */
        public Level level() {
            return level;
        }
    }

    /** What was found, in a sentence. */
    public String title() {
        return Texts.text("outcome.page." + kind + ".title", words.toArray());
    }

    /** Why, and what to do; empty where there is nothing to do. */
    public String fix() {
        String key = "outcome.page." + kind + ".fix";
        return Texts.has(key) ? Texts.text(key, words.toArray()) : "";
    }
}
