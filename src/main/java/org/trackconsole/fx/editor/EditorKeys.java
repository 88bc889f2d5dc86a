package org.trackconsole.fx.editor;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.trackconsole.json.TextEdit;

/**
 * What keys do in the text beyond what RichTextFX does: pairs, indentation, and ways out for those who have no mouse:
 * F6 and Shift+F6, or Escape and then Tab.
 */
final class EditorKeys {
    private final EditorArea area;
    private List<Integer> closers = new ArrayList<>();
    private boolean tabLeaves;

    EditorKeys(EditorArea area) {
        this.area = area;
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        area.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        area.focusedProperty().subscribe(_ -> tabLeaves = false);
    }

    /** Brackets and quotes that closed themselves are passed over when typed, wherever they have moved to. */
    void changed(TextEdit change) {
        List<Integer> moved = new ArrayList<>();
        for (int closer : closers) {
            if (closer < change.start() || closer >= change.end()) {
                boolean behind = closer >= change.start();
                moved.add(closer + (behind ? change.growth() : 0));
            }
        }
        closers = moved;
    }

    private void pressed(KeyEvent event) {
        boolean escaped = tabLeaves;
        if (!event.getCode().isModifierKey()) {
            tabLeaves = false;
        }
        boolean handled = switch (event.getCode()) {
            case F6 -> leave(event.isShiftDown());
            case ESCAPE -> {
                tabLeaves = true;
                yield false;
            }
            case TAB -> !event.isShortcutDown() && !event.isAltDown() && tab(event.isShiftDown(), escaped);
            case ENTER -> plain(event) && take(typing().enter());
            case BACK_SPACE -> plain(event) && take(typing().backspace());
            default -> false;
        };
        if (handled) {
            event.consume();
        }
    }

    private void typed(KeyEvent event) {
        boolean command = event.isMetaDown() || (event.isControlDown() && !event.isAltDown());
        if (command || !area.isEditable() || event.getCharacter().length() != 1) {
            return;
        }
        char c = event.getCharacter().charAt(0);
        boolean handled = switch (c) {
            case '"' -> passOver(c) || take(typing().opening(c));
            case '{', '[' -> take(typing().opening(c));
            case '}', ']' -> passOver(c) || take(typing().closing(c));
            default -> false;
        };
        if (handled) {
            event.consume();
        }
    }

    private boolean plain(KeyEvent event) {
        return area.isEditable() && !event.isShortcutDown() && !event.isControlDown() && !event.isAltDown();
    }

    private boolean leave(boolean backwards) {
        return area.requestFocusTraversal(backwards ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
    }

    private Typing typing() {
        int start = area.getSelection().getStart();
        int end = area.getSelection().getEnd();
        int first = area.lineAt(start);
        int last = area.lineAt(end);
        return new Typing(
                area.line(first).substring(0, start - area.getAbsolutePosition(first, 0)),
                area.line(last).substring(end - area.getAbsolutePosition(last, 0)),
                start,
                end);
    }

    private boolean take(Typing.@Nullable Typed typed) {
        if (typed == null) {
            return false;
        }
        area.change(List.of(typed.edit()), typed.caret(), typed.caret());
        if (typed.closed()) {
            closers.add(typed.caret());
        }
        area.requestFollowCaret();
        return true;
    }

    private boolean passOver(char c) {
        int caret = area.getCaretPosition();
        boolean there = area.getSelection().getLength() == 0
                && closers.contains(caret)
                && area.getText(caret, caret + 1).charAt(0) == c;
        if (there) {
            closers.remove(Integer.valueOf(caret));
            area.moveTo(caret + 1);
        }
        return there;
    }

    private boolean tab(boolean outwards, boolean escaped) {
        if (escaped || !area.isEditable()) {
            return leave(outwards);
        }
        int first = area.lineAt(area.getSelection().getStart());
        int last = area.lineAt(area.getSelection().getEnd());
        if (area.getSelection().getLength() == 0 && !outwards) {
            return take(typing().tab());
        }
        boolean lastIsUntouched = last > first
                && area.getAbsolutePosition(last, 0) == area.getSelection().getEnd();
        List<String> lines = new ArrayList<>();
        for (int line = first; line <= (lastIsUntouched ? last - 1 : last); line++) {
            lines.add(area.line(line));
        }
        int start = area.getAbsolutePosition(first, 0);
        area.change(outwards ? Typing.outdented(lines, start) : Typing.indented(lines, start));
        return true;
    }
}
