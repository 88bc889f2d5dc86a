package org.trackconsole.ui.compose;

import java.util.List;
import java.util.Map;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.trackconsole.json.Json;
import org.trackconsole.text.Texts;
import tools.jackson.core.JsonPointer;

/** Adds context that servers understand: the names that fill device, page, campaign and place (contract §3.4, §12.31). */
final class PresetMenu extends MenuButton {
    private static final JsonPointer CONTEXT = JsonPointer.compile("/context");

    private static final List<Map.Entry<String, String>> PRESETS = List.of(
            Map.entry("compose.preset.phone", """
                    {"device": "iPhone X", "screen": {"local": {"width": 375, "height": 812}}}"""),
            Map.entry("compose.preset.desktop", """
                    {"device": "Desktop", "screen": {"local": {"width": 1920, "height": 1080, "colorDepth": 24}}}"""),
            Map.entry("compose.preset.page", """
                    {"page": {"url": "https://shop.example/shoes", "path": "/shoes", "title": "Shoes"}}"""),
            Map.entry("compose.preset.campaign", """
                    {"utm": {"source": "newsletter", "medium": "email", "campaign": "spring"}}"""),
            Map.entry("compose.preset.location", """
                    {"location": {"country": {"name": "Poland", "code": "PL"}, "city": "Warsaw"}}"""),
            Map.entry("compose.preset.weather", """
                    {"weather": {"condition": "sunny", "temperature": 21}}"""));

    PresetMenu(Draft draft) {
        super(Texts.text("compose.preset"));
        setId("context-presets");
        getStyleClass().add("compact");
        setMinWidth(USE_PREF_SIZE);
        for (Map.Entry<String, String> preset : PRESETS) {
            MenuItem item = new MenuItem(Texts.text(preset.getKey()));
            item.setOnAction(_ -> draft.addAll(CONTEXT, Json.object(preset.getValue())));
            getItems().add(item);
        }
    }
}
