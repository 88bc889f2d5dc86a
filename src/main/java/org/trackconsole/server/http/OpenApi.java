package org.trackconsole.server.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The routes as a description that tools import (OpenAPI 3.0, contract §7): made of the table of routes itself, so that it
 * tells what is served and nothing else. Shapes of bodies and answers are in a file beside this class.
 */
final class OpenApi {
    private static final String FILE = "openapi.json";
    private static final String SCHEMA = "schema";
    private static final String DESCRIPTION = "description";
    private static final String REFERENCE = "$ref";
    private static final String STATUS = "\\d{3}";
    private static final String MISSING = "404";
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** The words that a variable can be, where these are few. */
    private static final Map<String, List<String>> WORDS = Map.of(
            "index", List.of("event", "profile", "session", "entity"),
            "span", List.of("d", "w", "M", "y"),
            "match", List.of("any", "all"));

    private static final List<String> NUMBERS = List.of("page", "start", "limit");

    /** The content types of what is no JSON. */
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html",
            "script", "text/javascript",
            "style", "text/css",
            "stream", "text/event-stream",
            "file", "application/vnd.sqlite3",
            "text", "text/plain",
            "SignIn", "application/x-www-form-urlencoded");

    private final RouteNotes notes;
    private final ObjectNode document;
    private final JsonNode schemas;

    private OpenApi(RouteNotes notes) {
        this.notes = notes;
        this.document = (ObjectNode) WireJson.resource(OpenApi.class, FILE);
        this.schemas = document.at("/components/schemas");
    }

    /** The description. */
    static Response document(Routes routes, RouteNotes notes) {
        OpenApi api = new OpenApi(notes);
        ObjectNode paths = api.document.putObject("paths");
        for (Routes.Route route : routes.all()) {
            ObjectNode path = paths.withObjectProperty(RouteNotes.path(route));
            path.set(route.method().text().toLowerCase(Locale.ROOT), api.operation(route));
        }
        return Response.ok(api.document);
    }

    private ObjectNode operation(Routes.Route route) {
        RouteNotes.Note note = notes.of(route);
        ObjectNode operation = WireJson.object().put("summary", note.summary());
        operation.putArray("tags").add(note.group());
        operation.put(DESCRIPTION, "For " + RouteList.who(route.access()) + ".");
        ArrayNode parameters = operation.putArray("parameters");
        Matcher variable = VARIABLE.matcher(RouteNotes.path(route));
        while (variable.find()) {
            parameters.add(variable(variable.group(1)));
        }
        note.query().forEach(parameter -> parameters.add(inQuery(parameter)));
        parameters.add(reference("parameters", "context"));
        if (!note.body().isEmpty()) {
            operation.putObject("requestBody").set("content", content(note.body()));
        }
        operation.set("responses", answers(route, note));
        if (route.access() != Access.OPEN) {
            operation.putArray("security").addObject().putArray("token");
        }
        return operation;
    }

    private static ObjectNode variable(String name) {
        ObjectNode parameter =
                WireJson.object().put("name", name).put("in", "path").put("required", true);
        ObjectNode schema = parameter.putObject(SCHEMA).put("type", NUMBERS.contains(name) ? "integer" : "string");
        List<String> words = WORDS.getOrDefault(name, List.of());
        if (!words.isEmpty()) {
            words.forEach(schema.putArray("enum")::add);
        }
        return parameter;
    }

    private static ObjectNode inQuery(RouteNotes.Parameter query) {
        ObjectNode parameter = WireJson.object().put("name", query.name()).put("in", "query");
        parameter.putObject(SCHEMA).put("type", query.type());
        return parameter;
    }

    private ObjectNode answers(Routes.Route route, RouteNotes.Note note) {
        ObjectNode answers = WireJson.object();
        for (String answer : note.answers()) {
            if (answer.equals(MISSING)) {
                answers.set(MISSING, reference("responses", "NoRecord"));
            } else if (answer.matches(STATUS)) {
                answers.putObject(answer).put(DESCRIPTION, note.summary());
            } else {
                answers.putObject("200").put(DESCRIPTION, note.summary()).set("content", content(answer));
            }
        }
        if (route.access() != Access.OPEN) {
            answers.set("401", reference("responses", "Refusal"));
        }
        answers.set("default", reference("responses", "Refusal"));
        return answers;
    }

    /** A body of a kind, or of a schema. */
    private ObjectNode content(String kind) {
        ObjectNode content = WireJson.object();
        ObjectNode schema =
                content.putObject(TYPES.getOrDefault(kind, "application/json")).putObject(SCHEMA);
        if (schemas.has(kind)) {
            schema.put(REFERENCE, "#/components/schemas/" + kind);
        } else if (TYPES.containsKey(kind)) {
            schema.put("type", "string");
        }
        return content;
    }

    private static ObjectNode reference(String section, String name) {
        return WireJson.object().put(REFERENCE, "#/components/" + section + "/" + name);
    }
}
