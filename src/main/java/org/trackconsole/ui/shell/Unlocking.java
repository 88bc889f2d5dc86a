package org.trackconsole.ui.shell;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.trackconsole.text.Texts;

/** For how long a person agrees to writes to a production server. */
enum Unlocking {
    /** To this one write. */
    ONCE(Duration.ZERO),
    QUARTER_HOUR(Duration.ofMinutes(15)),
    HOUR(Duration.ofHours(1)),
    UNTIL_CLOSED(null);

    private final @Nullable Duration duration;

    Unlocking(@Nullable Duration duration) {
        this.duration = duration;
    }

    /** After that it is locked again; null for not before the window closes. */
    @Nullable
    Duration duration() {
        return duration;
    }

    /** What stands in the choice. */
    String text() {
        return Texts.text("shell.guard.unlocking." + name());
    }
}
