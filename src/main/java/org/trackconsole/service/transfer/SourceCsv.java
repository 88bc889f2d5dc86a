package org.trackconsole.service.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trackconsole.json.Json;
import org.trackconsole.model.Source;
import org.trackconsole.text.Texts;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvFactory;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/**
 * Sources as a table (RFC 4180) that spreadsheets open: UTF-8 with a byte order mark, one source a line, several tags,
 * groups or types in one cell with commas between them, and in {@code more} as JSON what has no column. A cell that a
 * spreadsheet would take for a formula has an apostrophe in front, which reading takes away again. Semicolons or tabs in
 * place of commas, which some spreadsheets write, are read, too.
 */
final class SourceCsv {
    private static final List<String> COLUMNS = List.of(
            "id",
            "name",
            "type",
            "bridge_id",
            "bridge_name",
            "description",
            "channel",
            "enabled",
            "tags",
            "groups",
            WantedSource.STATIC_PROFILE_ID,
            "more");

    private static final Set<String> WORDS = Set.of("type", "tags", "groups");
    private static final Set<String> FLAGS = Set.of("enabled", WantedSource.STATIC_PROFILE_ID);

    /** Spreadsheets take a cell for a formula that begins so. */
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private static final CsvMapper MAPPER = CsvMapper.builder(
                    CsvFactory.builder().build())
            .enable(CsvReadFeature.WRAP_AS_ARRAY)
            .enable(CsvReadFeature.SKIP_EMPTY_LINES)
            .enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING)
            .build();

    private SourceCsv() {}

    static String write(List<Source> sources) {
        List<String[]> rows = new ArrayList<>();
        rows.add(COLUMNS.toArray(String[]::new));
        sources.forEach(source -> rows.add(cells(source)));
        CsvSchema schema = CsvSchema.emptySchema().withLineSeparator("\r\n");
        return "\uFEFF" + MAPPER.writer(schema).writeValueAsString(rows);
    }

    static FileReading read(String text) {
        FieldCheck check = new FieldCheck();
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(text));
        try (MappingIterator<String[]> rows =
                MAPPER.readerFor(String[].class).with(schema).readValues(text)) {
            List<String> header = null;
            while (rows.hasNextValue()) {
                int line = rows.currentLocation().getLineNr();
                String[] cells = rows.nextValue();
                String place = line(line);
                if (header == null) {
                    header = header(cells, check);
                    if (check.isFaulty()) {
                        return check.result();
                    }
                } else if (cells.length == header.size()) {
                    check.add(place, source(header, cells, place, check));
                } else {
                    check.fault(place, Texts.text("outcome.sourceFile.cells", cells.length, header.size()));
                }
            }
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            check.fault(line(line), Texts.text("outcome.sourceFile.notCsv"));
        }
        return check.result();
    }

    private static String line(int number) {
        return Texts.text("outcome.sourceFile.line", Integer.toString(Math.max(1, number)));
    }

    private static String[] cells(Source source) {
        ObjectNode tree = SourceDocument.portable(source);
        ObjectNode more = tree.deepCopy();
        more.remove(COLUMNS);
        more.remove("bridge");
        more.properties().removeIf(field -> field.getValue().isNull());
        return COLUMNS.stream()
                .map(column -> switch (column) {
                    case "bridge_id" -> source.bridge().id();
                    case "bridge_name" -> source.bridge().name();
                    case WantedSource.STATIC_PROFILE_ID -> String.valueOf(source.staticProfileId());
                    case "more" -> more.isEmpty() ? "" : Json.compact(more);
                    case "type", "tags", "groups" -> words(tree.path(column));
                    default -> tree.path(column).asString("");
                })
                .map(SourceCsv::guarded)
                .toArray(String[]::new);
    }

    private static String words(JsonNode list) {
        List<String> words = list.valueStream().map(word -> word.asString("")).toList();
        boolean plain = words.stream()
                .allMatch(word ->
                        !word.isBlank() && word.equals(word.strip()) && word.indexOf(',') < 0 && !word.startsWith("["));
        return plain ? String.join(", ", words) : Json.compact(list);
    }

    private static String guarded(String cell) {
        return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }

    private static String unguarded(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }

    /** The one of the three that stands most often in the first line, which holds plain words only. */
    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        char most = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(first, candidate) > count(first, most)) {
                most = candidate;
            }
        }
        return most;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static List<String> header(String[] cells, FieldCheck check) {
        String place = line(1);
        List<String> names = Arrays.stream(cells)
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!COLUMNS.contains(name)) {
                check.fault(place, Texts.text("outcome.sourceFile.otherColumn", name, String.join(", ", COLUMNS)));
            } else if (!seen.add(name)) {
                check.fault(place, Texts.text("outcome.sourceFile.columnTwice", name));
            }
        }
        for (String required : List.of("id", "name")) {
            if (!seen.contains(required)) {
                check.fault(place, Texts.text("outcome.sourceFile.noColumn", required));
            }
        }
        return names;
    }

    private static ObjectNode source(List<String> header, String[] cells, String place, FieldCheck check) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        String more = cell(header, cells, "more");
        if (!more.isBlank()) {
            if (Json.readOrNull(more) instanceof ObjectNode further) {
                further.remove(COLUMNS);
                fields.setAll(further);
            } else {
                check.fault(place, Texts.text("outcome.sourceFile.noObject", "more"));
            }
        }
        for (String column : header) {
            String cell = cell(header, cells, column);
            if (WORDS.contains(column)) {
                if (!cell.isBlank() || !"type".equals(column)) {
                    fields.set(column, list(cell));
                }
            } else if (FLAGS.contains(column)) {
                putFlag(fields, column, cell.strip());
            } else if (!column.startsWith("bridge_") && !"more".equals(column)) {
                fields.put(column, cell);
            }
        }
        String bridge = cell(header, cells, "bridge_id").strip();
        if (!bridge.isEmpty()) {
            fields.putObject("bridge")
                    .put("id", bridge)
                    .put("name", cell(header, cells, "bridge_name").strip());
        }
        return fields;
    }

    private static String cell(List<String> header, String[] cells, String column) {
        int at = header.indexOf(column);
        return at < 0 ? "" : unguarded(cells[at]);
    }

    private static JsonNode list(String cell) {
        JsonNode written = cell.startsWith("[") ? Json.readOrNull(cell) : null;
        if (written != null) {
            return written;
        }
        var words = JsonNodeFactory.instance.arrayNode();
        Arrays.stream(cell.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .forEach(words::add);
        return words;
    }

    /** Spreadsheets write capitals; an empty cell says nothing; anything else is left for the check to point at. */
    private static void putFlag(ObjectNode fields, String column, String cell) {
        Boolean flag = flag(cell.toLowerCase(Locale.ROOT));
        if (flag != null) {
            fields.put(column, flag);
        } else if (!cell.isEmpty()) {
            fields.put(column, cell);
        }
    }

    private static @Nullable Boolean flag(String word) {
        return switch (word) {
            case "true", "yes", "1" -> Boolean.TRUE;
            case "false", "no", "0" -> Boolean.FALSE;
            default -> null;
        };
    }
}
