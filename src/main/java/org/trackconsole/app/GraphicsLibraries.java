package org.trackconsole.app;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The system's libraries that JavaFX stands on under Linux. They are looked for before it starts, because where it lacks
 * one it prints traces of its own to the standard error stream.
 */
final class GraphicsLibraries {
    /** For windows and texts; what they need in turn is looked for with them. */
    private static final List<String> WINDOWS = List.of("libgtk-3.so.0", "libXtst.so.6");

    /** For drawing by the graphics card; without them JavaFX draws by itself. */
    private static final List<String> ACCELERATION = List.of("libGL.so.1", "libXxf86vm.so.1");

    private GraphicsLibraries() {}

    /** The first library without which there are no windows; null where all are there. */
    static @Nullable String missing() {
        return firstMissing(WINDOWS);
    }

    /** Whether the graphics card can be used. */
    static boolean canAccelerate() {
        return firstMissing(ACCELERATION) == null;
    }

    private static @Nullable String firstMissing(List<String> libraries) {
        return libraries.stream()
                .filter(library -> !canLoad(library))
                .findFirst()
                .orElse(null);
    }

    /** Loads it for good: JavaFX is about to load it anyway. */
    @SuppressWarnings("restricted")
    private static boolean canLoad(String library) {
        try {
            var _ = SymbolLookup.libraryLookup(library, Arena.global());
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
