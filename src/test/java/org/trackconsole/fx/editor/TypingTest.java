package org.trackconsole.fx.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trackconsole.json.TextEdit;

class TypingTest {
    /** One line; ‸ stands for the caret, or two of them around the selection. */
    private static Typing at(String line) {
        int start = line.indexOf('‸');
        int end = line.lastIndexOf('‸');
        return new Typing(line.substring(0, start), line.substring(end + 1), start, end == start ? start : end - 1);
    }

    private static @Nullable String after(String line, Typing.@Nullable Typed typed) {
        if (typed == null) {
            return null;
        }
        String text = TextEdit.apply(line.replace("‸", ""), List.of(typed.edit()));
        return text.substring(0, typed.caret()) + "‸" + text.substring(typed.caret());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`‸`, `{‸}`",
                "`[1, ‸]`, `[1, {‸}]`",
                "`‸, 2`, `{‸}, 2`",
                "`‸\"a\"`,",
                "`\"in ‸ a string\"`,",
                "`‸x‸`, `{‸}`",
            })
    void closesAnOpeningBracketWhereThereIsRoom(String line, @Nullable String expected) {
        assertThat(after(line, at(line).opening('{'))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"`{ ‸ }`, `{ \"‸\" }`", "`{ ‸: 1 }`, `{ \"‸\": 1 }`", "`{ \"a‸ }`,", "`{ ‸a }`,"})
    void closesAQuoteOutsideStrings(String line, @Nullable String expected) {
        assertThat(after(line, at(line).opening('"'))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{‸}`, `{|  ‸|}`",
                "`  \"a\": [‸ ]`, `  \"a\": [|    ‸|  ]`",
                "`\t{‸`, `\t{|\t\t‸`",
                "`  \"a\": 1,‸`, `  \"a\": 1,|  ‸`",
                "`  \"a\": \"{‸\"`, `  \"a\": \"{|  ‸\"`",
                "`  ‸\"a\"`, `  |  ‸\"a\"`",
                "`[1‸, 2‸]`, `[1|‸]`",
                "`‸`, `|‸`",
                "`{ ‸\"a\": 1 }`, `{ |  ‸\"a\": 1 }`",
            })
    void indentsANewLine(String line, String expected) {
        assertThat(after(line, at(line).enter())).isEqualTo(expected.replace('|', '\n'));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`[{‸}]`, `[‸]`",
                "`{ \"‸\" }`, `{ ‸ }`",
                "`\"{‸}\"`,",
                "`\"\"‸\"a\"`,",
                "`\"a\\\"‸\"`,",
                "`{‸ }`,",
                "`‸`,"
            })
    void takesAnEmptyPairBackTogether(String line, @Nullable String expected) {
        assertThat(after(line, at(line).backspace())).isEqualTo(expected);
    }

    @Test
    void putsAClosingBracketUnderItsOpener() {
        assertThat(after("    ‸", at("    ‸").closing('}'))).isEqualTo("  }‸");
        assertThat(after("\t‸", at("\t‸").closing(']'))).isEqualTo("]‸");
        assertThat(at("[1‸").closing(']')).isNull();
        assertThat(at("‸").closing('}')).isNull();
    }

    @Test
    void fillsUpToTheNextStep() {
        assertThat(after("‸", at("‸").tab())).isEqualTo("  ‸");
        assertThat(after("[‸1", at("[‸1").tab())).isEqualTo("[ ‸1");
    }

    @Test
    void movesBlocksInAndOut() {
        String block = "{\n  1\n\n\t2\n 3";
        List<String> lines = block.lines().toList();
        assertThat(TextEdit.apply(block, Typing.indented(lines, 0))).isEqualTo("  {\n    1\n\n\t\t2\n   3");
        assertThat(TextEdit.apply(block, Typing.outdented(lines, 0))).isEqualTo("{\n1\n\n2\n3");
    }
}
