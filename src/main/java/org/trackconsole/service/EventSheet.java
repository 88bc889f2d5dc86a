package org.trackconsole.service;

import java.io.IOException;
import java.util.List;
import org.trackconsole.json.Json;
import org.trackconsole.model.StoredEvent;
import tools.jackson.databind.JsonNode;

/** Events as lines of a table (RFC 4180), for spreadsheets. Times as the server wrote them. */
final class EventSheet {
    private static final List<String> COLUMNS = List.of(
            "time", "type", "name", "event_id", "source_id", "session_id", "profile_id", "properties", "context");

    private final Appendable out;

    /** Begins with the names of the columns. */
    EventSheet(Appendable out) throws IOException {
        this.out = out;
        line(COLUMNS);
    }

    void add(StoredEvent event) throws IOException {
        JsonNode document = event.document();
        line(List.of(
                document.at("/metadata/time/insert").asString(""),
                event.type(),
                event.name(),
                event.id(),
                event.sourceId(),
                event.sessionId() == null ? "" : event.sessionId(),
                event.profileId() == null ? "" : event.profileId(),
                json(document.path("properties")),
                json(document.path("context"))));
    }

    private static String json(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? "" : Json.compact(node);
    }

    private void line(List<String> cells) throws IOException {
        for (int cell = 0; cell < cells.size(); cell++) {
            out.append(cell == 0 ? "" : ",").append(quoted(cells.get(cell)));
        }
        out.append("\r\n");
    }

    /** A cell that a spreadsheet would take for a formula gets an apostrophe, as spreadsheets themselves write it. */
    private static String quoted(String cell) {
        boolean formula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
        String text = formula ? "'" + cell : cell;
        return text.chars().anyMatch(symbol -> symbol == '"' || symbol == ',' || symbol == '\n' || symbol == '\r')
                ? "\"" + text.replace("\"", "\"\"") + "\""
                : text;
    }
}
