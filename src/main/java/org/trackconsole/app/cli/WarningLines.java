package org.trackconsole.app.cli;

import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;
import org.trackconsole.settings.LibraryLog;
import org.trackconsole.settings.LogFile;

/**
 * The log of the command line: warnings and errors, one line each, to the standard error stream. It takes the place of
 * logback, which would cost every start a fifth of a second; the desktop needs that for its files, see {@link LogFile},
 * whose rule of what may be said holds here too.
 */
public final class WarningLines implements SLF4JServiceProvider {
    /** The API that this was written against. */
    private static final String API = "2.0.99";

    /** The property by which slf4j is told how much to say of itself. */
    private static final String VERBOSITY = "slf4j.internal.verbosity";

    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter context = new NOPMDCAdapter();

    /** Chooses this log for the process. To be called before anything logs, and not where {@link LogFile} is used. */
    public static void use() {
        System.setProperty(LoggerFactory.PROVIDER_PROPERTY_KEY, WarningLines.class.getName());
        // Else it tells everybody of the choice.
        System.setProperty(VERBOSITY, "WARN");
        LibraryLog.join();
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return WarningLine::new;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return context;
    }

    @Override
    public @Nullable String getRequestedApiVersion() {
        return API;
    }

    @Override
    public void initialize() {
        // Nothing to prepare.
    }
}
