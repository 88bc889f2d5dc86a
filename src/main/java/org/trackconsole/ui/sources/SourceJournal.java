package org.trackconsole.ui.sources;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trackconsole.fx.FxWork;
import org.trackconsole.json.Json;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Drafts;
import org.trackconsole.service.transfer.SourceSecrets;
import org.trackconsole.store.StorageException;
import org.trackconsole.ui.part.StorageWords;
import org.trackconsole.ui.port.Notices;
import tools.jackson.core.JacksonException;

/**
 * Keeps what was typed into sources and not saved, on every server that was visited, so that neither a crash nor the end
 * of the console takes it away. Passwords of bridges are not kept: those of a saved source come back with it from its
 * server.
 */
final class SourceJournal {
    private static final Logger LOG = LoggerFactory.getLogger(SourceJournal.class);
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final FxWork work;
    private final Drafts drafts;
    private final Notices notices;
    private final SourceEntries entries;
    private String server = "";
    private String kept = text(Map.of());

    /** Whether something was typed since the disk was written. */
    private boolean behind;

    private FxWork.@Nullable Job<Void> saving;
    private Subscription subscription = Subscription.EMPTY;

    SourceJournal(FxWork work, Drafts drafts, Notices notices, SourceEntries entries) {
        this.work = work;
        this.drafts = drafts;
        this.notices = notices;
        this.entries = entries;
    }

    /**
     * What is kept.
     *
     * @param servers the edits by the ids of servers and their data sets, as in {@link TrackServer#worldId}
     */
    record Kept(Map<String, List<Edit>> servers) {}

    /** A form as it is kept. */
    record Edit(Source base, boolean isNew, Typed typed) {
        static Edit of(SourceForm form) {
            return new Edit(SourceSecrets.without(form.base()), form.isNew(), form.typed());
        }

        SourceForm form() {
            return new SourceForm(base, isNew, typed);
        }
    }

    /**
     * Brings back what was kept, and keeps every edit from then on.
     *
     * @param present the data set of a server whose sources are listed next
     * @param then what goes on afterwards, whether that worked or not
     */
    void restore(String present, Runnable then) {
        server = present;
        work.run("load unsaved sources", () -> Optional.ofNullable(drafts.load(Drafts.SOURCES)))
                .onDone(text -> {
                    text.ifPresent(this::restore);
                    follow();
                    then.run();
                })
                .onFail(failure -> {
                    notices.say(StorageWords.sentence("sources.journal.notLoaded", failure));
                    follow();
                    then.run();
                });
    }

    /** Another server's sources are listed from now on. */
    void follow(String present) {
        server = present;
    }

    /** How many edits are neither on their server nor on the disk. */
    int countUnkept() {
        return behind
                ? entries.unsaved(server).values().stream().mapToInt(List::size).sum()
                : 0;
    }

    /** Keeps what was typed last. The window is gone, so it may wait for the disk. */
    void dispose() {
        subscription.unsubscribe();
        stopSaving();
        String text = text(entries.unsaved(server));
        if (!text.equals(kept)) {
            try {
                drafts.save(Drafts.SOURCES, text);
            } catch (StorageException problem) {
                LOG.error("Edits of sources were not kept at the end", problem);
            }
        }
    }

    private void restore(String text) {
        try {
            Map<String, List<SourceForm>> forms = new TreeMap<>();
            Json.mapper()
                    .readValue(text, Kept.class)
                    .servers()
                    .forEach((id, edits) ->
                            forms.put(id, edits.stream().map(Edit::form).toList()));
            entries.restore(server, forms);
            kept = text;
        } catch (JacksonException unreadable) {
            LOG.warn("The kept edits of sources cannot be read", unreadable);
        }
    }

    private void follow() {
        subscription = entries.editsProperty().subscribe((_, _) -> keepSoon());
    }

    private void keepSoon() {
        stopSaving();
        behind = true;
        saving = work.after(PAUSE, this::keep);
    }

    private void keep() {
        String text = text(entries.unsaved(server));
        behind = false;
        if (text.equals(kept)) {
            return;
        }
        work.run("keep unsaved sources", () -> {
                    drafts.save(Drafts.SOURCES, text);
                    return text;
                })
                .onDone(saved -> kept = saved)
                .onFail(failure -> {
                    behind = true;
                    notices.say(StorageWords.sentence("sources.journal.notKept", failure));
                });
    }

    private static String text(Map<String, List<SourceForm>> unsaved) {
        Map<String, List<Edit>> servers = new TreeMap<>();
        unsaved.forEach(
                (id, forms) -> servers.put(id, forms.stream().map(Edit::of).toList()));
        return Json.mapper().writeValueAsString(new Kept(servers));
    }

    private void stopSaving() {
        if (saving != null) {
            saving.cancel();
        }
    }
}
