package org.trackconsole.text;

import java.text.MessageFormat;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All texts as one bundle. Keys begin with the name of the file they stand in: {@code sources.title} is in
 * {@code sources.properties}. Patterns are {@link MessageFormat}s; a text without arguments is taken literally.
 * Immutable, any thread.
 */
public final class Texts extends ResourceBundle {
    /** The files, in no particular order. A file that is not named here does not exist. */
    static final List<String> FILES = List.of(
            "common",
            "part",
            "shell",
            "servers",
            "sources",
            "compose",
            "history",
            "profiles",
            "live",
            "settings",
            "outcome",
            "capability",
            "network",
            "proof",
            "cli",
            "editor");

    private static final Texts ENGLISH = new Texts(Locale.ENGLISH);

    /** By file; read when a text of the file is asked for, because a start waits for it. */
    private final Map<String, Map<String, String>> patterns = new ConcurrentHashMap<>();

    private final Locale locale;

    private Texts(Locale locale) {
        this.locale = locale;
    }

    private Map<String, String> patterns(String file) {
        return patterns.computeIfAbsent(file, Texts::read);
    }

    private static Map<String, String> read(String file) {
        ResourceBundle bundle = ResourceBundle.getBundle("org.trackconsole.text." + file, Locale.ROOT);
        Map<String, String> read = new LinkedHashMap<>();
        bundle.keySet().forEach(key -> read.put(key, bundle.getString(key)));
        return Collections.unmodifiableMap(read);
    }

    private @Nullable String pattern(String key) {
        int dot = key.indexOf('.');
        String file = dot < 0 ? key : key.substring(0, dot);
        return FILES.contains(file) ? patterns(file).get(key) : null;
    }

    /** The bundle that FXML files take their {@code %keys} from. */
    public static ResourceBundle bundle() {
        return ENGLISH;
    }

    /**
     * The text of a key.
     *
     * @param arguments fill {@code {0}}, {@code {1}} …; numbers are written the English way
     * @throws MissingResourceException if there is no such key, which a test rules out
     */
    public static String text(String key, Object... arguments) {
        String pattern = ENGLISH.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, ENGLISH.locale).format(arguments);
    }

    /** Whether there is a text of this key. */
    public static boolean has(String key) {
        return ENGLISH.pattern(key) != null;
    }

    /** The keys of the texts that stand in a file. */
    public static Set<String> keys(String file) {
        return ENGLISH.patterns(file).keySet();
    }

    @Override
    public boolean containsKey(String key) {
        return pattern(key) != null;
    }

    @Override
    protected Object handleGetObject(String key) {
        String pattern = pattern(key);
        if (pattern == null) {
            throw new MissingResourceException("No text for " + key, Texts.class.getName(), key);
        }
        return pattern;
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(
                FILES.stream().flatMap(file -> patterns(file).keySet().stream()).toList());
    }
}
