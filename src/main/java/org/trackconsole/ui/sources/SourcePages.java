package org.trackconsole.ui.sources;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Snippets;
import org.trackconsole.service.page.PageCheck;
import org.trackconsole.service.page.PageReport;
import org.trackconsole.ui.port.AppState;

/** Looks for the snippets of sources in web pages; for several at once, for each in one page at a time. */
final class SourcePages {
    private final AppState state;
    private final FxWork work;
    private final PageCheck check;
    private final Map<SourceEntry, FxWork.Job<PageReport>> running = new HashMap<>();

    SourcePages(AppState state, FxWork work, PageCheck check) {
        this.state = state;
        this.work = work;
        this.check = check;
    }

    /** Whether web pages can send events to a source. */
    boolean fits(SourceEntry entry) {
        Source saved = entry.form().saved();
        return saved != null && Snippets.fits(saved);
    }

    /** Looks at the page of this address, unless one is being looked at. */
    void check(SourceEntry entry, String typed) {
        Source saved = entry.form().saved();
        if (saved == null || running.containsKey(entry)) {
            return;
        }
        Optional<URI> page = PageCheck.address(typed);
        if (page.isEmpty()) {
            entry.setPage(new PageState.NoAddress(typed));
            return;
        }
        TrackServer server = state.server();
        entry.setPage(new PageState.Reading(typed));
        FxWork.Job<PageReport> job = work.run("check page", () -> check.check(server, saved, page.get()));
        running.put(entry, job);
        job.onEnd(() -> running.remove(entry))
                .onDone(report -> entry.setPage(new PageState.Read(typed, report, Instant.now())));
    }

    /** Looks no further. */
    void stop(SourceEntry entry) {
        FxWork.Job<PageReport> job = running.remove(entry);
        if (job != null) {
            job.cancel();
            entry.setPage(new PageState.Never(entry.pageProperty().get().typed()));
        }
    }

    /** Stops everything. */
    void dispose() {
        running.values().forEach(FxWork.Job::cancel);
        running.clear();
    }
}
