package org.trackconsole.server.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.wire.Loc;
import org.trackconsole.server.wire.Problem;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the fields of one object by their types. What is wrong goes to {@link Problems}, and a stand-in comes back, so
 * that one pass finds all problems; a caller uses nothing of it before it has seen that there are none.
 */
final class Fields {
    private static final int LONGEST_COUNT = 4_300;

    private final ObjectNode object;
    private final JsonNode shown;
    private final Loc loc;
    private final Problems problems;

    /**
     * @param shown the object as a problem's {@code input} shows it, with what real servers add before they look
     */
    Fields(ObjectNode object, JsonNode shown, Loc loc, Problems problems) {
        this.object = object;
        this.shown = shown;
        this.loc = loc;
        this.problems = problems;
    }

    /** A text that must be there. */
    String requiredText(String name) {
        JsonNode node = object.get(name);
        if (node == null) {
            problems.missing(loc.field(name), shown);
            return "";
        }
        return text(loc.field(name), node);
    }

    /** A text; missing or null is the default. */
    String text(String name, String otherwise) {
        JsonNode node = given(name);
        return node == null ? otherwise : text(loc.field(name), node);
    }

    /** A text or null. */
    @Nullable
    String optionalText(String name) {
        JsonNode node = given(name);
        return node == null ? null : text(loc.field(name), node);
    }

    private String text(Loc place, JsonNode node) {
        if (node.isString()) {
            return node.stringValue();
        }
        problems.text(place, node);
        return "";
    }

    /** A truth value, also as a number or a word; missing or null is the default. */
    boolean flag(String name, boolean otherwise) {
        JsonNode node = given(name);
        return node == null ? otherwise : flag(name, node, otherwise);
    }

    /** A truth value; missing is the default, but null is none. */
    boolean flagNotNull(String name, boolean otherwise) {
        JsonNode node = object.get(name);
        return node == null ? otherwise : flag(name, node, otherwise);
    }

    private boolean flag(String name, JsonNode node, boolean otherwise) {
        Optional<Boolean> value = Truth.of(node);
        if (value.isEmpty()) {
            problems.add(Truth.problem(loc.field(name), node));
        }
        return value.orElse(otherwise);
    }

    /** A whole number, also as a text; missing or null is the default, and what is below zero counts as zero. */
    int count(String name, int otherwise) {
        JsonNode node = given(name);
        if (node == null) {
            return otherwise;
        }
        try {
            String text = node.isContainer() ? "" : node.asString();
            // Of millions of digits, the number would be computed for minutes.
            long number = new BigDecimal(text.length() > LONGEST_COUNT ? "" : text).longValueExact();
            return (int) Math.clamp(number, 0, (long) Integer.MAX_VALUE);
        } catch (ArithmeticException | NumberFormatException _) {
            problems.add(Problem.of("int_parsing", loc.field(name), "Input should be a valid integer", node));
            return otherwise;
        }
    }

    /** A list of texts, also as a single text; missing or null is the default. */
    List<String> words(String name, List<String> otherwise) {
        JsonNode node = given(name);
        if (node == null) {
            return otherwise;
        }
        return node.isString() ? List.of(node.stringValue()) : words(loc.field(name), node);
    }

    /** A list of texts, also as a single text, that must be there. */
    List<String> requiredWords(String name) {
        if (!object.has(name)) {
            problems.missing(loc.field(name), shown);
            return List.of();
        }
        JsonNode node = object.path(name);
        return node.isString() ? List.of(node.stringValue()) : words(loc.field(name), node);
    }

    /** A list of texts; missing or null is an empty one. */
    List<String> list(String name) {
        JsonNode node = given(name);
        return node == null ? List.of() : words(loc.field(name), node);
    }

    private List<String> words(Loc place, JsonNode node) {
        if (!node.isArray()) {
            problems.list(place, node);
            return List.of();
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < node.size() && !problems.areFull(); i++) {
            words.add(text(place.index(i), node.path(i)));
        }
        return words;
    }

    /** An object; missing or null is an empty one. */
    ObjectNode object(String name) {
        ObjectNode found = optionalObject(name);
        return found == null ? WireJson.object() : found;
    }

    /** An object or null. */
    @Nullable
    ObjectNode optionalObject(String name) {
        JsonNode node = given(name);
        if (node == null || node instanceof ObjectNode) {
            return (ObjectNode) node;
        }
        problems.object(loc.field(name), node);
        return null;
    }

    /** The trimmed id of {@code {"id":…}}; null where the reference is missing, null or blank. */
    @Nullable
    String reference(String name) {
        JsonNode node = given(name);
        if (node == null) {
            return null;
        }
        if (!(node instanceof ObjectNode reference)) {
            problems.add(Problem.model(loc.field(name), "Entity", node));
            return null;
        }
        String id = idOf(name, reference);
        return id.isEmpty() ? null : id;
    }

    /** The trimmed id of a reference that must be there; empty where it is blank. */
    String requiredReference(String name) {
        JsonNode node = object.get(name);
        if (node == null) {
            problems.missing(loc.field(name), shown);
            return "";
        }
        if (node instanceof ObjectNode reference) {
            return idOf(name, reference);
        }
        problems.add(Problem.attributes(loc.field(name), node));
        return "";
    }

    private String idOf(String name, ObjectNode reference) {
        return PythonText.strip(new Fields(reference, reference, loc.field(name), problems).requiredText("id"));
    }

    /** A time in microseconds since 1970, or null. */
    @Nullable
    Long time(String name) {
        JsonNode node = given(name);
        if (node == null) {
            return null;
        }
        Loc place = loc.field(name);
        if (!node.isString() && !node.isNumber()) {
            problems.add(Problem.of("datetime_type", place, "Input should be a valid datetime", node));
            return null;
        }
        Moment moment = Moment.of(node);
        if (moment.fault() != null) {
            problems.add(new Problem(
                    "datetime_from_date_parsing",
                    place,
                    "Input should be a valid datetime or date, " + moment.fault(),
                    node,
                    WireJson.object().put("error", moment.fault())));
            return null;
        }
        return moment.micros();
    }

    private @Nullable JsonNode given(String name) {
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }
}
