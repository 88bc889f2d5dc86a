package org.trackconsole.client;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trackconsole.model.Header;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Timing;

/**
 * One exchange recorded from a real server.
 *
 * @param title what was tried
 * @param request as sent
 * @param answer as it came, without the times
 */
record Recording(String title, String method, String path, String request, RawAnswer answer) {
    private static final Pattern EXCHANGE = Pattern.compile(
            "^### (?<title>.*)\\n(?<method>\\w+) (?<path>\\S+)  body=(?<request>.*)\\n"
                    + "-> (?<status>\\d{3}) \\{(?<headers>.*)}\\n(?<body>.*)$",
            Pattern.MULTILINE);
    private static final Pattern HEADER = Pattern.compile("'([^']+)': '([^']*)'");

    /** All exchanges of a file of {@code recordings}, in order. */
    static List<Recording> all(String file) {
        List<Recording> exchanges = new ArrayList<>();
        Matcher found = EXCHANGE.matcher(text(file));
        while (found.find()) {
            exchanges.add(new Recording(
                    found.group("title"),
                    found.group("method"),
                    found.group("path"),
                    found.group("request"),
                    answer(
                            Integer.parseInt(found.group("status")),
                            headers(found.group("headers")),
                            found.group("body"))));
        }
        return exchanges;
    }

    /**
     * One column of a table of what is expected of each exchange: its title, and what each version does, divided by bars;
     * an equals sign stands for what the first one does.
     */
    static Map<String, String> expected(String table, int version) {
        return table.lines()
                .map(line -> line.split("\\|", -1))
                .collect(toMap(
                        cells -> cells[0].strip(),
                        cells -> cells["=".equals(cells[version + 1].strip()) ? 1 : version + 1].strip()));
    }

    /** An answer that needs no server. */
    static RawAnswer answer(int status, List<Header> headers, String body) {
        return new RawAnswer(status, headers, body, body.getBytes(StandardCharsets.UTF_8).length, false, Timing.NONE);
    }

    private static List<Header> headers(String text) {
        List<Header> headers = new ArrayList<>();
        Matcher found = HEADER.matcher(text);
        while (found.find()) {
            headers.add(new Header(found.group(1), found.group(2), false));
        }
        return headers;
    }

    private static String text(String file) {
        try (InputStream in = Recording.class.getResourceAsStream("/recordings/" + file)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
