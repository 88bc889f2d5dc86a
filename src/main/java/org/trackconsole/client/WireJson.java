package org.trackconsole.client;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer.Oddity;
import org.trackconsole.model.RawAnswer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the JSON of answers. Immutable, any thread. */
final class WireJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Pattern WEB_PAGE =
            Pattern.compile("\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<(!doctype\\s+html|html)\\b.*", Pattern.DOTALL);

    private WireJson() {}

    /** The body's JSON; null if it is none, or was too long to be kept whole. */
    static @Nullable JsonNode read(RawAnswer answer) {
        if (answer.truncated()) {
            return null;
        }
        try {
            JsonNode json = MAPPER.readTree(text(answer));
            return json.isMissingNode() ? null : json;
        } catch (JacksonException _) {
            return null;
        }
    }

    /** The same; of an object that was too long, its members up to where it was cut. */
    static @Nullable JsonNode readBeginning(RawAnswer answer) {
        return answer.truncated() ? beginning(text(answer)) : read(answer);
    }

    private static String text(RawAnswer answer) {
        return answer.body().startsWith("\uFEFF") ? answer.body().substring(1) : answer.body();
    }

    /** What is odd about a body that is not what was asked for. */
    static Oddity oddity(RawAnswer answer) {
        if (isWebPage(answer)) {
            return Oddity.WEB_PAGE;
        }
        if (answer.truncated()) {
            return Oddity.TOO_LONG;
        }
        return read(answer) == null ? Oddity.NOT_JSON : Oddity.UNEXPECTED_JSON;
    }

    /** A member that should be text; null where it is missing, blank or neither text nor number. */
    static @Nullable String text(JsonNode node) {
        String text = node.isString() || node.isNumber() ? node.asString() : "";
        return text.isBlank() ? null : text;
    }

    /** A new, empty object. */
    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    private static boolean isWebPage(RawAnswer answer) {
        boolean labelled = answer.headers().stream()
                .anyMatch(header -> "content-type".equals(header.name())
                        && header.value().toLowerCase(Locale.ROOT).contains("text/html"));
        String start = answer.body().substring(0, Math.min(answer.body().length(), 1_000));
        return labelled || WEB_PAGE.matcher(start.toLowerCase(Locale.ROOT)).matches();
    }

    private static @Nullable JsonNode beginning(String text) {
        ObjectNode members = object();
        try (JsonParser parser = MAPPER.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            String name = parser.nextName();
            while (name != null) {
                members.putNull(name);
                parser.nextToken();
                members.set(name, parser.<JsonNode>readValueAsTree());
                name = parser.nextName();
            }
        } catch (JacksonException _) {
            // Here it was cut; what was complete before counts, and the name of the member that was not.
        }
        return members;
    }
}
