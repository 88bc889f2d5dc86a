package org.trackconsole.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.trackconsole.json.ScriptJson;
import org.trackconsole.model.Source;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What people paste into their pages to track visitors with JavaScript (contract §8). Needs neither server nor network.
 * Any thread.
 */
public final class Snippets {
    /** The loader is the same as that of the local server's demo page; it loads a real server's tracker as well. */
    private static final String LOADER = "/org/trackconsole/server/tracker/loader.js";

    private final String loader;

    /** Reads the loader that comes with the console. */
    public Snippets() {
        try (InputStream in = Objects.requireNonNull(Snippets.class.getResourceAsStream(LOADER), LOADER)) {
            loader = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The HTML that makes a page track for a source: options, a loader that keeps calls until the tracker is there, and
     * the view of the page. It is safe in a page whatever the id is. Where the source adopts profile ids (contract §4),
     * there is a place for the visitor's own; as long as it is empty, the server refuses the events.
     *
     * @param server its address as {@link org.trackconsole.model.TrackServer#url} has it, without a slash at the end
     */
    public String javaScript(URI server, Source source) {
        String address = server.toString();
        String profile = source.staticProfileId()
                ? ",\n      // The id under which you know the visitor:\n      profile: { id: \"\" }"
                : "";
        return """
                <script>
                  window.options = {
                    tracker: {
                      url: {
                        script: %s,
                        api: %s
                      },
                      source: { id: %s }%s
                    }
                  };
                %s  window.tracker.track("page-view", {});
                </script>
                """.formatted(quoted(address + "/tracker"), quoted(address), quoted(source.id()), profile, loader);
    }

    /** Whether a source takes what a page sends. */
    public static boolean fits(Source source) {
        return source.types().contains("rest");
    }

    /** The page of the local server that shows what the tracker does for a source. */
    public static URI demo(URI server, String sourceId) {
        return URI.create(server + "/demo?source=" + URLEncoder.encode(sourceId, StandardCharsets.UTF_8));
    }

    private static String quoted(String text) {
        return ScriptJson.of(JsonNodeFactory.instance.stringNode(text));
    }
}
