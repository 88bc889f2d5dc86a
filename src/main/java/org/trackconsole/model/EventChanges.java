package org.trackconsole.model;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What an event changed in its profile, as the server noted it when the event was stored; only the local server does.
 *
 * @param fields in the order in which they changed; empty where nothing did
 * @param leftOut how many fields are not among them
 */
public record EventChanges(List<Field> fields, int leftOut) {
    public EventChanges {
        fields = List.copyOf(fields);
    }

    /**
     * A field that changed.
     *
     * @param path its steps with dots between them
     * @param before its value until then; JSON null where it had none
     * @param after its value from then on; JSON null where it was emptied
     * @param cut whether the values are shortened; lists then hold only what went and what came
     */
    public record Field(String path, JsonNode before, JsonNode after, boolean cut) {}
}
