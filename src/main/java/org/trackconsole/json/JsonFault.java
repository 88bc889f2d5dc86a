package org.trackconsole.json;

import java.util.List;

/**
 * The first place where a text is not JSON. It carries no sentence: {@code fx.editor} and the command line turn the kind
 * and its arguments into one.
 *
 * @param kind what is wrong
 * @param line from 1; lines end with LF, CRLF or CR
 * @param column from 1, in UTF-16 units as the editor counts them; one past the line's last character where something is
 *     missing at its end
 * @param offset the same place in the whole text, 0 to its length
 * @param length of what is wrong, in characters; 0 where something is missing
 * @param arguments what the sentence names: the character, the key, the line of a bracket
 */
public record JsonFault(Kind kind, int line, int column, int offset, int length, List<String> arguments) {
    public JsonFault {
        arguments = List.copyOf(arguments);
    }

    /** What is wrong. In braces what the arguments are, in order. */
    public enum Kind {
        /** There is nothing but blanks. */
        EMPTY,
        /** A value is missing. */
        VALUE_EXPECTED,
        /** A key in double quotes is missing. */
        KEY_EXPECTED,
        /** A key is not in quotes: {the word}. */
        KEY_WITHOUT_QUOTES,
        /** The colon after a key is missing. */
        COLON_EXPECTED,
        /** A comma or closing brace is missing after a member. */
        COMMA_EXPECTED_IN_OBJECT,
        /** A comma or closing bracket is missing after an element. */
        COMMA_EXPECTED_IN_ARRAY,
        /** Nothing follows a comma. */
        COMMA_TOO_MANY,
        /** A closing bracket is of the wrong sort: {it, the opening one, that one's line}. */
        WRONG_CLOSING,
        /** A closing bracket that nothing opened: {it}. */
        CLOSING_TOO_MANY,
        /** The text ends within an object or array: {its bracket, that one's line}. */
        NOT_CLOSED,
        /** The line ends within a string. */
        STRING_NOT_CLOSED,
        /** A character in a string must be written as an escape: {the escape}. */
        STRING_CONTROL_CHARACTER,
        /** A backslash in a string begins no known escape: {the escape}. */
        STRING_BAD_ESCAPE,
        /** A number is not written as JSON writes it: {the number}. */
        BAD_NUMBER,
        /** A number has too many digits or too large an exponent. */
        NUMBER_TOO_LARGE,
        /** A word that is not true, false or null: {the word}. */
        UNKNOWN_WORD,
        /** One of true, false, null in another case or spelling: {it, what was meant}. */
        MISSPELT_WORD,
        /** A single, backward or typographic quote: {it}. */
        WRONG_QUOTE,
        /** A comment, which JSON does not have. */
        COMMENT,
        /** A blank that only looks like one: {its code, as U+00A0}. */
        ODD_BLANK,
        /** A character that means nothing here: {it}. */
        UNEXPECTED_CHARACTER,
        /** Something follows the end of the document. */
        TEXT_AFTER_END,
        /** A key stands twice in the same object: {the key, the line of the first}. */
        DUPLICATE_KEY,
        /** The document is sound but no object, where only an object makes sense. */
        NOT_AN_OBJECT,
        /** Too many containers stand in each other: {the most}. */
        TOO_DEEP,
        /** The document is too long. */
        TOO_LONG
    }

    /** A fault at an offset, with its line and column worked out. */
    static JsonFault at(String text, Kind kind, int offset, int length, String... arguments) {
        int lineStart = lineStart(text, offset);
        return new JsonFault(kind, lineAt(text, offset), offset - lineStart + 1, offset, length, List.of(arguments));
    }

    /** The number of the line that an offset is in, from 1. */
    static int lineAt(String text, int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            char c = text.charAt(i);
            boolean firstOfTwo = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c == '\n' || (c == '\r' && !firstOfTwo)) {
                line++;
            }
        }
        return line;
    }

    /** Where the line of an offset begins. */
    static int lineStart(String text, int offset) {
        int start = offset;
        while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
            start--;
        }
        return start;
    }
}
