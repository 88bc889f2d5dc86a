package org.trackconsole.settings;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * What logback finds instead of looking for files: nothing to set up, for {@link LogFile} does it. That look and logback's
 * own fallback cost a start a tenth of a second. The tests have a file, and with one logback goes on as usual.
 */
public final class SilentLog extends ContextAwareBase implements Configurator {
    private static final String FILE_OF_TESTS = "logback-test.xml";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        boolean testing = SilentLog.class.getClassLoader().getResource(FILE_OF_TESTS) != null;
        return testing ? ExecutionStatus.INVOKE_NEXT_IF_ANY : ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
