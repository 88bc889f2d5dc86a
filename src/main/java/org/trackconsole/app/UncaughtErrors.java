package org.trackconsole.app;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trackconsole.store.StorageException;
import org.trackconsole.text.Texts;

/** Where every failure ends that nobody expected: in the log in full, on the screen in one sentence. Any thread. */
final class UncaughtErrors implements Thread.UncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(UncaughtErrors.class);

    private volatile Consumer<String> screen = _ -> {};

    /** From now on sentences are shown there; it is called on the thread that failed. */
    void showOn(Consumer<String> place) {
        screen = place;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        LOG.error("Uncaught on {}", thread.getName(), failure);
        screen.accept(sentence(failure));
    }

    private static String sentence(Throwable failure) {
        return failure instanceof StorageException storage
                ? Texts.text("common.storage." + storage.reason())
                : Texts.text("common.uncaught");
    }
}
