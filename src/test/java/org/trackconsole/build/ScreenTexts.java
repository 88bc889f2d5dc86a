package org.trackconsole.build;

import java.util.List;
import org.trackconsole.json.Json;
import org.trackconsole.model.Visitor;
import tools.jackson.databind.node.ObjectNode;

/** The payloads that the pictures show. */
final class ScreenTexts {
    static final String ORDER = """
            {
              "source": { "id": "web-shop" },
              "session": { "id": "c1602158-21fb-4fcc-a80c-d0dee18070d6" },
              "context": {
                "device": "iPhone X",
                "screen": { "local": { "width": 375, "height": 812 } }
              },
              "events": [
                {
                  "type": "purchase-order",
                  "properties": { "product": "Nike shoes", "quantity": 1 }
                },
                {
                  "type": "page-view",
                  "properties": { "category": "shoes" }
                }
              ]
            }""";

    static final String BROKEN = """
            {
              "source": { "id": "web-shop" },
              "events": [
                { "type": "page-view", "properties": { "category": "shoes" } }
                { "type": "sign-in" }
              ]
            }""";

    static final String OLD_SHOP = """
            {"source": {"id": "old-shop"}, "events": [{"type": "purchase-order", "properties": {}}]}""";

    static final List<String> DAY = List.of("""
            {"source": {"id": "web-shop"}, "context": {"device": "iPhone X"},
             "events": [{"type": "page-view", "properties": {"category": "shoes"}}]}""", """
            {"source": {"id": "web-shop"},
             "events": [{"type": "sign-in", "properties": {"login": "ann"}}]}""", ORDER);

    private ScreenTexts() {}

    /** The payload as this visitor sends it. */
    static String withIds(String payload, Visitor visitor) {
        ObjectNode object = Json.object(payload);
        object.putObject("session").put("id", visitor.sessionId());
        if (visitor.profileId() != null) {
            object.putObject("profile").put("id", visitor.profileId());
        }
        return Json.pretty(object);
    }
}
