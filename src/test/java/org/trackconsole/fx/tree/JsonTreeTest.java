package org.trackconsole.fx.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.fx.FxThread;
import org.trackconsole.json.Json;
import tools.jackson.databind.JsonNode;

class JsonTreeTest {
    private static final String ANSWER = """
            {
              "task": "36c6222d-95db",
              "ux": [],
              "response": {},
              "profile": { "id": "48d91542-326a-4067-adf1-aab3164cce72", "traits": { "public": { "age": 31.50 } } },
              "session": { "id": "c1602158" },
              "events": [{ "type": "page-view", "properties": { "price": 12.50, "gift": true, "coupon": null } }],
              "note": "two\\nlines and \\"quotes\\""
            }""";

    private final JsonTree tree = FxThread.call(JsonTree::new);

    @AfterEach
    void close() {
        FxThread.closeAll();
    }

    private void show(String json) {
        JsonNode document = Json.read(json);
        FxThread.run(() -> tree.show(document));
    }

    private List<String> lines() {
        return FxThread.call(() -> IntStream.range(0, tree.getExpandedItemCount())
                .mapToObj(tree::getTreeItem)
                .map(TreeItem::getValue)
                .map(entry -> (entry.name() + " " + entry.summary()).strip())
                .toList());
    }

    private void press(boolean shift) {
        FxThread.run(() -> Event.fireEvent(
                tree, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.C, shift, true, false, false)));
    }

    private static String clipboard() {
        return FxThread.call(() -> Clipboard.getSystemClipboard().getString());
    }

    @Test
    void opensTheFirstTwoLevels() {
        show(ANSWER);
        assertThat(lines())
                .containsExactly(
                        "task \"36c6222d-95db\"",
                        "ux empty",
                        "response empty",
                        "profile 2 keys",
                        "id \"48d91542-326a-4067-adf1-aab3164cce72\"",
                        "traits 1 key",
                        "session 1 key",
                        "id \"c1602158\"",
                        "events 1 item",
                        "[0] 2 keys",
                        "note \"two\\nlines and \\\"quotes\\\"\"");
    }

    @Test
    void showsARootWithoutChildrenItself() {
        show("null");
        assertThat(lines()).containsExactly("null");
        show("[]");
        assertThat(lines()).containsExactly("empty");
        FxThread.run(() -> tree.show(null));
        assertThat(lines()).isEmpty();
    }

    @Test
    void copiesValueAndPathByKeyAndMenu() {
        show(ANSWER);
        FxThread.run(() -> tree.getSelectionModel().select(9));
        press(false);
        assertThat(clipboard()).startsWith("{\n  \"type\": \"page-view\",");
        press(true);
        assertThat(clipboard()).isEqualTo("events[0]");
        FxThread.run(() -> {
            tree.getSelectionModel().select(10);
            tree.getContextMenu().getItems().getFirst().fire();
        });
        assertThat(clipboard()).isEqualTo("two\nlines and \"quotes\"");
        assertThat(FxThread.call(() -> tree.getContextMenu().getItems().stream()
                        .map(MenuItem::getText)
                        .toList()))
                .containsExactly("Copy value", "Copy path");
    }

    @Test
    void showsLongArraysInRangesAndLongStringsShortened() {
        show("{\"numbers\":[" + "7,".repeat(2_499) + "8],\"text\":\"" + "x".repeat(300) + "\"}");
        assertThat(lines())
                .containsExactly(
                        "numbers 2,500 items",
                        "[0 … 999]",
                        "[1000 … 1999]",
                        "[2000 … 2499]",
                        "text \"" + "x".repeat(200) + "… 100 more characters");
        FxThread.run(() -> tree.getTreeItem(3).setExpanded(true));
        assertThat(lines()).hasSize(505).contains("[2499] 8");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isDrawn(boolean dark) {
        show(ANSWER);
        BorderPane root = FxThread.call(() -> new BorderPane(tree));
        FxThread.wear(dark);
        FxThread.run(() -> tree.getSelectionModel().select(4));
        Path picture = Path.of("target/editor/tree-" + (dark ? "dark" : "light") + ".png");
        FxThread.snapshot(root, 420, 320, picture);
        assertThat(picture).isNotEmptyFile();
    }
}
