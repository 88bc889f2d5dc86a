package org.trackconsole.ui.port;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps what was said, and what the latest sentence offered. */
public final class SaidNotices implements Notices {
    public final List<String> sentences = new ArrayList<>();
    private @Nullable Runnable offer;

    @Override
    public void say(String sentence) {
        sentences.add(sentence);
        offer = null;
    }

    @Override
    public void say(String sentence, String actionName, Runnable action) {
        sentences.add(sentence);
        offer = action;
    }

    /** Does what the latest sentence offered. */
    public void takeUp() {
        Objects.requireNonNull(offer, "Nothing was offered").run();
    }
}
