package org.trackconsole.fx.editor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.fxmisc.richtext.model.Paragraph;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.model.TwoDimensional;
import org.reactfx.Subscription;

/**
 * Colours the lines that are seen and about as many around them, when they come into view or change. Styles are no part
 * of the undo history, since the area remembers plain text only.
 */
final class Highlighter {
    private static final int FIRST_LINES = 120;

    private final EditorArea area;
    private final List<MarkSource> sources;
    private final NextPulse viewChanged = new NextPulse(this::refresh);
    private final Subscription subscription;

    /** Who wants stretches of the text dressed. */
    @FunctionalInterface
    interface MarkSource {
        /** The marks that touch a range of the text. */
        List<Mark> within(int start, int end);
    }

    Highlighter(EditorArea area, List<MarkSource> sources) {
        this.area = area;
        this.sources = List.copyOf(sources);
        subscription = area.viewportDirtyEvents().subscribe(_ -> viewChanged.ask());
        area.sceneProperty().addListener(_ -> viewChanged.ask());
    }

    /** Colours what is seen, and what a scroll may bring next; nothing while it is shown nowhere. */
    void refresh() {
        if (!area.isStyled()) {
            return;
        }
        int seen = area.getVisibleParagraphs().size();
        if (seen == 0) {
            refresh(0, FIRST_LINES);
        } else {
            refresh(area.firstVisibleParToAllParIndex() - seen, area.lastVisibleParToAllParIndex() + seen);
        }
    }

    /** Colours the lines of a change at once, so that no typed character is seen without its colour. */
    void changed(PlainTextChange change) {
        int first = area.offsetToPosition(change.getPosition(), TwoDimensional.Bias.Forward)
                .getMajor();
        long breaks = change.getInserted()
                .chars()
                .limit(100_000)
                .filter(c -> c == '\n')
                .count();
        refresh(first, first + (int) Math.min(breaks, FIRST_LINES));
    }

    void dispose() {
        viewChanged.cancel();
        subscription.unsubscribe();
    }

    private void refresh(int first, int last) {
        int from = Math.max(0, first);
        int to = Math.min(area.getParagraphs().size() - 1, last);
        List<StyleSpans<Collection<String>>> run = new ArrayList<>();
        for (int line = from; line <= to; line++) {
            Paragraph<?, String, Collection<String>> paragraph = area.getParagraph(line);
            int start = area.getAbsolutePosition(line, 0);
            StyleSpans<Collection<String>> wanted =
                    LineStyles.of(paragraph.getText(), start, marksOf(start, paragraph));
            if (wanted.equals(paragraph.getStyleSpans())) {
                dress(line - run.size(), run);
                run.clear();
            } else {
                run.add(wanted);
            }
        }
        dress(to + 1 - run.size(), run);
    }

    private List<Mark> marksOf(int start, Paragraph<?, String, Collection<String>> paragraph) {
        List<Mark> marks = new ArrayList<>();
        sources.forEach(source -> marks.addAll(source.within(start, start + paragraph.length())));
        return marks;
    }

    /** One call for lines in a row: each call costs a layout of its own. */
    private void dress(int firstLine, List<StyleSpans<Collection<String>>> lines) {
        if (lines.isEmpty()) {
            return;
        }
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).forEach(spans::add);
            if (i + 1 < lines.size()) {
                spans.add(List.of(), 1);
            }
        }
        area.setStyleSpans(area.getAbsolutePosition(firstLine, 0), spans.create());
    }
}
