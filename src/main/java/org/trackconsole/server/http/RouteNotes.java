package org.trackconsole.server.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What each route is for, from a file beside this class. Read where it is asked for: no start waits for it. */
final class RouteNotes {
    private static final String FILE = "routes.txt";
    private static final String COLUMNS = "\\s*\\|\\s*";
    private static final int NUMBER_OF_COLUMNS = 6;

    /** A variable of a path that only one word fits. */
    private static final String ONE_WORD = "\\{\\w+:(\\w+)}";

    private final Map<String, Note> notes;

    /**
     * What there is to say about a route.
     *
     * @param group under which lists show it
     * @param summary in a sentence
     * @param query its parameters
     * @param body a schema's name, a kind of body, or empty
     * @param answers what a success brings: a schema's name, a kind of body or a status; {@code 404} where a record may be
     *     missing
     */
    record Note(String group, String summary, List<Parameter> query, String body, List<String> answers) {
        Note {
            query = List.copyOf(query);
            answers = List.copyOf(answers);
        }
    }

    /** A parameter of a query; the type as OpenAPI calls it. */
    record Parameter(String name, String type) {}

    private RouteNotes(Map<String, Note> notes) {
        this.notes = notes;
    }

    /** Reads them. */
    static RouteNotes read() {
        try (InputStream stream = Objects.requireNonNull(RouteNotes.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            Map<String, Note> notes = new LinkedHashMap<>();
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> add(line, notes));
            return new RouteNotes(notes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(String line, Map<String, Note> notes) {
        String[] columns = line.split(COLUMNS, -1);
        if (columns.length != NUMBER_OF_COLUMNS) {
            throw new IllegalStateException("A note on a route has " + columns.length + " columns: " + line);
        }
        List<Parameter> query = words(columns[3]).map(RouteNotes::parameter).toList();
        Note note = new Note(
                columns[1], columns[2], query, columns[4], words(columns[5]).toList());
        if (notes.put(columns[0], note) != null) {
            throw new IllegalStateException("There are two notes on a route: " + line);
        }
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split(" ", -1)).filter(word -> !word.isEmpty());
    }

    private static Parameter parameter(String text) {
        int colon = text.indexOf(':');
        String type = switch (text.substring(colon + 1)) {
            case "s" -> "string";
            case "i" -> "integer";
            case "b" -> "boolean";
            default -> throw new IllegalStateException("No type of a parameter: " + text);
        };
        return new Parameter(text.substring(0, colon), type);
    }

    /** The path of a route as people write it. */
    static String path(Routes.Route route) {
        return route.path().replaceAll(ONE_WORD, "$1");
    }

    /** The note on a route; every one has one. */
    Note of(Routes.Route route) {
        String name = route.method().text() + " " + path(route);
        return Objects.requireNonNull(notes.get(name), name);
    }

    /** The names of all routes that there is a note on. */
    List<String> names() {
        return List.copyOf(notes.keySet());
    }
}
