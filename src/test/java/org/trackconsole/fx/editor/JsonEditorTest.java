package org.trackconsole.fx.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.fx.editor.JsonEditorPictureTest.PAYLOAD;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trackconsole.fx.FxThread;
import org.trackconsole.json.JsonEdits;
import org.trackconsole.json.JsonReading;
import org.trackconsole.json.LocatedJson;
import org.trackconsole.json.TextEdit;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.StringNode;

class JsonEditorTest {
    private final JsonEditor editor = FxThread.call(JsonEditor::new);
    private final EditorArea area = (EditorArea) FxThread.<Node>call(() -> editor.lookup(".json-area"));
    private final Button neighbour = FxThread.call(() -> new Button("neighbour"));
    private final List<String> edited = new ArrayList<>();

    @BeforeEach
    void show() {
        VBox root = FxThread.call(() -> {
            editor.setPrefHeight(400);
            return new VBox(editor, neighbour);
        });
        FxThread.show(root, 640, 480);
        FxThread.run(() -> editor.setOnEdited(() -> edited.add(editor.getText())));
    }

    @AfterEach
    void close() {
        FxThread.closeAll();
    }

    private void text(String text) {
        FxThread.run(() -> {
            editor.setText(text);
            editor.showReading(LocatedJson.parse(text));
        });
        FxThread.settle();
    }

    /** The mark ‸ stands for the caret. */
    private void textWithCaret(String text) {
        text(text.replace("‸", ""));
        FxThread.run(() -> editor.goTo(text.indexOf('‸')));
    }

    private String textWithCaret() {
        return FxThread.call(() -> new StringBuilder(editor.getText())
                .insert(editor.caretProperty().get().offset(), '‸')
                .toString());
    }

    private void type(String characters) {
        FxThread.run(() -> characters
                .chars()
                .forEach(c -> Event.fireEvent(
                        area,
                        new KeyEvent(
                                KeyEvent.KEY_TYPED,
                                Character.toString(c),
                                "",
                                KeyCode.UNDEFINED,
                                false,
                                false,
                                false,
                                false))));
    }

    private void press(KeyCode code, boolean shift, boolean shortcut) {
        FxThread.run(() -> Event.fireEvent(
                focused(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, shortcut, false, false)));
    }

    private void press(KeyCode code) {
        press(code, false, false);
    }

    private Node focused() {
        return editor.getScene().getFocusOwner();
    }

    private Collection<String> stylesAt(int offset) {
        FxThread.settle();
        return FxThread.call(() -> area.getStyleOfChar(offset));
    }

    private List<TextEdit> setting(String pointer, String value) {
        if (LocatedJson.parse(editor.getText()) instanceof JsonReading.Sound(LocatedJson document)) {
            return new JsonEdits(document).set(JsonPointer.compile(pointer), StringNode.valueOf(value));
        }
        throw new AssertionError("Broken: " + editor.getText());
    }

    @Test
    void takesAFormsEditAsOneStepThatCanBeUndone() {
        textWithCaret(PAYLOAD.replace("page-view", "page‸-view"));
        String before = PAYLOAD;
        FxThread.run(() -> {
            editor.apply(setting("/source/id", "web-shop-of-another-name"));
            List<TextEdit> two = new ArrayList<>(setting("/context/device", "Pixel"));
            two.addAll(setting("/events/1/properties/category", "hats"));
            editor.apply(two);
        });
        assertThat(edited).isEmpty();
        assertThat(textWithCaret()).contains("\"page‸-view\"", "Pixel", "hats", "web-shop-of-another-name");
        FxThread.run(() -> editor.undo());
        assertThat(FxThread.call(editor::getText)).contains("iPhone X", "shoes\"", "web-shop-of-another-name");
        FxThread.run(() -> editor.undo());
        assertThat(FxThread.call(editor::getText)).isEqualTo(before);
        FxThread.run(() -> editor.redo());
        FxThread.run(() -> editor.redo());
        assertThat(FxThread.call(editor::getText)).contains("Pixel", "hats", "web-shop-of-another-name");
        assertThat(edited).hasSize(4);
    }

    @Test
    void undoesAndRedoesAnyEditsThatCameTogether() {
        Random random = new Random(5);
        text(PAYLOAD);
        List<String> texts = new ArrayList<>(List.of(PAYLOAD));
        for (int step = 0; step < 100; step++) {
            List<TextEdit> edits = new ArrayList<>();
            for (int at = random.nextInt(60); at < texts.getLast().length(); at += 1 + random.nextInt(120)) {
                int end = Math.min(texts.getLast().length(), at + random.nextInt(30));
                edits.add(new TextEdit(
                        at, end, List.of("", "\n", "new\ntext", "x").get(random.nextInt(4))));
                at = end;
            }
            texts.add(TextEdit.apply(texts.getLast(), edits));
            FxThread.run(() -> editor.apply(edits));
            assertThat(FxThread.call(editor::getText)).isEqualTo(texts.getLast());
        }
        for (int step = texts.size() - 2; step >= 0; step--) {
            if (!texts.get(step).equals(texts.get(step + 1))) {
                FxThread.run(() -> editor.undo());
            }
            assertThat(FxThread.call(editor::getText)).isEqualTo(texts.get(step));
        }
        for (int step = 1; step < texts.size(); step++) {
            if (!texts.get(step).equals(texts.get(step - 1))) {
                FxThread.run(() -> editor.redo());
            }
            assertThat(FxThread.call(editor::getText)).isEqualTo(texts.get(step));
        }
    }

    @Test
    void keepsTheSelectionWhereItIsWhenTextChangesBeforeIt() {
        text(PAYLOAD);
        FxThread.run(() -> {
            editor.select(PAYLOAD.indexOf("Nike"), PAYLOAD.indexOf(" shoes"));
            editor.apply(setting("/source/id", "x"));
        });
        assertThat(FxThread.call(area::getSelectedText)).isEqualTo("Nike");
    }

    @Test
    void tellsOfTypingPastingAndUndoButNotOfWhatItWasGiven() {
        text("{}");
        textWithCaret("[1‸]");
        FxThread.run(() -> editor.apply(List.of(new TextEdit(1, 1, "0, "))));
        assertThat(edited).isEmpty();
        type("2");
        press(KeyCode.Z, false, true);
        FxThread.run(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString("7,\r\n8");
            Clipboard.getSystemClipboard().setContent(content);
        });
        press(KeyCode.V, false, true);
        assertThat(edited).containsExactly("[0, 12]", "[0, 1]", "[0, 17,\n8]");
    }

    @Test
    void forgetsTheHistoryOfThePreviousDocument() {
        textWithCaret("[1‸]");
        type("2");
        text("[3]");
        FxThread.run(() -> editor.undo());
        assertThat(FxThread.call(editor::getText)).isEqualTo("[3]");
    }

    @Test
    void marksAFaultAtItsColumnAndInTheGutter() {
        String broken = PAYLOAD.replace("\"quantity\": 1,", "\"quantity\": 1");
        text(broken);
        int digit = broken.indexOf("\"quantity\": 1") + 12;
        assertThat(stylesAt(digit)).contains("json-fault-mark", "json-number");
        assertThat(stylesAt(digit + 2)).doesNotContain("json-fault-mark");
        assertThat(FxThread.call(() -> editor.faultProperty().get()))
                .satisfies(fault -> assertThat(fault).isNotNull().hasFieldOrPropertyWithValue("line", 12));
        assertThat(faultyNumbers()).containsExactly("12");
        FxThread.run(() -> area.insertText(0, "\n"));
        FxThread.settle();
        assertThat(stylesAt(digit + 1)).contains("json-fault-mark");
        assertThat(faultyNumbers()).containsExactly("13");
        text(PAYLOAD);
        assertThat(FxThread.call(() -> editor.faultProperty().get())).isNull();
        assertThat(faultyNumbers()).isEmpty();
    }

    private List<String> faultyNumbers() {
        FxThread.settle();
        return FxThread.call(() -> editor.lookupAll(".line-number").stream()
                .filter(node -> node.getPseudoClassStates().contains(PseudoClass.getPseudoClass("fault")))
                .map(node -> ((Label) node).getText())
                .toList());
    }

    @Test
    void underlinesTheLastCharacterWhereTheTextEndsTooEarly() {
        text("{\n  \"a\": [1");
        assertThat(stylesAt(10)).contains("json-fault-mark");
        text("");
        assertThat(FxThread.call(() -> editor.faultProperty().get())).isNotNull();
    }

    @Test
    void saysWhereTheCaretIs() {
        String text = PAYLOAD;
        textWithCaret(text.replace("\"purchase", "\"‸purchase"));
        assertThat(FxThread.call(() -> editor.placeTextProperty().get())).isEqualTo("Ln 11, Col 16 · events[0].type");
        FxThread.run(() -> editor.goTo(0));
        assertThat(FxThread.call(() -> editor.placeTextProperty().get())).isEqualTo("Ln 1, Col 1");
        assertThat(FxThread.call(() -> editor.caretProperty().get())).isEqualTo(new CaretPlace(0, 1, 1, ""));
        textWithCaret("{ \"a\": ‸1 }");
        type("2");
        assertThat(FxThread.call(() -> editor.placeTextProperty().get())).isEqualTo("Ln 1, Col 9 · a");
        FxThread.run(() -> editor.setText("[]"));
        assertThat(FxThread.call(() -> editor.placeTextProperty().get())).isEqualTo("Ln 1, Col 1");
    }

    @Test
    void coloursWhatIsSeenAndNotTheRest() {
        String lines = "  \"key\": 12,\n".repeat(5_000);
        text("{\n" + lines + "}");
        assertThat(stylesAt(4)).contains("json-key");
        int far = lines.length() / 13 * 13 - 13 * 10 + 4;
        assertThat(stylesAt(far)).isEmpty();
        FxThread.run(() -> editor.goTo(far));
        FxThread.settle();
        assertThat(stylesAt(far)).contains("json-key");
    }

    @Test
    void coloursEachCharacterAsItIsTyped() {
        textWithCaret("{ \"a\": ‸ }");
        type("tru");
        assertThat(stylesAt(7)).containsExactly("json-fault");
        type("e");
        assertThat(stylesAt(7)).containsExactly("json-literal");
        FxThread.run(() -> editor.undo());
        assertThat(FxThread.call(editor::getText)).isEqualTo("{ \"a\":  }");
    }

    @Test
    void showsTheBracketThatBelongsToTheOneAtTheCaret() {
        textWithCaret("{ \"a\": ‸[1, \"]\", [2]] }");
        assertThat(stylesAt(7)).contains("json-bracket-pair");
        assertThat(stylesAt(19)).contains("json-bracket-pair");
        assertThat(stylesAt(12)).doesNotContain("json-bracket-pair");
        FxThread.run(() -> editor.goTo(2));
        assertThat(stylesAt(7)).doesNotContain("json-bracket-pair");
        textWithCaret("‸[1");
        assertThat(stylesAt(0)).contains("json-bracket-alone");
    }

    @Test
    void closesBracketsAndPassesOverThem() {
        textWithCaret("‸");
        type("{");
        assertThat(textWithCaret()).isEqualTo("{‸}");
        press(KeyCode.ENTER);
        assertThat(textWithCaret()).isEqualTo("{\n  ‸\n}");
        type("\"a\": [1]");
        assertThat(textWithCaret()).isEqualTo("{\n  \"a\": [1]‸\n}");
        press(KeyCode.ENTER);
        type("}");
        assertThat(textWithCaret()).isEqualTo("{\n  \"a\": [1]\n}‸\n}");
    }

    @Test
    void leavesTheKeyboardAWayOut() {
        textWithCaret("[\n‸1\n]");
        press(KeyCode.TAB);
        assertThat(textWithCaret()).isEqualTo("[\n  ‸1\n]");
        press(KeyCode.TAB, true, false);
        assertThat(textWithCaret()).isEqualTo("[\n‸1\n]");
        FxThread.run(() -> area.selectRange(0, 4));
        press(KeyCode.TAB);
        assertThat(FxThread.call(editor::getText)).isEqualTo("  [\n  1\n]");
        press(KeyCode.ESCAPE);
        press(KeyCode.TAB);
        assertThat(FxThread.call(this::focused)).isSameAs(neighbour);
        FxThread.run(() -> editor.requestFocus());
        press(KeyCode.F6);
        assertThat(FxThread.call(this::focused)).isSameAs(neighbour);
        FxThread.run(() -> {
            editor.setEditable(false);
            editor.requestFocus();
        });
        press(KeyCode.TAB);
        assertThat(FxThread.call(this::focused)).isSameAs(neighbour);
    }

    @Test
    void formatsInOneStepAndKeepsTheCaretInItsWord() {
        textWithCaret("{\"source\":{\"id\":\"web‸-shop\"},\"n\":1.0}");
        press(KeyCode.F, true, true);
        assertThat(textWithCaret()).isEqualTo("{\n  \"source\": { \"id\": \"web‸-shop\" },\n  \"n\": 1.0\n}");
        press(KeyCode.Z, false, true);
        assertThat(FxThread.call(editor::getText)).isEqualTo("{\"source\":{\"id\":\"web-shop\"},\"n\":1.0}");
        assertThat(edited).hasSize(2);
    }

    @Test
    void formatsNothingThatIsNotJsonAndGoesToTheFault() {
        textWithCaret("‸{\"a\": 1 \"b\": 2}");
        FxThread.run(() -> editor.format());
        assertThat(textWithCaret()).isEqualTo("{\"a\": 1‸ \"b\": 2}");
        assertThat(edited).isEmpty();
    }

    @Test
    void findsWordsForwardsAndBackwards() {
        textWithCaret("‸" + PAYLOAD);
        press(KeyCode.F, false, true);
        TextField query = (TextField) FxThread.<Node>call(() -> editor.lookup("#editor-find-query"));
        Label count = (Label) FxThread.<Node>call(() -> editor.lookup("#editor-find-count"));
        FxThread.run(() -> query.setText("ID\""));
        assertThat(FxThread.call(count::getText)).isEqualTo("1 of 3");
        press(KeyCode.ENTER);
        assertThat(FxThread.call(count::getText)).isEqualTo("2 of 3");
        assertThat(FxThread.call(area::getSelectedText)).isEqualTo("id\"");
        press(KeyCode.ENTER, true, false);
        press(KeyCode.ENTER, true, false);
        assertThat(FxThread.call(count::getText)).isEqualTo("3 of 3");
        assertThat(stylesAt(PAYLOAD.indexOf("id\""))).contains("json-found");
        FxThread.run(() -> query.setText("nowhere"));
        assertThat(FxThread.call(count::getText)).isEqualTo("No matches");
        press(KeyCode.ESCAPE);
        assertThat(FxThread.call(this::focused)).isSameAs(area);
        assertThat(stylesAt(PAYLOAD.indexOf("id\""))).doesNotContain("json-found");
    }

    @Test
    void cutsEndlessLinesOnlyInWhatIsRead() {
        String endless = "[\n\"" + "x".repeat(50_000) + "\",\n2]";
        text(endless);
        assertThat(FxThread.call(area::getLength)).isEqualTo(endless.length());
        FxThread.run(() -> editor.setEditable(false));
        assertThat(FxThread.call(editor::getText)).isEqualTo(endless);
        assertThat(FxThread.call(() -> area.line(1))).hasSizeLessThan(2_100).endsWith("… 48,003 more characters");
        FxThread.run(() -> {
            area.selectAll();
            area.copy();
        });
        assertThat(FxThread.call(() -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo(endless);
        FxThread.run(() -> editor.goTo(endless.indexOf("2]")));
        assertThat(FxThread.call(() -> editor.caretProperty().get().line())).isEqualTo(3);
        type("x");
        assertThat(FxThread.call(editor::getText)).isEqualTo(endless);
        String other = endless.replace("xx\"", "yy\"");
        FxThread.run(() -> editor.setText(other));
        assertThat(FxThread.call(editor::getText)).isEqualTo(other);
    }

    @Test
    void laysOutEndlessJsonAsItIsPasted() {
        textWithCaret("‸");
        String endless = "[" + "1,".repeat(2_000) + "1]";
        FxThread.run(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(endless);
            Clipboard.getSystemClipboard().setContent(content);
            area.paste();
        });
        assertThat(FxThread.call(editor::getText)).startsWith("[\n  1,\n  1,").hasLineCount(2_003);
        FxThread.run(() -> editor.undo());
        assertThat(FxThread.call(editor::getText)).isEmpty();
    }

    @Test
    void tellsScreenReadersItsTextAndCaret() {
        textWithCaret("[\n1‸]");
        FxThread.run(() -> editor.setAccessibleName("Payload"));
        assertThat(area.getAccessibleRole()).isEqualTo(AccessibleRole.TEXT_AREA);
        assertThat(area.getAccessibleText()).isEqualTo("Payload");
        assertThat(accessible(AccessibleAttribute.TEXT)).isEqualTo("[\n1]");
        assertThat(accessible(AccessibleAttribute.CARET_OFFSET)).isEqualTo(3);
        assertThat(accessible(AccessibleAttribute.LINE_FOR_OFFSET, 3)).isEqualTo(1);
        assertThat(accessible(AccessibleAttribute.LINE_START, 1)).isEqualTo(2);
        assertThat(accessible(AccessibleAttribute.LINE_END, 1)).isEqualTo(4);
    }

    private @Nullable Object accessible(AccessibleAttribute attribute, Object... parameters) {
        return FxThread.call(() -> List.of(area.queryAccessibleAttribute(attribute, parameters)))
                .getFirst();
    }
}
