package org.trackconsole.server.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Strict UTF-8: a body with a wrong byte is no text, whereas {@code new String} would quietly change it. */
public final class Utf8 {
    private static final char REPLACEMENT = '\uFFFD';
    private static final char MARK = '\uFEFF';

    private Utf8() {}

    /** The text without a leading byte order mark, or nothing where the bytes are not UTF-8. */
    public static Optional<String> decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0 && !isValid(bytes)) {
            return Optional.empty();
        }
        return Optional.of(text.startsWith(String.valueOf(MARK)) ? text.substring(1) : text);
    }

    private static boolean isValid(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
