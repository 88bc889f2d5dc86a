package org.trackconsole.fx.editor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.trackconsole.json.JsonLexer;
import org.trackconsole.json.JsonLexer.Token;

/** The style classes of each character of one line. */
final class LineStyles {
    /** Longer lines are shown in one colour: what a person cannot read at once need not cost a frame. */
    static final int LONGEST_COLOURED = 2_000;

    private LineStyles() {}

    /**
     * The styles of a line.
     *
     * @param start the offset of the line in the text
     * @param marks in any order; those elsewhere are ignored
     */
    static StyleSpans<Collection<String>> of(String line, int start, List<Mark> marks) {
        List<Token> tokens = line.length() > LONGEST_COLOURED ? List.of() : JsonLexer.line(line);
        List<Mark> here = marks.stream()
                .filter(mark -> mark.start() < start + line.length() && mark.end() > start)
                .toList();
        TreeSet<Integer> borders = new TreeSet<>(List.of(0, line.length()));
        for (Token token : tokens) {
            borders.add(token.start());
            borders.add(token.end());
        }
        for (Mark mark : here) {
            borders.add(Math.max(0, mark.start() - start));
            borders.add(Math.min(line.length(), mark.end() - start));
        }
        return spans(new ArrayList<>(borders), tokens, start, here);
    }

    private static StyleSpans<Collection<String>> spans(
            List<Integer> borders, List<Token> tokens, int start, List<Mark> marks) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>(borders.size());
        int next = 0;
        for (int i = 0; i + 1 < borders.size(); i++) {
            int from = borders.get(i);
            while (next < tokens.size() && tokens.get(next).end() <= from) {
                next++;
            }
            List<String> classes = new ArrayList<>(2);
            if (next < tokens.size() && tokens.get(next).start() <= from) {
                classes.add(classOf(tokens.get(next).kind()));
            }
            for (Mark mark : marks) {
                if (mark.start() - start <= from && from < mark.end() - start) {
                    classes.add(mark.styleClass());
                }
            }
            spans.add(classes, borders.get(i + 1) - from);
        }
        if (borders.size() == 1) {
            spans.add(List.of(), 0);
        }
        return spans.create();
    }

    private static String classOf(JsonLexer.Kind kind) {
        return "json-" + kind.name().toLowerCase(Locale.ROOT);
    }
}
