package org.trackconsole.app;

import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When each step of the start was done, in milliseconds since the process began; one line each in the log. */
final class StartupTimeline {
    private static final Logger LOG = LoggerFactory.getLogger(StartupTimeline.class);

    private final long processStart = ManagementFactory.getRuntimeMXBean().getStartTime();

    void reached(String step) {
        LOG.info("{} after {} ms", step, System.currentTimeMillis() - processStart);
    }
}
