package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trackconsole.server.RunningServer.Answer;

/** Every route, asked by an account of each role, by one that has none, and by nobody (contract §5, §6.1, §7). */
class RolesTest {
    private static final String TABLE = "roles.txt";
    private static final List<String> ROLES = List.of("admin", "developer", "marketer", "maintainer");

    /** A role that opens nothing but what is open to every account. */
    private static final String STRANGER = "stranger";

    private static final String EVERYBODY = "everybody";
    private static final String EVERY_ACCOUNT = "account";
    private static final String LOGOUT = "POST /user/logout";

    private static RunningServer server;
    private static Map<String, String> tokens;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder);
        tokens = new LinkedHashMap<>();
        Stream.concat(ROLES.stream(), Stream.of(STRANGER)).forEach(role -> {
            Answer added = server.post(
                    "/user",
                    "{\"email\":\"%s@example.com\",\"password\":\"secret\",\"full_name\":\"F\",\"roles\":[\"%s\"]}"
                            .formatted(role + "-1", role));
            assertThat(added.status()).isEqualTo(200);
            tokens.put(role, signIn(role));
        });
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String signIn(String role) {
        Answer answer = server.signIn("username=" + role + "-1%40example.com&password=secret");
        assertThat(answer.body().path("roles").toString()).isEqualTo("[\"" + role + "\"]");
        return answer.body().path("access_token").asString();
    }

    /** A route with the words that stand over it in the table. */
    record Row(String route, List<String> words) {
        boolean admits(String role) {
            return words.contains(EVERYBODY) || words.contains(EVERY_ACCOUNT) || words.contains(role);
        }

        @Override
        public String toString() {
            return route;
        }
    }

    static List<Row> rows() {
        try (InputStream stream = Objects.requireNonNull(RolesTest.class.getResourceAsStream(TABLE));
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            List<Row> rows = new ArrayList<>();
            List<String> words = List.of();
            for (String line : lines.lines().toList()) {
                if (line.startsWith("[")) {
                    words = List.of(line.substring(1, line.length() - 1).split(" "));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    rows.add(new Row(line, words));
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyRouteIsInTheTable() {
        Set<String> served = new TreeSet<>();
        server.get("/openapi.json")
                .body()
                .path("paths")
                .forEachEntry((path, methods) -> methods.propertyNames()
                        .forEach(method -> served.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        assertThat(served).hasSizeGreaterThan(100);
        assertThat(rows().stream().map(Row::route)).containsExactlyInAnyOrderElementsOf(served);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void roleDecidesWhatIsOpen(Row row) {
        tokens.forEach((role, token) -> {
            String used = row.route().equals(LOGOUT) ? signIn(role) : token;
            Answer answer = ask(row, used);
            assertThat(isTurnedAway(answer, "Invalid authentication credentials"))
                    .as(role + ": " + answer.http().body())
                    .isEqualTo(!row.admits(role));
            assertThat(answer.status()).as(role).isLessThan(500);
        });
        Answer answer = ask(row, null);
        assertThat(isTurnedAway(answer, "Not authenticated"))
                .as(answer.http().body())
                .isEqualTo(!row.words().contains(EVERYBODY));
    }

    private static boolean isTurnedAway(Answer answer, String words) {
        return answer.status() == 401
                && answer.body().path("detail").asString("").equals(words);
    }

    private static Answer ask(Row row, @Nullable String token) {
        int blank = row.route().indexOf(' ');
        String path = row.route()
                .substring(blank + 1)
                .replace("{start}", "0")
                .replace("{limit}", "1")
                .replace("{page}", "0")
                .replace("{index}", "event")
                .replaceAll("\\{\\w+}", "x");
        // A stream that is right would never end.
        String query = path.equals("/console/live") ? "?kind=wrong" : "";
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path + query));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpRequest sent = request.method(row.route().substring(0, blank), BodyPublishers.noBody())
                .build();
        return server.sendForStatus(sent);
    }
}
