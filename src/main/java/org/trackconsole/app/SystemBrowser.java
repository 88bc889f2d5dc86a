package org.trackconsole.app;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trackconsole.ui.port.Browser;

/** Asks the system to open a page in the browser the person has chosen there, as each system wants to be asked. */
final class SystemBrowser implements Browser {
    private static final Logger LOG = LoggerFactory.getLogger(SystemBrowser.class);
    private static final int PATIENCE_SECONDS = 5;

    private final List<String> command;

    SystemBrowser() {
        this(command(System.getProperty("os.name", "")));
    }

    /** @param command what opens the page that is put behind it */
    SystemBrowser(List<String> command) {
        this.command = command;
    }

    private static List<String> command(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("win")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler");
        }
        return name.contains("mac") ? List.of("open") : List.of("xdg-open");
    }

    @Override
    public boolean open(URI page) {
        List<String> whole = new ArrayList<>(command);
        whole.add(page.toString());
        ProcessBuilder builder =
                new ProcessBuilder(whole).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        try {
            Process process = builder.start();
            // Where it does not come back soon, it has become the browser itself.
            return !process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
        } catch (IOException e) {
            LOG.warn("No browser could be asked for: {}", e.getMessage());
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
