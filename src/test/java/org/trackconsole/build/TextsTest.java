package org.trackconsole.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.trackconsole.text.Texts;

/** Every text that is asked for is there, and every text that is there is asked for. */
class TextsTest {
    private static final Path MAIN = Path.of("src/main");
    private static final Path BUNDLES = MAIN.resolve("resources/org/trackconsole/text");
    private static final Pattern IN_JAVA = Pattern.compile("\"([a-z]+\\.(?:[A-Za-z0-9_]+\\.)*[A-Za-z0-9_]*)\"");
    private static final Pattern IN_FXML = Pattern.compile("\"%([A-Za-z0-9_.]+)\"");

    @Test
    void everyKeyAskedForHasAText() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (String key : wanted()) {
            if (!Texts.has(key) && !isBeginningOfKeys(key)) {
                missing.add(key);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextIsAskedFor() throws IOException {
        Set<String> wanted = wanted();
        Set<String> idle = new TreeSet<>();
        for (String key : Texts.bundle().keySet()) {
            if (!wanted.contains(key) && !builtFromABeginning(key, wanted)) {
                idle.add(key);
            }
        }
        assertThat(idle).isEmpty();
    }

    @Test
    void keysBeginWithTheNameOfTheirFile() throws IOException {
        for (Path file : bundles()) {
            String name = file.getFileName().toString().replace(".properties", "");
            assertThat(keys(file)).as(file.toString()).allMatch(key -> key.startsWith(name + "."));
        }
    }

    @Test
    void everyTextIsASoundPattern() {
        for (String key : Texts.bundle().keySet()) {
            String pattern = Texts.bundle().getString(key);
            assertThat(pattern).as(key).isNotBlank();
            if (pattern.contains("{")) {
                assertThat(new MessageFormat(pattern).format(new Object[] {1, 2, 3, 4, 5}))
                        .as(key)
                        .doesNotContain("{0");
                assertThat(pattern.replace("''", ""))
                        .as("apostrophes of " + key)
                        .doesNotContain("'");
            }
        }
    }

    private static boolean isBeginningOfKeys(String beginning) {
        return Texts.bundle().keySet().stream()
                .anyMatch(key -> key.startsWith(beginning.endsWith(".") ? beginning : beginning + "."));
    }

    private static boolean builtFromABeginning(String key, Set<String> wanted) {
        for (int dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
            if (wanted.contains(key.substring(0, dot) + ".")) {
                return true;
            }
        }
        return false;
    }

    /** Keys in FXML and Java; a literal that ends with a dot is the beginning of keys built in code. */
    private static Set<String> wanted() throws IOException {
        Set<String> files = new HashSet<>();
        for (Path bundle : bundles()) {
            files.add(bundle.getFileName().toString().replace(".properties", ""));
        }
        Set<String> wanted = new HashSet<>();
        for (Path file : sources(".java")) {
            Matcher matcher = IN_JAVA.matcher(Files.readString(file));
            while (matcher.find()) {
                String literal = matcher.group();
                String key = literal.substring(1, literal.length() - 1);
                if (files.contains(key.substring(0, key.indexOf('.')))
                        && !key.endsWith(".properties")
                        && !key.endsWith(".css")
                        && !key.endsWith(".sqlite")
                        && !key.endsWith(".json")) {
                    wanted.add(key);
                    wanted.add(matcher.group(1));
                }
            }
        }
        for (Path file : sources(".fxml")) {
            Matcher matcher = IN_FXML.matcher(Files.readString(file));
            while (matcher.find()) {
                wanted.add(matcher.group(1));
            }
        }
        return wanted;
    }

    private static List<Path> sources(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static List<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            return files.toList();
        }
    }

    private static Set<String> keys(Path file) throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return Collections.unmodifiableSet(properties.stringPropertyNames());
    }
}
