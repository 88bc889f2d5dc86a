package org.trackconsole.fx.editor;

import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Point2D;
import javafx.scene.control.Tooltip;
import org.fxmisc.richtext.event.MouseOverTextEvent;
import org.jspecify.annotations.Nullable;
import org.trackconsole.json.JsonFault;
import org.trackconsole.json.TextEdit;
import org.trackconsole.text.FaultText;

/** Underlines a fault, marks its line in the gutter, and says what it is under the mouse. */
final class FaultMarker implements Highlighter.MarkSource {
    private static final Duration HOVER = Duration.ofMillis(400);

    private final EditorArea area;
    private final ReadOnlyObjectWrapper<@Nullable JsonFault> fault = new ReadOnlyObjectWrapper<>(this, "fault");
    private final Tooltip tooltip = new Tooltip();
    private @Nullable Mark mark;
    private int offset;

    FaultMarker(EditorArea area) {
        this.area = area;
        area.setMouseOverTextDelay(HOVER);
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN, this::hover);
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, _ -> tooltip.hide());
    }

    ReadOnlyObjectProperty<@Nullable JsonFault> faultProperty() {
        return fault.getReadOnlyProperty();
    }

    /** The line with the fault, from 0; -1 where there is none. */
    int line() {
        return fault.get() == null ? -1 : area.lineAt(Math.min(offset, area.getLength()));
    }

    void show(@Nullable JsonFault found) {
        int before = line();
        fault.set(found);
        offset = found == null ? 0 : found.offset();
        mark = found == null ? null : markOf(found);
        redrawNumbers(before);
    }

    /** The mark stays with its characters until the text has been read again. */
    void changed(TextEdit change) {
        offset = TextEdit.moved(offset, List.of(change));
        mark = mark == null ? null : mark.after(change);
    }

    @Override
    public List<Mark> within(int start, int end) {
        return mark == null ? List.of() : List.of(mark);
    }

    /** What is missing has no characters to underline; the one before it stands for it, or else the one behind. */
    private @Nullable Mark markOf(JsonFault found) {
        int length = area.getLength();
        int start = Math.min(found.offset(), length);
        int end = Math.min(found.offset() + found.length(), length);
        if (start < end) {
            return new Mark(start, end, "json-fault-mark");
        }
        int line = area.lineAt(start);
        int lineStart = area.getAbsolutePosition(line, 0);
        int lineEnd = lineStart + area.getParagraphLength(line);
        if (start > lineStart) {
            return new Mark(start - 1, start, "json-fault-mark");
        }
        return start < lineEnd ? new Mark(start, start + 1, "json-fault-mark") : null;
    }

    void redrawNumbers(int lineBefore) {
        for (int line : new int[] {lineBefore, line()}) {
            if (line >= 0 && line < area.getParagraphs().size() && area.isSeen(line)) {
                area.recreateParagraphGraphic(line);
            }
        }
    }

    private void hover(MouseOverTextEvent event) {
        JsonFault shown = fault.get();
        int at = event.getCharacterIndex();
        if (shown != null && mark != null && mark.start() <= at && at < mark.end()) {
            Point2D place = event.getScreenPosition();
            tooltip.setText(FaultText.sentence(shown));
            tooltip.show(area, place.getX(), place.getY() + 12);
        }
    }
}
