package org.trackconsole.ui.part;

import org.trackconsole.fx.control.IdLabel;
import org.trackconsole.service.ProfileChange;
import org.trackconsole.text.Texts;

/** What happened to a profile id, and why, in some lines: old → new first. */
final class ChangeWords {
    private ChangeWords() {}

    static String of(ProfileChange change) {
        StringBuilder words = new StringBuilder();
        if (change.kind() == ProfileChange.Kind.REPLACED && change.sent() != null && change.returned() != null) {
            words.append(Texts.text("part.change", IdLabel.shorten(change.sent()), IdLabel.shorten(change.returned())))
                    .append('\n');
        }
        words.append(change.text());
        for (ProfileChange.Reason reason : change.reasons()) {
            words.append("\n•  ").append(reason.text());
        }
        return words.toString();
    }
}
