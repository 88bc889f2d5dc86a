package org.trackconsole.server.http;

import io.helidon.http.HeaderNames;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trackconsole.json.ScriptJson;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two small pages of a shop that track for the source named by {@code ?source=}; without one, a form asks for it. What
 * the query says is shown and used as text only, and the browser is told to run nothing but what these pages bring.
 */
final class DemoPages {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");
    private static final int NONCE_BYTES = 18;
    private static final int LONGEST_SOURCE = 512;
    private static final String CURRENT = "aria-current=\"page\"";

    private final SecureRandom random = new SecureRandom();

    /** The page people begin with. */
    Response first(Request request) {
        return page(request, "demo-first.html", true);
    }

    /** Another page of the same visit. */
    Response second(Request request) {
        return page(request, "demo-second.html", false);
    }

    private Response page(Request request, String name, boolean isFirst) {
        String source = request.inQuery("source").orElse("").strip();
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        String frame = Asset.read("demo.html");
        if (source.isEmpty() || source.length() > LONGEST_SOURCE) {
            String ask = Asset.read("demo-ask.html");
            return answer(nonce, fill(frame, Map.of("title", "Demo page", "nonce", nonce, "snippet", "", "body", ask)));
        }
        String query = text("source=" + URLEncoder.encode(source, StandardCharsets.UTF_8));
        String body = fill(
                Asset.read("demo-shop.html"),
                Map.of(
                        "nonce",
                        nonce,
                        "query",
                        query,
                        "source",
                        text(source),
                        "first",
                        isFirst ? CURRENT : "",
                        "second",
                        isFirst ? "" : CURRENT,
                        "content",
                        fill(Asset.read(name), Map.of("query", query))));
        String title = isFirst ? "Demo shop" : "Demo shop: delivery";
        String snippet = snippet("http://" + request.header(HeaderNames.HOST).orElse(""), source, nonce);
        return answer(nonce, fill(frame, Map.of("title", title, "nonce", nonce, "snippet", snippet, "body", body)));
    }

    private static String snippet(String address, String source, String nonce) {
        ObjectNode options = WireJson.object();
        ObjectNode tracker = options.putObject("tracker");
        tracker.putObject("url").put("script", address + "/tracker").put("api", address);
        tracker.putObject("source").put("id", source);
        return "  <script nonce=\"" + nonce + "\">\n  window.options = " + ScriptJson.of(options) + ";\n"
                + Asset.read("loader.js") + "  window.tracker.track(\"page-view\", {});\n  </script>\n";
    }

    private static Response answer(String nonce, String html) {
        String policy = "default-src 'none'; script-src 'nonce-" + nonce + "'; style-src 'nonce-" + nonce
                + "'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        return Response.html(html)
                .with("Content-Security-Policy", policy)
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "same-origin")
                .with("Cache-Control", "no-store");
    }

    /** Fills the places of a template, all at once: what is put in is not looked through again. */
    private static String fill(String template, Map<String, String> parts) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(parts.getOrDefault(place.group(1), "")));
    }

    /** The text for HTML, in an element as well as in an attribute. */
    private static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
