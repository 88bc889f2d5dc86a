package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Source;
import org.trackconsole.service.SnippetLanguage;
import org.trackconsole.service.Snippets;
import tools.jackson.databind.JsonNode;

/** Snippets are run as people run them, as far as this machine can, for a source whose id has everything that is quoted. */
class SnippetProgramsTest {
    private static final String ODD = "it's 50% \"odd\" \\back $home `x` ż";

    @TempDir
    private static Path folder;

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(folder.resolve("server"));
        String source = RunningServer.source(ODD.replace("\\", "\\\\").replace("\"", "\\\""), "rest");
        server.saveSource(source);
        server.send(server.request("/event-source")
                .header(DataSet.HEADER, DataSet.PRODUCTION.wire())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(source))
                .build());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> programs() {
        return Stream.of(SnippetLanguage.values())
                .filter(language -> language != SnippetLanguage.JAVASCRIPT)
                .flatMap(language -> Stream.of(DataSet.values()).map(dataSet -> Arguments.of(language, dataSet)));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void programSendsOneEventOfItsSourceToItsDataSet(SnippetLanguage language, DataSet dataSet)
            throws IOException, InterruptedException {
        List<String> command = command(language);
        Path program = folder.resolve("Track." + ending(language));
        Files.writeString(
                program,
                new Snippets()
                        .of(
                                language,
                                server.server().url(),
                                dataSet,
                                Source.rest(ODD, "Odd"),
                                UUID.randomUUID().toString()));
        long before = pageViews(dataSet);

        Process process = new ProcessBuilder(Stream.concat(command.stream(), Stream.of(program.toString()))
                        .toList())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).containsPattern("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");
        assertThat(pageViews(dataSet)).isEqualTo(before + 1);
    }

    private static long pageViews(DataSet dataSet) {
        JsonNode found = server.send(server.request("/console/arrivals?type=page-view")
                        .header(DataSet.HEADER, dataSet.wire())
                        .build())
                .body();
        long count = 0;
        for (JsonNode arrival : found.path("result")) {
            count += arrival.path("source").asString().equals(ODD) ? 1 : 0;
        }
        return count;
    }

    private static String ending(SnippetLanguage language) {
        return switch (language) {
            case JAVASCRIPT -> throw new IllegalArgumentException();
            case CURL -> "sh";
            case FETCH -> "mjs";
            case PYTHON -> "py";
            case JAVA -> "java";
            case PHP -> "php";
        };
    }

    private static List<String> command(SnippetLanguage language) {
        return switch (language) {
            case JAVASCRIPT -> throw new IllegalArgumentException();
            case CURL -> {
                onPath("curl");
                yield List.of(onPath("sh"));
            }
            case FETCH -> List.of(onPath("node"));
            case PYTHON -> List.of(onPath("python3"));
            case JAVA ->
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            case PHP -> List.of(onPath("php"));
        };
    }

    private static String onPath(String program) {
        Optional<Path> found = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(place -> Path.of(place, program))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(found.isPresent(), "skipped: no " + program);
        return found.orElseThrow().toString();
    }
}
