package org.trackconsole.app;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.Files;

/** The system's own chooser. It begins in the folder that was chosen last. */
final class SystemFiles implements Files {
    private final Supplier<@Nullable Window> owner;
    private @Nullable File folder;

    /** @param owner the window that waits for the choice, or null while there is none */
    SystemFiles(Supplier<@Nullable Window> owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> save(String title, String suggestedName, String... extensions) {
        String name = suggestedName;
        while (true) {
            FileChooser chooser = chooser(title);
            chooser.setInitialFileName(name);
            Stream.of(extensions)
                    .map(extension -> filter(List.of(extension)))
                    .forEach(chooser.getExtensionFilters()::add);
            File chosen = chooser.showSaveDialog(owner.get());
            if (chosen == null) {
                return Optional.empty();
            }
            folder = chosen.getParentFile();
            Path file = withExtension(chosen.toPath(), extensions);
            if (file.equals(chosen.toPath()) || !file.toFile().exists()) {
                return Optional.of(file);
            }
            // The chooser has asked about another name, so let it ask about this one.
            name = file.toFile().getName();
        }
    }

    @Override
    public Optional<Path> open(String title, String... extensions) {
        FileChooser chooser = chooser(title);
        if (extensions.length > 0) {
            chooser.getExtensionFilters().add(filter(List.of(extensions)));
        }
        File chosen = chooser.showOpenDialog(owner.get());
        if (chosen == null) {
            return Optional.empty();
        }
        folder = chosen.getParentFile();
        return Optional.of(chosen.toPath());
    }

    /** Not every system's chooser puts the extension behind a name that was typed without. */
    static Path withExtension(Path file, String... extensions) {
        String name = file.toFile().getName().toLowerCase(Locale.ROOT);
        if (extensions.length == 0 || Stream.of(extensions).anyMatch(extension -> name.endsWith("." + extension))) {
            return file;
        }
        return file.resolveSibling(file.toFile().getName() + "." + extensions[0]);
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        return chooser;
    }

    private static ExtensionFilter filter(List<String> extensions) {
        List<String> patterns =
                extensions.stream().map(extension -> "*." + extension).toList();
        return new ExtensionFilter(Texts.text("common.files", String.join(", ", patterns)), patterns);
    }
}
