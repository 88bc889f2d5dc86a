package org.trackconsole.settings;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the desktop's log lines go, set up in code because reading a configuration file would cost the start a tenth of a second.
 *
 * <p>The rule for every line in the console: nothing personal and nothing secret. No payloads, ids of profiles or
 * sessions, addresses of people, header values or passwords; what a server says is not logged either, for it may repeat
 * them (contract §12.7).
 */
public final class LogFile {
    private static final String FILE = "track-console.log";
    private static final String OLDER = "track-console.%i.log";
    private static final int OLDER_FILES = 4;
    private static final long SIZE = 2 * FileSize.MB_COEFFICIENT;
    private static final String LINE = "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %logger{0} - %msg%n";

    private LogFile() {}

    /** From INFO up, into at most five files of 2 MB in the folder. */
    public static void toFolder(Path folder) {
        LoggerContext context = cleared();
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(context);
        file.setFile(folder.resolve(FILE).toString());
        file.setEncoder(encoder(context));

        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(file);
        rolling.setFileNamePattern(folder.resolve(OLDER).toString());
        rolling.setMinIndex(1);
        rolling.setMaxIndex(OLDER_FILES);
        rolling.start();
        file.setRollingPolicy(rolling);

        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(SIZE));
        // Otherwise it looks once a minute, and a fault that floods the log fills the disk meanwhile.
        size.setCheckIncrement(Duration.buildByMilliseconds(0));
        size.start();
        file.setTriggeringPolicy(size);

        begin(context, file);
    }

    /** Writes what is left and closes the file. */
    public static void close() {
        context().stop();
    }

    private static void begin(LoggerContext context, Appender<ILoggingEvent> appender) {
        appender.start();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(appender);
        // At INFO these name keychain items and bus messages.
        context.getLogger("org.freedesktop").setLevel(Level.WARN);
        context.getLogger("de.swiesend").setLevel(Level.WARN);
        LibraryLog.join();
    }

    private static PatternLayoutEncoder encoder(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern(LINE);
        encoder.start();
        return encoder;
    }

    private static LoggerContext cleared() {
        LoggerContext context = context();
        context.reset();
        return context;
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
