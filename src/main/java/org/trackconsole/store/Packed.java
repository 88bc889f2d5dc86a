package org.trackconsole.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** A text as a column value: itself while it is short, else its deflated UTF-8 bytes. JSON shrinks about tenfold. */
final class Packed {
    private static final int SHORT = 4_096;

    private Packed() {}

    /** The value to store: a String or a byte array. */
    static Object pack(String text) {
        if (text.length() <= SHORT) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() / 4);
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The text of a stored value. */
    static String unpack(Object value) {
        return switch (value) {
            case String text -> text;
            case byte[] bytes -> inflate(bytes);
            default -> throw new IllegalArgumentException("Neither text nor bytes: " + value.getClass());
        };
    }

    private static String inflate(byte[] bytes) {
        try (InflaterInputStream inflater = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return new String(inflater.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException damaged) {
            throw new StorageException(StorageException.Reason.DAMAGED, "A stored text cannot be read.", damaged);
        }
    }
}
