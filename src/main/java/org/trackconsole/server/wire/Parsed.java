package org.trackconsole.server.wire;

import tools.jackson.databind.JsonNode;

/** What came of reading a text as JSON. */
public sealed interface Parsed {

    /** A document whose every text can be written again. */
    record Document(JsonNode root) implements Parsed {}

    /**
     * The text breaks the grammar.
     *
     * @param position counted in code points from zero
     * @param rule the words real servers use for the broken rule
     */
    record Malformed(int position, String rule) implements Parsed {}

    /**
     * A text holds half of a surrogate pair, which no encoding can carry.
     *
     * @param loc where
     */
    record HalfCharacter(Loc loc) implements Parsed {}

    /** The text is deeper, longer in a number, or richer in tokens than the server takes. */
    record TooMuch() implements Parsed {}
}
