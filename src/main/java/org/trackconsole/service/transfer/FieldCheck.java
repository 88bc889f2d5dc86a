package org.trackconsole.service.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trackconsole.text.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks the sources of one file and collects what is wrong with them. */
final class FieldCheck {
    /** More would not be read. */
    private static final int MOST_FAULTS = 20;

    private final List<String> faults = new ArrayList<>();
    private final List<WantedSource> sources = new ArrayList<>();
    private final Map<String, String> places = new HashMap<>();

    /** Something is wrong at a place such as {@code Line 4}. */
    void fault(String place, String sentence) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(Texts.text("outcome.sourceFile.at", place, sentence));
        }
    }

    /** Whether anything is wrong until now. */
    boolean isFaulty() {
        return !faults.isEmpty();
    }

    /** Takes a source that stands at this place, or says what is wrong with it. */
    void add(String place, ObjectNode fields) {
        int before = faults.size();
        text(place, fields, "id", true);
        text(place, fields, "name", true);
        text(place, fields, "description", false);
        text(place, fields, "channel", false);
        flag(place, fields, "enabled");
        flag(place, fields, WantedSource.STATIC_PROFILE_ID);
        words(place, fields, "type");
        words(place, fields, "tags");
        words(place, fields, "groups");
        object(place, fields, "config");
        object(place, fields, "bridge");
        if (fields.path("bridge").isObject()
                && !fields.path("bridge").path("id").isString()) {
            fault(place, Texts.text("outcome.sourceFile.bridgeWithoutId"));
        }
        if (faults.size() > before) {
            return;
        }
        String id = fields.path("id").stringValue().strip().toLowerCase(Locale.ROOT);
        String other = places.putIfAbsent(id, place);
        if (other == null) {
            sources.add(new WantedSource(fields));
        } else {
            fault(place, Texts.text("outcome.sourceFile.twice", id, other));
        }
    }

    /** All sources, or all faults. */
    FileReading result() {
        if (!faults.isEmpty()) {
            return new FileReading.Faulty(faults);
        }
        return sources.isEmpty()
                ? new FileReading.Faulty(List.of(Texts.text("outcome.sourceFile.noSources")))
                : new FileReading.Sound(sources);
    }

    private void text(String place, ObjectNode fields, String name, boolean required) {
        JsonNode value = fields.path(name);
        if (required && (value.isMissingNode() || value.isNull() || isBlank(value))) {
            fault(place, Texts.text("outcome.sourceFile.missing", name));
        } else if (!value.isMissingNode() && !value.isString() && !(value.isNull() && !required)) {
            fault(place, Texts.text("outcome.sourceFile.noText", name));
        }
    }

    private void flag(String place, ObjectNode fields, String name) {
        JsonNode value = fields.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            fault(place, Texts.text("outcome.sourceFile.noFlag", name, value.isString() ? value.stringValue() : value));
        }
    }

    private void words(String place, ObjectNode fields, String name) {
        JsonNode value = fields.path(name);
        boolean fine = value.isMissingNode()
                || value.isString()
                || (value.isArray() && value.valueStream().allMatch(JsonNode::isString));
        if (!fine) {
            fault(place, Texts.text("outcome.sourceFile.noWords", name));
        } else if ("type".equals(name)
                && !value.isMissingNode()
                && (value.isString() ? isBlank(value) : value.isEmpty())) {
            fault(place, Texts.text("outcome.sourceFile.missing", name));
        }
    }

    private void object(String place, ObjectNode fields, String name) {
        JsonNode value = fields.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isObject()) {
            fault(place, Texts.text("outcome.sourceFile.noObject", name));
        }
    }

    private static boolean isBlank(JsonNode value) {
        return value.isString() && value.stringValue().isBlank();
    }
}
