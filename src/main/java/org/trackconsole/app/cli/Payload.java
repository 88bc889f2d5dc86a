package org.trackconsole.app.cli;

import java.util.List;
import org.trackconsole.json.Json;
import org.trackconsole.json.JsonEdits;
import org.trackconsole.json.JsonReading;
import org.trackconsole.json.LocatedJson;
import org.trackconsole.json.LocatedNode;
import org.trackconsole.json.TextEdit;
import org.trackconsole.model.TrackPayload;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A payload as it is written. It is sent to the letter, but for the source where another one is wanted.
 *
 * @param document an object
 */
record Payload(LocatedJson document) {
    private static final JsonPointer SOURCE = JsonPointer.compile("/source");

    String text() {
        return document.text();
    }

    TrackPayload parsed() {
        return new TrackPayload(Json.object(text()));
    }

    /** Whether there is a source in it, of whatever shape. */
    boolean namesSource() {
        return document.at(SOURCE) != null;
    }

    /** The same with the source of that id. What else is said of the source stays. */
    Payload withSource(String id) {
        LocatedNode source = document.at(SOURCE);
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        List<TextEdit> edits = source != null && source.kind() == LocatedNode.Kind.OBJECT
                ? new JsonEdits(document).set(SOURCE.appendProperty("id"), nodes.stringNode(id))
                : new JsonEdits(document).set(SOURCE, nodes.objectNode().put("id", id), List.of("source"));
        return switch (LocatedJson.parse(TextEdit.apply(text(), edits))) {
            case JsonReading.Sound(LocatedJson changed) -> new Payload(changed);
            case JsonReading.Broken(var fault) -> throw new IllegalStateException("An edit broke the JSON: " + fault);
        };
    }
}
