package org.trackconsole.server.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many records fall into each span of a range, each value of a field apart.
 *
 * @param cells only those that count something; the name is empty where no field was asked for
 */
public record Histogram(Spans spans, List<Cell> cells) {
    /** The count of one value in one span. */
    public record Cell(int span, String name, long number) {}

    public Histogram {
        cells = List.copyOf(cells);
    }

    /** All values, the most frequent first. */
    public List<String> names() {
        Map<String, Long> sums = new LinkedHashMap<>();
        cells.forEach(cell -> sums.merge(cell.name(), cell.number(), Long::sum));
        return sums.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many records there are in all. */
    public long total() {
        return cells.stream().mapToLong(Cell::number).sum();
    }
}
