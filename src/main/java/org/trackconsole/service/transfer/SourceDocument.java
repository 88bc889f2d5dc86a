package org.trackconsole.service.transfer;

import java.time.Instant;
import java.util.List;
import org.trackconsole.client.SourceJson;
import org.trackconsole.json.Json;
import org.trackconsole.json.JsonReading;
import org.trackconsole.json.LocatedJson;
import org.trackconsole.model.Source;
import org.trackconsole.text.FaultText;
import org.trackconsole.text.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sources as a JSON document: {@code {"format": "track-console-sources", "version": 1, "exported": …, "sources": […]}},
 * each source as servers write it (contract §4) but without secrets and what a server decides for itself. A list of
 * sources alone is read, too.
 */
final class SourceDocument {
    static final String FORMAT = "track-console-sources";
    static final int VERSION = 1;

    private static final String SOURCES = "sources";

    private SourceDocument() {}

    static String write(List<Source> sources, Instant now) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("format", FORMAT).put("version", VERSION).put("exported", now.toString());
        sources.forEach(source -> document.withArray(SOURCES).add(portable(source)));
        return Json.pretty(document) + "\n";
    }

    /** A source as it may leave the console. */
    static ObjectNode portable(Source source) {
        ObjectNode tree = SourceJson.tree(SourceSecrets.without(source));
        tree.remove(WantedSource.SERVERS_OWN);
        return tree;
    }

    static FileReading read(String text) {
        if (LocatedJson.parse(text) instanceof JsonReading.Broken(var fault)) {
            return faulty(Texts.text("outcome.sourceFile.notJson", FaultText.withPlace(fault)));
        }
        JsonNode document = Json.read(text);
        if (document.isObject()) {
            JsonNode format = document.path("format");
            if (!format.isMissingNode() && !FORMAT.equals(format.asString(""))) {
                return faulty(Texts.text("outcome.sourceFile.otherFormat", format.asString(""), FORMAT));
            }
            int version = document.path("version").asInt(VERSION);
            if (version != VERSION) {
                return faulty(Texts.text("outcome.sourceFile.otherVersion", version, VERSION));
            }
        }
        JsonNode list = document.isArray() ? document : document.path(SOURCES);
        if (!list.isArray()) {
            return faulty(Texts.text("outcome.sourceFile.noList"));
        }
        FieldCheck check = new FieldCheck();
        for (int at = 0; at < list.size(); at++) {
            String place = Texts.text("outcome.sourceFile.source", at + 1);
            if (list.path(at) instanceof ObjectNode source) {
                check.add(place, source);
            } else {
                check.fault(place, Texts.text("outcome.sourceFile.noSource"));
            }
        }
        return check.result();
    }

    private static FileReading faulty(String fault) {
        return new FileReading.Faulty(List.of(fault));
    }
}
