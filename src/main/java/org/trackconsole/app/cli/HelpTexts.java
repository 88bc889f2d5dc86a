package org.trackconsole.app.cli;

import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trackconsole.text.Texts;

/**
 * The texts of {@code --help}, in the names that picocli looks for: its {@code track-console.send.server} is our
 * {@code cli.help.track-console.send.server}. A text without the name of a command counts for all of them.
 */
final class HelpTexts extends ResourceBundle {
    private static final String BEGINNING = "cli.help.";

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return Texts.has(BEGINNING + key) ? Texts.text(BEGINNING + key) : null;
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(Texts.keys("cli").stream()
                .filter(key -> key.startsWith(BEGINNING))
                .map(key -> key.substring(BEGINNING.length()))
                .collect(Collectors.toSet()));
    }
}
