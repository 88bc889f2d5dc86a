package org.trackconsole.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trackconsole.json.Json;
import org.trackconsole.json.ScriptJson;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Source;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What people paste into their pages (contract §8) and programs (§2) to send events of a source. Needs neither server nor
 * network. Any thread.
 */
public final class Snippets {
    /** The loader is the same as that of the local server's demo page; it loads a real server's tracker as well. */
    private static final String LOADER = "/org/trackconsole/server/tracker/loader.js";

    private static final Pattern PLACE = Pattern.compile("\\{(url|source|sourceJson|payload|profile|header)}");

    /** The texts that come with the console, each read when it is first needed. */
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    /**
     * A snippet for a source. A program sends one page view in a visit of its own and shows the profile's id; it does so as
     * it stands, whatever the source's id is.
     *
     * @param server as for {@link #javaScript}
     * @param dataSet where the events go
     * @param sessionId a uuid4 for the languages that make none
     */
    public String of(SnippetLanguage language, URI server, DataSet dataSet, Source source, String sessionId) {
        if (language == SnippetLanguage.JAVASCRIPT) {
            return javaScript(server, dataSet, source);
        }
        Map<String, String> parts = Map.of(
                "url", language.literal(server + "/track"),
                "source", language.literal(source.id()),
                "sourceJson", language.literal(Json.compact(StringNode.valueOf(source.id()))),
                "payload", language.literal(payload(source, sessionId)),
                "profile", source.staticProfileId() ? language.ownProfile() : "",
                "header", language.header(dataSet));
        return PLACE.matcher(text("snippets/" + language.name().toLowerCase(Locale.ROOT) + ".txt"))
                .replaceAll(place -> Matcher.quoteReplacement(Objects.requireNonNull(parts.get(place.group(1)))));
    }

    /**
     * The HTML that makes a page track for a source: options, a loader that keeps calls until the tracker is there, and
     * the view of the page. It is safe in a page whatever the id is. Where the source adopts profile ids (contract §4),
     * there is a place for the visitor's own; as long as it is empty, the server refuses the events.
     *
     * <p>The header of a data set is sent by the tracker of our own server only: that of a real server sends none.
     *
     * @param server its address as {@link org.trackconsole.model.TrackServer#url} has it, without a slash at the end
     */
    public String javaScript(URI server, Source source) {
        return javaScript(server, DataSet.STAGING, source);
    }

    /** The same for one of the data sets. */
    public String javaScript(URI server, DataSet dataSet, Source source) {
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
                      source: { id: %s }%s%s
                    }
                  };
                %s  window.tracker.track("page-view", {});
                </script>
                """.formatted(
                        quoted(address + "/tracker"),
                        quoted(address),
                        quoted(source.id()),
                        profile,
                        SnippetLanguage.JAVASCRIPT.header(dataSet),
                        text(LOADER));
    }

    /** Whether a source takes what a page sends. */
    public static boolean fits(Source source) {
        return source.types().contains("rest");
    }

    /** The page of the local server that shows what the tracker does for a source. */
    public static URI demo(URI server, String sourceId) {
        return URI.create(server + "/demo?source=" + URLEncoder.encode(sourceId, StandardCharsets.UTF_8));
    }

    private static String payload(Source source, String sessionId) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.putObject("source").put("id", source.id());
        payload.putObject("session").put("id", sessionId);
        if (source.staticProfileId()) {
            payload.putObject("profile").put("id", "");
        }
        payload.putArray("events").addObject().put("type", "page-view").putObject("properties");
        return Json.compact(payload);
    }

    private String text(String resource) {
        return texts.computeIfAbsent(resource, Snippets::read);
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Snippets.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String text) {
        return ScriptJson.of(JsonNodeFactory.instance.stringNode(text));
    }
}
