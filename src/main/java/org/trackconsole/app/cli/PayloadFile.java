package org.trackconsole.app.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.trackconsole.json.JsonReading;
import org.trackconsole.json.LocatedJson;
import org.trackconsole.json.LocatedNode;
import org.trackconsole.text.FaultText;
import org.trackconsole.text.Texts;

/** What is in a file that was named as a payload. */
sealed interface PayloadFile {
    /** A JSON object. */
    record Sound(Payload payload) implements PayloadFile {}

    /**
     * Nothing that could be sent.
     *
     * @param why in a sentence or two
     */
    record Unusable(String why) implements PayloadFile {}

    /** Reads the file, in which a byte order mark does no harm: some editors begin every file with one. */
    static PayloadFile read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException _) {
            return new Unusable(Texts.text("cli.file.missing", file));
        } catch (CharacterCodingException _) {
            return new Unusable(Texts.text("cli.file.notUtf8", file));
        } catch (IOException _) {
            return new Unusable(Texts.text("cli.file.unreadable", file));
        }
        return switch (LocatedJson.parse(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            case JsonReading.Broken(var fault) ->
                new Unusable(Texts.text("cli.file.notJson", file, FaultText.withPlace(fault)));
            case JsonReading.Sound(LocatedJson document)
            when document.root().kind() != LocatedNode.Kind.OBJECT ->
                new Unusable(Texts.text("cli.file.notObject", file));
            case JsonReading.Sound(LocatedJson document) -> new Sound(new Payload(document));
        };
    }
}
