package org.trackconsole.settings;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the console remembers about how it looks and works. Values out of their range are brought into it.
 *
 * @param theme light, dark, or as the system is
 * @param fontScale percent of the usual font size, 80 to 200
 * @param window where the main window was; null before the first run
 * @param screen the id of the screen that was shown last; null before the first run
 * @param localPort where the local server listens if the port is free, 1 to 65535
 * @param splits positions of dividers, 0 to 1, by the divider's id
 * @param utcTimes whether times are shown in UTC instead of the local zone
 * @param systemEvents whether Live shows the events that the server adds by itself
 */
public record Settings(
        Theme theme,
        int fontScale,
        @Nullable Window window,
        @Nullable String screen,
        int localPort,
        Map<String, Double> splits,
        boolean utcTimes,
        boolean systemEvents) {
    /** Where the local server listens unless told otherwise. */
    public static final int USUAL_PORT = 8686;

    private static final int SMALLEST_FONT = 80;
    private static final int LARGEST_FONT = 200;
    private static final int HIGHEST_PORT = 65_535;

    public Settings {
        fontScale = Math.clamp(fontScale, SMALLEST_FONT, LARGEST_FONT);
        localPort = localPort < 1 || localPort > HIGHEST_PORT ? USUAL_PORT : localPort;
        Map<String, Double> inRange = new TreeMap<>();
        splits.forEach((divider, position) -> inRange.put(divider, Math.clamp(position, 0.0, 1.0)));
        splits = Map.copyOf(inRange);
    }

    /** Light or dark. */
    public enum Theme {
        /** As the system is. */
        @JsonEnumDefaultValue
        SYSTEM,
        LIGHT,
        DARK
    }

    /**
     * A window's place on the desktop, in points.
     *
     * @param x of its left edge
     * @param y of its upper edge
     * @param width while not maximised
     * @param height while not maximised
     * @param maximised whether it fills the screen
     */
    public record Window(double x, double y, double width, double height, boolean maximised) {}

    /** What a first run begins with. */
    public static Settings usual() {
        return new Settings(Theme.SYSTEM, 100, null, null, USUAL_PORT, Map.of(), false, true);
    }

    /** The same with another theme. */
    public Settings withTheme(Theme changed) {
        return new Settings(changed, fontScale, window, screen, localPort, splits, utcTimes, systemEvents);
    }

    /** The same with another font size, in percent. */
    public Settings withFontScale(int changed) {
        return new Settings(theme, changed, window, screen, localPort, splits, utcTimes, systemEvents);
    }

    /** The same with another place of the main window. */
    public Settings withWindow(Window changed) {
        return new Settings(theme, fontScale, changed, screen, localPort, splits, utcTimes, systemEvents);
    }

    /** The same with another last screen. */
    public Settings withScreen(String changed) {
        return new Settings(theme, fontScale, window, changed, localPort, splits, utcTimes, systemEvents);
    }

    /** The same with another port of the local server. */
    public Settings withLocalPort(int changed) {
        return new Settings(theme, fontScale, window, screen, changed, splits, utcTimes, systemEvents);
    }

    /** The same with a divider at another position. */
    public Settings withSplit(String divider, double position) {
        Map<String, Double> changed = new TreeMap<>(splits);
        changed.put(divider, position);
        return new Settings(theme, fontScale, window, screen, localPort, changed, utcTimes, systemEvents);
    }

    /** The same with times in UTC, or not. */
    public Settings withUtcTimes(boolean changed) {
        return new Settings(theme, fontScale, window, screen, localPort, splits, changed, systemEvents);
    }

    /** The same with Live showing the server's own events, or not. */
    public Settings withSystemEvents(boolean changed) {
        return new Settings(theme, fontScale, window, screen, localPort, splits, utcTimes, changed);
    }
}
