package org.trackconsole.server.search;

import java.util.Optional;
import org.trackconsole.server.search.FilterParser.Dialect;

/** A search text as it was typed: the filter language where it follows that, else free text (contract §6.2). */
final class SearchText {
    /** Longer texts find nothing. */
    static final int LONGEST = 4_000;

    private SearchText() {}

    /**
     * The filter of a text; empty where it follows neither grammar, and so finds nothing.
     *
     * @param now microseconds since 1970; relative times count from it
     */
    static Optional<Filter> read(String text, long now) {
        if (text.isBlank()) {
            return Optional.of(new Filter.Everything());
        }
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return switch (FilterParser.parse(text, Dialect.SEARCH, now)) {
            case ParsedFilter.Understood(Filter filter) -> Optional.of(filter);
            case ParsedFilter.Broken(int _, String _) ->
                FreeTextParser.parse(text) instanceof ParsedFilter.Understood(Filter filter)
                        ? Optional.of(filter)
                        : Optional.empty();
        };
    }
}
