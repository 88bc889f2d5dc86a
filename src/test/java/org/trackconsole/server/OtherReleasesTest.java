package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.server.RunningServer.Answer;

/**
 * Every exchange recorded from 0.8.1 and 0.9.0-rc5, sent to the local server, which is a 0.8.2. The table beside this
 * class says of each whether the answer is the same, differs in its status or in its body only, and why.
 */
class OtherReleasesTest {
    private static final Pattern FIELD = Pattern.compile("'(\\w+)': '([^']*)'");

    /**
     * A row of the table.
     *
     * @param differs {@code same}, {@code status} or {@code body}
     */
    private record Row(String release, String exchange, String differs, String because) {
        static Row of(String line) {
            String[] cells = line.split(" *\\| *", -1);
            return new Row(cells[0], cells[1], cells[2], cells[3]);
        }
    }

    private static List<Row> table(String release) throws IOException {
        try (InputStream stream = OtherReleasesTest.class.getResourceAsStream("other-releases.txt")) {
            String text = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Row::of)
                    .filter(row -> row.release().equals(release))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"081", "090"})
    void everyDifferenceToAnotherReleaseIsKnown(String release, @TempDir Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (RunningServer server = RunningServer.start(folder)) {
            server.delete("/event-source/" + RunningServer.SOURCE);
            for (String file : List.of("1-auth-source", "2-track-errors")) {
                for (Recording recording : Recording.all("/recordings/" + release + "-" + file + ".md")) {
                    found.add(recording.name().strip() + ": " + difference(recording, replay(server, recording)));
                }
            }
        }
        List<Row> table = table(release);
        assertThat(found)
                .containsExactlyElementsOf(table.stream()
                        .map(row -> row.exchange() + ": " + row.differs())
                        .toList());
        assertThat(table)
                .allSatisfy(row -> assertThat(row.because().isBlank())
                        .as(row.exchange())
                        .isEqualTo(row.differs().equals("same")));
    }

    private static String difference(Recording recording, Answer answer) {
        if (answer.status() != recording.status()) {
            return "status";
        }
        boolean same = Recording.settled(answer.body()).equals(Recording.settled(recording.answerJson()));
        return same ? "same" : "body";
    }

    private static Answer replay(RunningServer server, Recording recording) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(recording.path()));
        boolean form =
                recording.path().equals("/user/token") && recording.sent().startsWith("{'");
        switch (recording.name()) {
            case "no content-type", "protected, no token" -> {}
            case "protected, bad token" -> request.header("Authorization", "Bearer 0000");
            case "protected, wrong scheme" -> request.header("Authorization", "Basic YTph");
            case "text/plain content type" -> request.header("Content-Type", "text/plain");
            case "OPTIONS preflight" ->
                request.header("Origin", "http://shop.example").header("Access-Control-Request-Method", "POST");
            default -> {
                request.header("Content-Type", form ? "application/x-www-form-urlencoded" : "application/json");
                request.header("Authorization", "Bearer " + server.token());
            }
        }
        if (recording.name().startsWith("UA ")) {
            request.header("User-Agent", recording.name().substring("UA ".length()));
        }
        String sent = form ? form(recording.sent()) : recording.sent();
        return server.send(request.method(recording.method(), BodyPublishers.ofString(sent))
                .build());
    }

    /** What was recorded as fields and values, as it was sent. */
    private static String form(String recorded) {
        List<String> fields = new ArrayList<>();
        for (Matcher field = FIELD.matcher(recorded); field.find(); ) {
            fields.add(field.group(1) + "=" + URLEncoder.encode(field.group(2), StandardCharsets.UTF_8));
        }
        return String.join("&", fields);
    }
}
