package org.trackconsole.fx.editor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.json.TextEdit;

/** Shows the bracket at the caret together with its partner, or that it has none. */
final class BracketMarker implements Highlighter.MarkSource {
    private final EditorArea area;
    private List<Mark> marks = List.of();

    BracketMarker(EditorArea area) {
        this.area = area;
    }

    /** Looks at the caret again; says whether anything has to be drawn anew. */
    boolean update() {
        List<Mark> found = area.getSelection().getLength() > 0 ? List.of() : find();
        boolean different = !found.equals(marks);
        marks = found;
        return different;
    }

    void changed(TextEdit change) {
        marks = marks.stream().map(mark -> mark.after(change)).toList();
    }

    @Override
    public List<Mark> within(int start, int end) {
        return marks;
    }

    private List<Mark> find() {
        Brackets brackets = new Brackets(area::line, area.getParagraphs().size());
        Brackets.Pair pair = brackets.at(area.getCurrentParagraph(), area.getCaretColumn());
        if (pair == null) {
            return List.of();
        }
        String styleClass = pair.partner() == null ? "json-bracket-alone" : "json-bracket-pair";
        List<Mark> found = new ArrayList<>(2);
        found.add(markOf(pair.bracket(), styleClass));
        Brackets.@Nullable At partner = pair.partner();
        if (partner != null) {
            found.add(markOf(partner, styleClass));
        }
        return found;
    }

    private Mark markOf(Brackets.At place, String styleClass) {
        int offset = area.getAbsolutePosition(place.line(), place.column());
        return new Mark(offset, offset + 1, styleClass);
    }
}
