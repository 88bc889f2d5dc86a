package org.trackconsole.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.app.Version;

class CommandLineEntryTest {
    private static final List<List<String>> COMMANDS = List.of(List.of(), List.of("serve"), List.of("send"));

    @Test
    void opensTheDesktopWhereNoCommandIsNamed() {
        assertThat(Run.of(() -> null)).isEqualTo(new Run(ExitCode.OK, "", ""));
    }

    @Test
    void saysInOneSentenceWhyTheDesktopDidNotOpen() {
        Run run = Run.of(() -> "There is no display.");

        assertThat(run.code()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).containsExactly("There is no display.");
    }

    @Test
    void tellsAFaultOfItsOwnFromARefusal() {
        Run run = Run.of(() -> {
            throw new IllegalStateException("a bug");
        });

        assertThat(run.code()).isEqualTo(ExitCode.FAULT);
        assertThat(run.err()).contains("fault of Track Console").contains("IllegalStateException: a bug");
    }

    @Test
    void everyCommandShowsItsHelpOnStandardOutput() {
        for (List<String> command : COMMANDS) {
            Run run = help(command);
            assertThat(run.code()).isEqualTo(ExitCode.OK);
            assertThat(run.err()).isEmpty();
            assertThat(run.out())
                    .contains("Usage: " + String.join(" ", with("track-console", command)))
                    .contains("Exit codes:", "refused", "usage", "unreachable");
        }
        assertThat(help(List.of("serve")).out()).contains("--port", "--data", "--admin-user", "--admin-password-file");
        assertThat(help(List.of("send")).out()).contains("FILE.json", "--server", "--source", "--data");
    }

    @Test
    void everyHelpTextIsShownSomewhere() {
        String shown = oneLine(
                COMMANDS.stream().map(command -> help(command).out()).reduce("", (all, one) -> all + "\n" + one));
        HelpTexts texts = new HelpTexts();
        for (String key : texts.keySet()) {
            String text = texts.getString(key).strip();
            String asShown = key.contains("exitCodeList.") ? text.substring(text.indexOf(':') + 1) : text;
            assertThat(shown).as(key).contains(oneLine(asShown.replace("%n", "")));
        }
    }

    @Test
    void everyCommandKnowsItsVersion() {
        for (List<String> command : COMMANDS) {
            Run run = Run.of(with(command, "--version"));
            assertThat(run).isEqualTo(new Run(ExitCode.OK, run.out(), ""));
            assertThat(run.out().lines()).containsExactly("track-console " + Version.current());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sned", "--nonsense", "send", "send a.json b.json", "serve --port x", "send --server"})
    void refusesACommandLineThatMakesNoSense(String line) {
        Run run = Run.of(line.split(" "));

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("--help").doesNotContain("\tat ");
    }

    private static Run help(List<String> command) {
        return Run.of(with(command, "--help"));
    }

    private static String[] with(List<String> command, String option) {
        return Stream.concat(command.stream(), Stream.of(option)).toArray(String[]::new);
    }

    private static List<String> with(String name, List<String> command) {
        return Stream.concat(Stream.of(name), command.stream()).toList();
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
