package org.trackconsole.server.http;

import io.helidon.http.HeaderNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that comes with the server and is given to browsers. They keep it and ask each time whether it is still the
 * same, so that a page has the new script as soon as a newer server runs. Pages of every origin may load it.
 */
final class Asset implements Endpoint {
    private static final String FOLDER = "/org/trackconsole/server/tracker/";
    private static final int TAG_BYTES = 12;

    private final String name;
    private final String type;
    private volatile @Nullable Content content;

    @SuppressWarnings("ArrayRecordComponent")
    private record Content(byte[] bytes, String tag) {}

    /**
     * It is read when it is first asked for: no start waits for it.
     *
     * @param type the content type, without the character set
     */
    Asset(String name, String type) {
        this.name = name;
        this.type = type + "; charset=utf-8";
    }

    /** The text of a file that comes with the server. */
    static String read(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(Asset.class.getResourceAsStream(FOLDER + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Content content() {
        Content read = content;
        if (read == null) {
            byte[] bytes = bytes(name);
            read = new Content(bytes, tag(bytes));
            content = read;
        }
        return read;
    }

    @Override
    public Response answer(Request request) {
        byte[] bytes = content().bytes();
        String tag = content().tag();
        boolean known = request.header(HeaderNames.IF_NONE_MATCH).stream()
                .flatMap(tags -> Arrays.stream(tags.split(",")))
                .anyMatch(each -> each.strip().equals(tag) || each.strip().equals("W/" + tag));
        Response answer = known ? Response.empty(304) : Response.file(type, bytes);
        return answer.with("ETag", tag)
                .with("Cache-Control", "no-cache")
                .with("X-Content-Type-Options", "nosniff")
                .with("Cross-Origin-Resource-Policy", "cross-origin");
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
