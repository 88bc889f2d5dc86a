package org.trackconsole.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The console's folders in the places that the platform has for them. Nothing is made before {@link #create()}.
 *
 * @param config holds {@code settings.json}
 * @param data holds the console's and the local server's files
 * @param log holds the log files
 * @param cache holds what can be lost without harm
 */
public record AppFolders(Path config, Path data, Path log, Path cache) {
    /** The environment variable that puts everything into one folder. */
    public static final String HOME_VARIABLE = "TRACK_CONSOLE_HOME";

    private static final String UNIX_NAME = "track-console";
    private static final String TITLE_NAME = "Track Console";

    /** Everything in one folder: for trials, tests and sticks. */
    public static AppFolders in(Path home) {
        return new AppFolders(home, home, home.resolve("log"), home.resolve("cache"));
    }

    /**
     * The folders of this platform.
     *
     * @param environment such as {@link System#getenv()}
     * @param property gives {@code os.name} and {@code user.home}, such as {@link System#getProperty(String)}
     */
    public static AppFolders of(Map<String, String> environment, Function<String, @Nullable String> property) {
        String home = environment.get(HOME_VARIABLE);
        if (home != null && !home.isBlank()) {
            return in(Path.of(home).toAbsolutePath());
        }
        Path user = Path.of(Objects.requireNonNullElse(property.apply("user.home"), ""));
        String system =
                Objects.requireNonNullElse(property.apply("os.name"), "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return windows(environment, user);
        }
        return system.startsWith("mac") ? mac(user) : unix(environment, user);
    }

    /** Where a local server keeps its files, whoever starts it. */
    public Path localServer() {
        return data.resolve("server");
    }

    /**
     * Makes the folders that are missing, readable by their owner only where the file system knows that.
     *
     * @throws IOException if one cannot be made
     */
    public void create() throws IOException {
        for (Path folder : new Path[] {config, data, log, cache}) {
            Files.createDirectories(folder, OwnerOnly.folder(folder));
        }
    }

    private static AppFolders windows(Map<String, String> environment, Path user) {
        Path roaming = or(absolute(environment.get("APPDATA")), user.resolve("AppData/Roaming"));
        Path local = or(absolute(environment.get("LOCALAPPDATA")), user.resolve("AppData/Local"))
                .resolve(TITLE_NAME);
        return new AppFolders(
                roaming.resolve(TITLE_NAME), local.resolve("Data"), local.resolve("Logs"), local.resolve("Cache"));
    }

    private static AppFolders mac(Path user) {
        Path library = user.resolve("Library");
        Path support = library.resolve("Application Support").resolve(TITLE_NAME);
        return new AppFolders(
                support,
                support,
                library.resolve("Logs").resolve(TITLE_NAME),
                library.resolve("Caches").resolve(TITLE_NAME));
    }

    /** The XDG Base Directory Specification, which also says that relative values are to be ignored. */
    private static AppFolders unix(Map<String, String> environment, Path user) {
        Path config = or(absolute(environment.get("XDG_CONFIG_HOME")), user.resolve(".config"));
        Path data = or(absolute(environment.get("XDG_DATA_HOME")), user.resolve(".local/share"));
        Path state = or(absolute(environment.get("XDG_STATE_HOME")), user.resolve(".local/state"));
        Path cache = or(absolute(environment.get("XDG_CACHE_HOME")), user.resolve(".cache"));
        return new AppFolders(
                config.resolve(UNIX_NAME),
                data.resolve(UNIX_NAME),
                state.resolve(UNIX_NAME).resolve("log"),
                cache.resolve(UNIX_NAME));
    }

    private static @Nullable Path absolute(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        Path path = Path.of(value);
        return path.isAbsolute() ? path : null;
    }

    private static Path or(@Nullable Path path, Path otherwise) {
        return path == null ? otherwise : path;
    }
}
