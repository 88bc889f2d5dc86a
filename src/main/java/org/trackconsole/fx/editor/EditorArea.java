package org.trackconsole.fx.editor;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.MultiChangeBuilder;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.jspecify.annotations.Nullable;
import org.trackconsole.json.JsonFormat;
import org.trackconsole.json.JsonReading;
import org.trackconsole.json.LocatedJson;
import org.trackconsole.json.TextEdit;

/** The text itself: edits in one step, plain-text clipboard, and what RichTextFX does not tell screen readers. */
final class EditorArea extends CodeArea {
    /** A line of more characters is not wrapped: laying it out in rows takes longer than anybody waits. */
    private static final int LONGEST_WRAPPED = 2_000;

    private @Nullable LongLines cut;

    EditorArea() {
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        getStyleClass().add("json-area");
        caretPositionProperty().addListener(_ -> notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTION_START));
        plainTextChanges().subscribe(_ -> notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT));
        setWrapText(true);
        plainTextChanges()
                .filter(change -> change.getInserted().length() > LONGEST_WRAPPED || !isWrapText())
                .subscribe(_ -> wrapUnlessEndless());
    }

    /** Another document, which cannot be undone; endless lines are cut where the text is only read. */
    void show(String text) {
        LongLines lines = isEditable() ? null : LongLines.of(text);
        cut = lines != null && lines.cut() ? lines : null;
        replaceText(cut == null ? text : cut.shown());
        getUndoManager().forgetHistory();
        selectRange(0, 0);
        scrollYToPixel(0);
    }

    private void wrapUnlessEndless() {
        setWrapText(getParagraphs().stream().allMatch(line -> line.length() <= LONGEST_WRAPPED));
    }

    /** The text, with what is cut from the lines that are shown. */
    String wholeText() {
        return cut == null ? getText() : cut.whole();
    }

    /** Whether lines are shown cut. */
    boolean isCut() {
        return cut != null;
    }

    /** Where a place of the whole text is in what is shown. */
    int shownOffset(int offset) {
        return cut == null
                ? Math.clamp(offset, 0, getLength())
                : cut.shownOffset(Math.clamp(offset, 0, cut.whole().length()));
    }

    /** Makes all edits one step of the undo history; caret and selection stay where they were in the text. */
    void change(List<TextEdit> edits) {
        change(edits, TextEdit.moved(getAnchor(), edits), TextEdit.moved(getCaretPosition(), edits));
    }

    /** The same, with the selection to be had afterwards. */
    void change(List<TextEdit> edits, int anchor, int caret) {
        if (!edits.isEmpty()) {
            getUndoManager().preventMerge();
            MultiChangeBuilder<?, ?, ?> change = createMultiChange(edits.size());
            for (TextEdit edit : TextEdit.sorted(edits).reversed()) {
                change.replaceTextAbsolutely(edit.start(), edit.end(), withPlainLineEnds(edit.replacement()));
            }
            change.commit();
            getUndoManager().preventMerge();
        }
        selectRange(anchor, caret);
    }

    /** The number of the line of an offset, from 0. */
    int lineAt(int offset) {
        return offsetToPosition(offset, Bias.Forward).getMajor();
    }

    /**
     * Whether the area can be asked what is in view. RichTextFX lays itself out to answer, which outside of a scene and
     * in a closed window has no styles to go by.
     */
    boolean isStyled() {
        Window window = getScene() == null ? null : getScene().getWindow();
        return getScene() != null && (window == null || window.isShowing());
    }

    /** Whether a line is in view. */
    boolean isSeen(int line) {
        return isStyled() && allParToVisibleParIndex(line).isPresent();
    }

    /** A line's text without its end. */
    String line(int number) {
        return getParagraph(number).getText();
    }

    /** Copies plain text, and of cut lines the whole. */
    @Override
    public void copy() {
        int start = getSelection().getStart();
        int end = getSelection().getEnd();
        if (start < end) {
            ClipboardContent content = new ClipboardContent();
            content.putString(
                    cut == null
                            ? getSelectedText()
                            : cut.whole().substring(cut.wholeOffset(start), cut.wholeOffset(end)));
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    @Override
    public void cut() {
        copy();
        replaceSelection("");
    }

    /** JSON in one endless line is laid out as it is pasted: nobody could read it, and it would slow every key down. */
    @Override
    public void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text != null && isEditable()) {
            getUndoManager().preventMerge();
            replaceSelection(readable(withPlainLineEnds(text)));
            getUndoManager().preventMerge();
        }
    }

    /** The text with LF at the end of each line, which is all that the area knows. */
    static String withPlainLineEnds(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static String readable(String text) {
        boolean endless = text.lines().anyMatch(line -> line.length() > LineStyles.LONGEST_COLOURED);
        if (endless && LocatedJson.parse(text) instanceof JsonReading.Sound(LocatedJson document)) {
            return JsonFormat.format(document);
        }
        return text;
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> getText();
            case EDITABLE -> isEditable();
            case CARET_OFFSET -> getCaretPosition();
            case SELECTION_START -> getSelection().getStart();
            case SELECTION_END -> getSelection().getEnd();
            case LINE_FOR_OFFSET -> lineAt(Math.min((Integer) parameters[0], getLength()));
            case LINE_START -> lineEdge((Integer) parameters[0], false);
            case LINE_END -> lineEdge((Integer) parameters[0], true);
            case BOUNDS_FOR_RANGE ->
                getCharacterBoundsOnScreen((Integer) parameters[0], (Integer) parameters[1])
                        .map(bounds -> new Bounds[] {bounds})
                        .orElse(null);
            case OFFSET_AT_POINT -> {
                Point2D point = screenToLocal((Point2D) parameters[0]);
                yield hit(point.getX(), point.getY()).getInsertionIndex();
            }
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    private @Nullable Integer lineEdge(int line, boolean end) {
        boolean there = line >= 0 && line < getParagraphs().size();
        return there ? getAbsolutePosition(line, end ? getParagraphLength(line) : 0) : null;
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        switch (action) {
            case SET_TEXT_SELECTION -> selectRange((Integer) parameters[0], (Integer) parameters[1]);
            case SHOW_TEXT_RANGE -> showParagraphInViewport(lineAt((Integer) parameters[0]));
            default -> super.executeAccessibleAction(action, parameters);
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "EditorArea[%d lines]", getParagraphs().size());
    }
}
