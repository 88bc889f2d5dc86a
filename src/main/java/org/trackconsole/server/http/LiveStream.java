package org.trackconsole.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.trackconsole.server.storage.Arrival;
import org.trackconsole.server.storage.ArrivalFilter;
import org.trackconsole.server.storage.ArrivalTable;
import org.trackconsole.server.storage.Commits;
import org.trackconsole.server.storage.Cursor;
import org.trackconsole.server.storage.Result;
import org.trackconsole.server.storage.TrackingFile;
import org.trackconsole.server.wire.WireJson;

/**
 * What arrives, as server-sent events: every one that is committed, in order, none twice. The stream reads on from its
 * place in the file whenever something was committed; so a slow reader holds nothing in memory and misses nothing.
 */
final class LiveStream implements Response.Flow {
    private static final int BATCH = 500;
    private static final String RESET = "event: reset\ndata: {}\n";
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /** Between two readings, so that many small commits make one. */
    private static final Duration PACE = Duration.ofMillis(20);

    private final TrackingFile file;
    private final Commits commits;
    private final ArrivalFilter filter;
    private Cursor place;

    /** @param after where to begin */
    LiveStream(TrackingFile file, ArrivalFilter filter, Cursor after) {
        this.file = file;
        this.commits = file.commits();
        this.filter = filter;
        this.place = after;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        Commits.State seen = commits.state();
        // At once, so that the client hears that it is connected and knows where.
        write(out, begin());
        try {
            while (!seen.ended()) {
                while (readOn(out)) {
                    // There was more than one batch.
                }
                Commits.State now = commits.after(seen, HEARTBEAT);
                if (now.equals(seen)) {
                    write(out, ": still here\n" + id());
                } else if (now.exchanges() != seen.exchanges()) {
                    write(out, RESET + id());
                }
                seen = now;
                commits.awaitEnd(PACE);
            }
            readOn(out);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Tells where the stream begins, and whether what the client knows is gone. A place that this file never gave is one
     * of other data: nothing would follow it until as much has arrived here as had there. After a reset that the client
     * did not hear of, nothing is there of what it knows, and the stream goes on from its place.
     */
    private String begin() {
        Result<Boolean> gone = file.readers().read(sql -> {
            if (ArrivalTable.isOurs(sql, place)) {
                return ArrivalTable.isAllGone(sql, place);
            }
            place = ArrivalTable.newest(sql);
            return true;
        });
        return gone.equals(new Result.Done<>(true)) ? RESET + id() : id();
    }

    /** Sends the next batch and says whether another one may follow. */
    private boolean readOn(OutputStream out) throws IOException {
        // Where the file cannot be read now, the next heartbeat tries again.
        if (!(file.readers().read(sql -> ArrivalTable.newer(sql, place, filter, BATCH))
                instanceof Result.Done<ArrivalTable.Page>(ArrivalTable.Page page))) {
            return false;
        }
        StringBuilder text = new StringBuilder();
        for (Arrival arrival : page.arrivals()) {
            text.append("id: ").append(arrival.cursor().text());
            text.append("\ndata: ")
                    .append(WireJson.text(ArrivalJson.row(arrival)))
                    .append("\n\n");
        }
        place = page.next();
        if (!text.isEmpty()) {
            write(out, text.toString());
        }
        return page.more();
    }

    /** Tells the place alone: the client goes on from there, also when nothing it wants has come in between. */
    private String id() {
        return "id: " + place.text() + "\n\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
