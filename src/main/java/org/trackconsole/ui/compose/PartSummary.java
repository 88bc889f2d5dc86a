package org.trackconsole.ui.compose;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.json.LocatedJson;
import org.trackconsole.json.LocatedNode;
import org.trackconsole.text.Texts;

/** A part of the payload in a few words: its first values, {@code iPhone X · 375 · 812}. */
final class PartSummary {
    private static final int MOST = 3;

    private PartSummary() {}

    static String of(LocatedJson document, @Nullable LocatedNode part) {
        List<String> words = new ArrayList<>();
        if (part != null) {
            collect(document, part, words);
        }
        return words.isEmpty() ? Texts.text("compose.section.none") : String.join(" · ", words);
    }

    private static void collect(LocatedJson document, LocatedNode node, List<String> words) {
        for (LocatedNode child : node.children()) {
            if (words.size() >= MOST) {
                return;
            }
            if (child.isContainer()) {
                collect(document, child, words);
            } else {
                words.add(ValueText.of(document, child));
            }
        }
    }
}
