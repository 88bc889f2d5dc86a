package org.trackconsole.fx.editor;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.model.PlainTextChange;
import org.jspecify.annotations.Nullable;
import org.trackconsole.json.JsonFault;
import org.trackconsole.json.JsonFormat;
import org.trackconsole.json.JsonPath;
import org.trackconsole.json.JsonReading;
import org.trackconsole.json.LocatedJson;
import org.trackconsole.json.TextEdit;
import org.trackconsole.text.Texts;

/**
 * A JSON text to write or to read. Line ends are LF, whatever a text came with.
 *
 * <p>Who owns the editor listens to {@link #setOnEdited}, waits until the typing pauses, reads the {@link #textProperty
 * text} off this thread with {@link LocatedJson#parse}, and hands the result to {@link #showReading}. A change made
 * elsewhere comes in by {@link #apply}, which the person at the editor can undo.
 */
public final class JsonEditor extends BorderPane {
    private static final String FONT = "JetBrains Mono";
    private static final PseudoClass HAS_FONT = PseudoClass.getPseudoClass("jetbrains-mono");
    private static final PseudoClass READ_ONLY = PseudoClass.getPseudoClass("readonly");

    private final EditorArea area = new EditorArea();
    private final Region backdrop = new Region();
    private final FaultMarker faults = new FaultMarker(area);
    private final BracketMarker brackets = new BracketMarker(area);
    private final EditorKeys keys = new EditorKeys(area);
    private final FindBar findBar = new FindBar(area, this::shownText, this::redraw);
    private final Highlighter highlighter = new Highlighter(area, List.of(findBar, brackets, faults));
    private final EditorText text = new EditorText(this, area::wholeText);
    private final NextPulse bracketsDue = new NextPulse(this::updateBrackets);
    private final ReadOnlyObjectWrapper<CaretPlace> caret =
            new ReadOnlyObjectWrapper<>(this, "caret", new CaretPlace(0, 1, 1, ""));
    private final ReadOnlyStringWrapper placeText = new ReadOnlyStringWrapper(this, "placeText", "");

    private @Nullable LocatedJson document;
    private @Nullable Runnable onEdited;
    private boolean told;

    /** An empty editor to write in. */
    public JsonEditor() {
        getStyleClass().add("json-editor");
        pseudoClassStateChanged(HAS_FONT, Font.getFamilies().contains(FONT));
        backdrop.getStyleClass().add("gutter-backdrop");
        backdrop.setMouseTransparent(true);
        StackPane.setAlignment(backdrop, Pos.CENTER_LEFT);
        StackPane stack = new StackPane(backdrop, new VirtualizedScrollPane<>(area));
        stack.getStyleClass().add("json-editor-text");
        setTop(findBar);
        setCenter(stack);
        new Gutter(area, faults, backdrop);
        new EditorMenu(this, area);
        setAccessibleName(Texts.text("editor.name"));
        area.setAccessibleHelp(Texts.text("editor.help"));
        area.multiPlainChanges().subscribe(this::changed);
        area.caretPositionProperty().addListener(_ -> caretMoved());
        area.selectionProperty().addListener(_ -> caretMoved());
        caretMoved();
    }

    /**
     * The whole text. It is put together when asked for: a change listener asks at every key, an invalidation listener
     * does not.
     */
    public ReadOnlyStringProperty textProperty() {
        return text;
    }

    /** The whole text. */
    public String getText() {
        return text.get();
    }

    /** Shows another document: the undo history is empty, the caret at the start, no fault shown. */
    public void setText(String newText) {
        faults.show(null);
        document = null;
        tell(() -> area.show(EditorArea.withPlainLineEnds(newText)));
        // What is cut away may differ where what is shown does not.
        text.changed();
        updatePlace("");
        highlighter.refresh();
    }

    /** Makes a change that came from elsewhere: one step of the undo history, the caret where it was in the text. */
    public void apply(List<TextEdit> edits) {
        tell(() -> area.change(edits));
    }

    /**
     * Is run after each change by the person at the editor: typing, pasting, undo, formatting. The action must not change
     * the text itself.
     */
    public void setOnEdited(@Nullable Runnable action) {
        onEdited = action;
    }

    /**
     * Shows what reading the text brought. A reading of another text than the present one is of no use any more; its
     * document is ignored, while its fault must not be handed in.
     */
    public void showReading(JsonReading reading) {
        switch (reading) {
            case JsonReading.Sound(LocatedJson read) -> {
                document = read.text().equals(getText()) ? read : null;
                faults.show(null);
            }
            case JsonReading.Broken(JsonFault fault) -> {
                document = null;
                faults.show(fault);
            }
        }
        redraw();
        updatePlace(currentPath());
    }

    /** The fault that is shown, or null. */
    public ReadOnlyObjectProperty<@Nullable JsonFault> faultProperty() {
        return faults.faultProperty();
    }

    /** Where the caret is. */
    public ReadOnlyObjectProperty<CaretPlace> caretProperty() {
        return caret.getReadOnlyProperty();
    }

    /** Where the caret is, in words: {@code Ln 11, Col 14 · events[0].type}. */
    public ReadOnlyStringProperty placeTextProperty() {
        return placeText.getReadOnlyProperty();
    }

    /** Whether a person can change the text. */
    public boolean isEditable() {
        return area.isEditable();
    }

    /** Lets a person change the text, or not; lines of more than 2,000 characters are then shown cut. */
    public void setEditable(boolean editable) {
        if (editable != area.isEditable()) {
            String whole = getText();
            area.setEditable(editable);
            pseudoClassStateChanged(READ_ONLY, !editable);
            setText(whole);
        }
    }

    /** What a screen reader calls the text. */
    public void setAccessibleName(String name) {
        area.setAccessibleText(name);
    }

    /** Puts the caret at an offset of the text, in view, and takes the focus. */
    public void goTo(int offset) {
        select(offset, offset);
    }

    /** Selects a stretch of the text, in view, and takes the focus. */
    public void select(int start, int end) {
        area.selectRange(area.shownOffset(start), area.shownOffset(end));
        int line = area.getCurrentParagraph();
        if (area.isStyled() && !area.isSeen(line)) {
            area.showParagraphAtCenter(line);
        }
        area.requestFollowCaret();
        area.requestFocus();
    }

    /** Takes the last step back, a person's or an applied one. */
    public void undo() {
        area.undo();
    }

    /** Makes the last step taken back again. */
    public void redo() {
        area.redo();
    }

    /** Lays the text out anew if it is JSON; otherwise shows the fault and goes there. Nothing where it is only read. */
    public void format() {
        if (!isEditable()) {
            return;
        }
        switch (LocatedJson.parse(getText())) {
            case JsonReading.Sound(LocatedJson read) -> {
                String formatted = JsonFormat.format(read);
                int place = Layouts.offsetAfter(read.text(), area.getCaretPosition(), formatted);
                area.change(TextEdit.between(read.text(), formatted), place, place);
                area.requestFollowCaret();
            }
            case JsonReading.Broken broken -> {
                showReading(broken);
                goTo(broken.fault().offset());
            }
        }
    }

    /** Opens the bar that finds words. */
    public void find() {
        findBar.open();
    }

    /** Finds the next place of what was sought last. */
    public void findNext(boolean backwards) {
        if (!findBar.isVisible()) {
            findBar.open();
        } else if (backwards) {
            findBar.previous();
        } else {
            findBar.next();
        }
    }

    @Override
    public void requestFocus() {
        area.requestFocus();
    }

    /** Frees what the text area holds on to; the editor is of no use afterwards. */
    public void dispose() {
        bracketsDue.cancel();
        highlighter.dispose();
        findBar.dispose();
        area.dispose();
    }

    private void tell(Runnable change) {
        told = true;
        try {
            change.run();
        } finally {
            told = false;
        }
    }

    private void changed(List<PlainTextChange> changes) {
        int faultLine = faults.line();
        for (PlainTextChange change : changes) {
            int start = change.getPosition();
            TextEdit edit = new TextEdit(start, start + change.getRemoved().length(), change.getInserted());
            faults.changed(edit);
            brackets.changed(edit);
            keys.changed(edit);
        }
        document = null;
        if (changes.size() == 1) {
            highlighter.changed(changes.getFirst());
        } else {
            highlighter.refresh();
        }
        faults.redrawNumbers(faultLine);
        findBar.textChanged();
        text.changed();
        if (!told && onEdited != null) {
            onEdited.run();
        }
    }

    private void caretMoved() {
        bracketsDue.ask();
        updatePlace(currentPath());
    }

    private void updateBrackets() {
        if (brackets.update()) {
            redraw();
        }
    }

    /** Until the text has been read again, the path stays what it was. */
    private String currentPath() {
        if (document != null) {
            return JsonPath.of(document.nodeAt(
                    Math.min(area.getCaretPosition(), document.text().length())));
        }
        return faults.faultProperty().get() == null ? caret.get().path() : "";
    }

    private void updatePlace(String path) {
        int line = area.getCurrentParagraph() + 1;
        int column = area.getCaretColumn() + 1;
        caret.set(new CaretPlace(area.getCaretPosition(), line, column, path));
        String place = Texts.text("editor.place", Integer.toString(line), Integer.toString(column));
        placeText.set(path.isEmpty() ? place : Texts.text("editor.placeIn", place, path));
    }

    private void redraw() {
        highlighter.refresh();
    }

    private String shownText() {
        return area.isCut() ? area.getText() : text.get();
    }
}
