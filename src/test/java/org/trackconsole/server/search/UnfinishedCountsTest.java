package org.trackconsole.server.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.server.record.Records;
import org.trackconsole.server.storage.EventRow;
import org.trackconsole.server.storage.EventTable;
import org.trackconsole.server.storage.Opening;
import org.trackconsole.server.storage.Result;
import org.trackconsole.server.storage.TrackingFile;

/** What took too long to count is not said to be nothing (contract §6.1). */
class UnfinishedCountsTest {
    private static final int MANY = 5_000;
    private static final Question ALL = Question.always("", 0);

    private static TrackingFile filled(Path folder) {
        if (!(TrackingFile.open(folder) instanceof Opening.Opened(TrackingFile file))) {
            throw new AssertionError("It can not be opened");
        }
        List<EventRow> rows = IntStream.range(0, MANY)
                .mapToObj(i -> new EventRow("e" + i, "type", "source", "session", null, i, null, "{}", null))
                .toList();
        assertThat(file.writer().write(sql -> {
                    EventTable.save(sql, 1, rows, List.of());
                    return rows.size();
                }))
                .isEqualTo(new Result.Done<>(MANY));
        return file;
    }

    @Test
    void whatTakesTooLongIsUnknown(@TempDir Path folder) {
        Search hasty = new Search(Search.Kind.EVENT, new Records("instance"), Duration.ZERO);
        Spans spans = Spans.of(new TimeRange(0, MANY), ZoneOffset.UTC);
        try (TrackingFile file = filled(folder)) {
            assertThat(hasty.count(file, ALL)).isEqualTo(new Result.Done<>(Optional.empty()));
            assertThat(hasty.tally(file, ALL, "type", 5)).isEqualTo(new Result.Done<>(Optional.empty()));
            assertThat(hasty.tallies(file, ALL, "type", "source.id", 5, 5))
                    .isEqualTo(new Result.Done<>(Optional.empty()));
            assertThat(hasty.histogram(file, ALL, Optional.empty(), spans))
                    .isEqualTo(new Result.Done<>(Optional.empty()));
        }
    }

    @Test
    void whatIsCountedInTimeIsKnown(@TempDir Path folder) {
        Search search = new Search(Search.Kind.EVENT, new Records("instance"));
        try (TrackingFile file = filled(folder)) {
            assertThat(search.count(file, ALL)).isEqualTo(new Result.Done<>(Optional.of((long) MANY)));
            assertThat(search.tally(file, ALL, "type", 5))
                    .isEqualTo(new Result.Done<>(Optional.of(new Tally(List.of(new Tally.Count("type", MANY)), 0))));
            assertThat(search.tally(file, ALL, "no.such", 5))
                    .isEqualTo(new Result.Done<>(Optional.of(new Tally(List.of(), 0))));
        }
    }
}
