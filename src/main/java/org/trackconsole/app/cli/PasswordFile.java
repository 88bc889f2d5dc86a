package org.trackconsole.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.trackconsole.text.Texts;

/** A password that is named by its file, so that it stands in no command line. */
sealed interface PasswordFile {
    /** The password. */
    record Password(String text) implements PasswordFile {}

    /** There is none; why, in a sentence. */
    record Unusable(String why) implements PasswordFile {}

    /** The first line. Blanks count: they may belong to it. What editors add at the end of a file does not. */
    static PasswordFile read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            String first = lines.isEmpty() ? "" : lines.getFirst();
            return first.isBlank() ? new Unusable(Texts.text("cli.password.empty", file)) : new Password(first);
        } catch (IOException _) {
            return new Unusable(Texts.text("cli.file.unreadable", file));
        }
    }
}
