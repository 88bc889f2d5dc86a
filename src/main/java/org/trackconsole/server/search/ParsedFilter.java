package org.trackconsole.server.search;

/** What came of reading a search text. */
sealed interface ParsedFilter {
    /** It follows the grammar. */
    record Understood(Filter filter) implements ParsedFilter {}

    /**
     * It does not.
     *
     * @param position the first character that does not fit, from zero
     * @param wanted what would have fitted there, as an English sentence
     */
    record Broken(int position, String wanted) implements ParsedFilter {}
}
