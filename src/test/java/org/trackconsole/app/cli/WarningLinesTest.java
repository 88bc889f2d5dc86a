package org.trackconsole.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class WarningLinesTest {
    @Test
    void tellsTheCommandLineOnlyWhatMattersAndWithoutTraces() {
        Logger log = new WarningLines().getLoggerFactory().getLogger("sample");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            log.info("begun");
            log.warn("careful of {}", "this", new IllegalStateException("why"));
        } finally {
            System.setErr(before);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("WARN: careful of this");
    }
}
