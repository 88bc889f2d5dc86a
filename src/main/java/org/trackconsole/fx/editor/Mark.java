package org.trackconsole.fx.editor;

import java.util.List;
import org.trackconsole.json.TextEdit;

/**
 * A stretch of the text that is dressed beyond its JSON colours.
 *
 * @param start its first character, as an offset in the text
 * @param end one past its last
 * @param styleClass what it is dressed with
 */
record Mark(int start, int end, String styleClass) {
    /** The same stretch after a change of the text. */
    Mark after(TextEdit change) {
        List<TextEdit> changes = List.of(change);
        return new Mark(TextEdit.moved(start, changes), TextEdit.moved(end, changes), styleClass);
    }
}
