package org.trackconsole.build;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Styles use only colours that are known by name, in light and dark alike, and screens carry no style of their own. */
class StylesTest {
    /** What browsers show looks after its own colours. */
    private static final Path WEB_PAGES = Path.of("src/main/resources/org/trackconsole/server/tracker");

    private static final Pattern USED = Pattern.compile("(?<![\\w-])(-(?:color|tc)-[a-z0-9-]+)(?!\\s*:)(?![\\w-])");
    private static final Pattern DEFINED = Pattern.compile("(?<![\\w-])(-(?:color|tc)-[a-z0-9-]+)\\s*:");
    private static final Pattern LITERAL = Pattern.compile(":[^;]*(#[0-9a-fA-F]{3,8}|rgba?\\()");

    @Test
    void onlyKnownColoursAreLookedUp() throws IOException {
        for (String theme :
                List.of(new PrimerLight().getUserAgentStylesheet(), new PrimerDark().getUserAgentStylesheet())) {
            Set<String> known = names(DEFINED, resource(theme));
            known.addAll(
                    names(DEFINED, Files.readString(Path.of("src/main/resources/org/trackconsole/fx/theme/app.css"))));
            for (Path sheet : files(".css")) {
                Set<String> unknown = names(USED, Files.readString(sheet));
                unknown.removeAll(known);
                assertThat(unknown).as(sheet + " over " + theme).isEmpty();
            }
        }
    }

    @Test
    void everyTokenHasADarkTwin() throws IOException {
        String css = Files.readString(Path.of("src/main/resources/org/trackconsole/fx/theme/app.css"));
        int dark = css.indexOf(".root:dark");
        Set<String> light = names(DEFINED, css.substring(0, dark));
        Set<String> inDark = names(DEFINED, css.substring(dark, css.indexOf('}', dark)));
        assertThat(inDark).containsExactlyInAnyOrderElementsOf(light);
    }

    @Test
    void coloursAreLiteralInTheTokensOnly() throws IOException {
        for (Path sheet : files(".css")) {
            Set<String> literals = new TreeSet<>();
            for (String line : Files.readAllLines(sheet)) {
                if (LITERAL.matcher(line).find() && !line.strip().startsWith("-tc-")) {
                    literals.add(line.strip());
                }
            }
            assertThat(literals).as(sheet.toString()).isEmpty();
        }
    }

    @Test
    void viewsCarryNoInlineStyle() throws IOException {
        for (Path view : files(".fxml")) {
            assertThat(Files.readString(view)).as(view.toString()).doesNotContain(" style=\"");
        }
    }

    private static Set<String> names(Pattern pattern, String css) {
        Set<String> names = new HashSet<>();
        Matcher matcher = pattern.matcher(css);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static String resource(String path) throws IOException {
        try (InputStream in = Objects.requireNonNull(StylesTest.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !file.startsWith(WEB_PAGES))
                    .toList();
        }
    }
}
