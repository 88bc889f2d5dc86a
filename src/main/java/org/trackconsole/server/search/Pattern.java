package org.trackconsole.server.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Characters with wildcards among them: each part is a piece of plain text, {@link #MANY} or {@link #ONE}.
 *
 * @param parts in their order
 */
record Pattern(List<Part> parts) {
    /** Any number of characters. */
    static final Part MANY = new Part("*", true);

    /** Exactly one character. */
    static final Part ONE = new Part("?", true);

    /** More would let a comparison take long. */
    private static final int MOST_WILDCARDS = 16;

    /** A piece of a pattern. */
    record Part(String text, boolean isWildcard) {}

    Pattern {
        parts = List.copyOf(parts);
    }

    /** Plain text. */
    static Pattern of(String text) {
        return new Pattern(List.of(new Part(text, false)));
    }

    boolean hasWildcards() {
        return parts.stream().anyMatch(Part::isWildcard);
    }

    boolean isTooRich() {
        return parts.stream().filter(Part::isWildcard).count() > MOST_WILDCARDS;
    }

    /** Whether anything fits. */
    boolean isAnything() {
        return !parts.isEmpty() && parts.stream().allMatch(MANY::equals);
    }

    /** Whether it is made of punctuation, which says nothing as a word of its own. */
    boolean isOnlySigns() {
        return !hasWildcards() && plain().chars().allMatch(c -> c < 128 && !Character.isLetterOrDigit(c));
    }

    /** Whether it can fit anything: for LIKE, a text ends at a character zero, and what is left would fit too much. */
    boolean isComparable() {
        return plain().indexOf('\0') < 0;
    }

    /** The plain text without wildcards. */
    String plain() {
        StringBuilder plain = new StringBuilder();
        parts.forEach(part -> plain.append(part.text()));
        return plain.toString();
    }

    /** For SQL's LIKE with {@code \} as the escape; a {@code edge} goes before and after. */
    String like(String edge) {
        StringBuilder like = new StringBuilder(edge);
        for (Part part : parts) {
            if (part.isWildcard()) {
                like.append(part.equals(MANY) ? '%' : '_');
            } else {
                like.append(
                        part.text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"));
            }
        }
        return like.append(edge).toString();
    }

    /** Collects the parts of a pattern. */
    static final class Builder {
        private final List<Part> parts = new ArrayList<>();
        private final StringBuilder piece = new StringBuilder();

        void add(char c) {
            piece.append(c);
        }

        void add(Part wildcard) {
            endPiece();
            parts.add(wildcard);
        }

        private void endPiece() {
            if (!piece.isEmpty()) {
                parts.add(new Part(piece.toString(), false));
                piece.setLength(0);
            }
        }

        /** The pattern, or null where nothing was added. */
        @Nullable
        Pattern build() {
            endPiece();
            return parts.isEmpty() ? null : new Pattern(parts);
        }
    }
}
