package org.trackconsole.service.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.trackconsole.model.Source;
import org.trackconsole.settings.AtomicFile;
import org.trackconsole.text.Texts;

/**
 * Sources in a file: JSON, which holds everything but secrets, or CSV, which spreadsheets open. Blocks; any thread but
 * the JavaFX one.
 */
public final class SourceFile {
    /** The extension of JSON files. */
    public static final String JSON = "json";

    /** The extension of CSV files. */
    public static final String CSV = "csv";

    /** The largest file that is read, in bytes; a source takes about a thousand. */
    private static final long LARGEST = 16L * 1024 * 1024;

    private SourceFile() {}

    /**
     * Writes the file whole or not at all, as CSV if its name ends so and else as JSON.
     *
     * @throws IOException if it cannot be written; what was there before still is
     */
    public static void write(Path file, List<Source> sources, Instant now) throws IOException {
        String text = isCsv(file) ? SourceCsv.write(sources) : SourceDocument.write(sources, now);
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Reads a file, as CSV if its name ends so and else as JSON.
     *
     * @throws IOException if it cannot be read at all
     */
    public static FileReading read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            return faulty(Texts.text("outcome.sourceFile.tooLarge", LARGEST / 1024 / 1024));
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
            if (plain.isBlank()) {
                return faulty(Texts.text("outcome.sourceFile.empty"));
            }
            return isCsv(file) ? SourceCsv.read(plain) : SourceDocument.read(plain);
        } catch (CharacterCodingException _) {
            return faulty(Texts.text("outcome.sourceFile.notUtf8", line(bytes)));
        }
    }

    private static FileReading faulty(String fault) {
        return new FileReading.Faulty(List.of(fault));
    }

    private static boolean isCsv(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith("." + CSV);
    }

    /** The line in which a decoder stopped. */
    private static int line(ByteBuffer bytes) {
        int line = 1;
        for (int at = 0; at < bytes.position(); at++) {
            if (bytes.get(at) == '\n') {
                line++;
            }
        }
        return line;
    }
}
