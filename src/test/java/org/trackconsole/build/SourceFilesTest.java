package org.trackconsole.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceFilesTest {
    private static final int MOST_LINES = 500;

    @Test
    void areFormatted() throws IOException, FormatterException {
        List<Path> unformatted = new ArrayList<>();
        for (Path file : SourceFormat.javaFiles()) {
            String text = Files.readString(file);
            if (!SourceFormat.format(text).equals(text)) {
                unformatted.add(file);
            }
        }
        assertThat(unformatted)
                .as("to mend: mvn -q test-compile exec:exec@format")
                .isEmpty();
    }

    @Test
    void areShortEnoughToReadAtOnce() throws IOException {
        for (Path file : SourceFormat.javaFiles()) {
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(MOST_LINES);
        }
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        try (Stream<Path> folders = Files.walk(Path.of("src/main/java"))) {
            List<Path> silent = folders.filter(Files::isDirectory)
                    .filter(SourceFilesTest::holdsJava)
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                    .toList();
            assertThat(silent).isEmpty();
        }
    }

    private static boolean holdsJava(Path folder) {
        String[] files = folder.toFile().list((dir, name) -> name.endsWith(".java"));
        return files != null && files.length > 0;
    }
}
