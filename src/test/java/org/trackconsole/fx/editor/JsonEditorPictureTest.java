package org.trackconsole.fx.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.fx.FxThread;
import org.trackconsole.json.LocatedJson;

/** Leaves pictures of the editor in {@code target/editor}, to be looked at. */
class JsonEditorPictureTest {
    static final String PAYLOAD = """
            {
              "source": { "id": "web-shop" },
              "session": { "id": "c1602158-21fb-4fcc-a80c-d0dee18070d6" },
              "profile": { "id": "48d91542-326a-4067-adf1-aab3164cce72" },
              "context": {
                "device": "iPhone X",
                "screen": { "local": { "width": 375, "height": 812 } }
              },
              "events": [
                {
                  "type": "purchase-order",
                  "properties": { "product": "Nike shoes", "quantity": 1, "gift": false }
                },
                {
                  "type": "page-view",
                  "properties": { "category": "shoes", "coupon": null }
                }
              ]
            }""";

    @AfterEach
    void close() {
        FxThread.closeAll();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void drawsPayloadFaultAndFindBar(boolean dark) {
        String scheme = dark ? "dark" : "light";
        JsonEditor editor = FxThread.call(JsonEditor::new);
        BorderPane root = FxThread.call(() -> new BorderPane(editor));
        FxThread.show(root, 640, 480);
        FxThread.wear(dark);
        FxThread.run(() -> {
            editor.setText(PAYLOAD);
            editor.showReading(LocatedJson.parse(PAYLOAD));
            editor.goTo(PAYLOAD.indexOf("[") + 1);
        });
        FxThread.snapshot(root, Path.of("target/editor/payload-" + scheme + ".png"));

        String broken = PAYLOAD.replace("\"quantity\": 1,", "\"quantity\": 1").replace("false", "False");
        FxThread.run(() -> {
            editor.setText(broken);
            editor.showReading(LocatedJson.parse(broken));
            editor.goTo(broken.indexOf("page-view"));
        });
        FxThread.snapshot(root, Path.of("target/editor/fault-" + scheme + ".png"));

        FxThread.run(() -> {
            editor.setText(PAYLOAD);
            editor.select(PAYLOAD.indexOf("shoes"), PAYLOAD.indexOf("shoes") + 5);
            editor.find();
        });
        FxThread.snapshot(root, Path.of("target/editor/find-" + scheme + ".png"));
        assertThat(Path.of("target/editor/find-" + scheme + ".png")).isNotEmptyFile();
    }

    @Test
    void growsWithTheSizeOfText() {
        FxThread.wear(false);
        String lines = "[\n" + "  { \"type\": \"page-view\" },\n".repeat(1_200) + "  {}\n]";
        JsonEditor editor = FxThread.call(JsonEditor::new);
        FxThread.run(() -> {
            editor.setEditable(false);
            editor.setText(lines);
            editor.goTo(lines.length() - 1);
        });
        BorderPane root = FxThread.call(() -> new BorderPane(editor));
        root.setStyle("-fx-font-size: 19.5px;");
        Path picture = Path.of("target/editor/large-text.png");
        FxThread.snapshot(root, 640, 400, picture);
        assertThat(picture).isNotEmptyFile();
    }
}
