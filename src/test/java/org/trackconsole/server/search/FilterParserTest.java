package org.trackconsole.server.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.server.search.Filter.Comparison;
import org.trackconsole.server.search.FilterParser.Dialect;
import org.trackconsole.server.wire.Times;

/** The filter language (contract §6.2). */
class FilterParserTest {
    private static final long NOW = 1_800_000_000_000_000L;
    private static final long MINUTE = 60_000_000L;

    private static Filter filter(String text) {
        return switch (FilterParser.parse(text, Dialect.SEARCH, NOW)) {
            case ParsedFilter.Understood(Filter filter) -> filter;
            case ParsedFilter.Broken(int position, String wanted) ->
                throw new AssertionError(text + " at " + position + ": " + wanted);
        };
    }

    private static Filter is(String field, String value) {
        return new Filter.Compare(field, Comparison.EQUAL, new Literal.Text(value));
    }

    @ParameterizedTest
    @CsvSource({"=, EQUAL", "==, EQUAL", ">, GREATER", ">=, GREATER_OR_EQUAL", "<, LESS", "<=, LESS_OR_EQUAL"})
    void operatorsAreRead(String sign, Comparison how) {
        assertThat(filter("type " + sign + " \"a\"")).isEqualTo(new Filter.Compare("type", how, new Literal.Text("a")));
        assertThat(filter("a.b" + sign + "-1.5"))
                .isEqualTo(new Filter.Compare("a.b", how, new Literal.Numeric(new BigDecimal("-1.5"))));
    }

    @Test
    void unequalIsTheOppositeOfEqual() {
        assertThat(filter("type != \"a\"")).isEqualTo(new Filter.Not(is("type", "a")));
    }

    @Test
    void valuesOfEveryKindAreRead() {
        assertThat(filter("a = TRUE")).isEqualTo(compare(new Literal.Flag(true)));
        assertThat(filter("a = false")).isEqualTo(compare(new Literal.Flag(false)));
        assertThat(filter("a = NULL")).isEqualTo(compare(new Literal.None()));
        assertThat(filter("a = [\"x\", 2]"))
                .isEqualTo(compare(
                        new Literal.Several(List.of(new Literal.Text("x"), new Literal.Numeric(new BigDecimal(2))))));
        assertThat(filter("a = []")).isEqualTo(compare(new Literal.Several(List.of())));
        assertThat(filter("a = datetime(\"2027-01-15T08:00:00Z\")")).isEqualTo(compare(new Literal.Time(NOW)));
        assertThat(filter("a = 10m")).isEqualTo(compare(new Literal.Time(NOW - 10 * MINUTE)));
        assertThat(filter("a = -2h")).isEqualTo(compare(new Literal.Time(NOW - 120 * MINUTE)));
        assertThat(filter("a = \"say \\\"hi\\\" \\\\ now\"")).isEqualTo(compare(new Literal.Text("say \"hi\" \\ now")));
        assertThat(Times.iso(NOW)).startsWith("2027-01-15T08:00:00");
    }

    private static Filter compare(Literal value) {
        return new Filter.Compare("a", Comparison.EQUAL, value);
    }

    @Test
    void wordsAreReadInAnyCase() {
        assertThat(filter("a exists")).isEqualTo(new Filter.Present("a"));
        assertThat(filter("a Not Exists")).isEqualTo(new Filter.Not(new Filter.Present("a")));
        assertThat(filter("a IS null")).isEqualTo(new Filter.Not(new Filter.Present("a")));
        assertThat(filter("a between 1 AND 2"))
                .isEqualTo(
                        Filter.between("a", new Literal.Numeric(BigDecimal.ONE), new Literal.Numeric(BigDecimal.TWO)));
    }

    @Test
    void levelsAreJoinedAndParenthesesMixThem() {
        assertThat(filter("a=\"1\" and b=\"2\" AND c=\"3\""))
                .isEqualTo(new Filter.All(List.of(is("a", "1"), is("b", "2"), is("c", "3"))));
        assertThat(filter("a=\"1\" OR (b=\"2\" AND c=\"3\")"))
                .isEqualTo(new Filter.Any(List.of(is("a", "1"), new Filter.All(List.of(is("b", "2"), is("c", "3"))))));
        assertThat(filter("((a=\"1\"))")).isEqualTo(is("a", "1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type=page-view | 5 | a value in quotes, a number, TRUE, FALSE or NULL",
                "type | 4 | an operator",
                "= \"a\" | 0 | a field",
                "a=\"1\" AND b=\"2\" OR c=\"3\" | 16 | parentheses between AND and OR",
                "a=\"1\" b=\"2\" | 6 | AND, OR or the end",
                "(a=\"1\" | 6 | `)`",
                "a=\"1 | 2 | a value in quotes, a number, TRUE, FALSE or NULL",
                "a BETWEEN 1 OR 2 | 12 | AND",
                "a NOT NULL | 6 | EXISTS",
                "a = datetime(\"soon\") | 13 | a date in quotes",
                "a = 5parsecs | 4 | a unit of time",
                "a = [1 2] | 7 | a comma or a closing bracket",
                "type:\"page-view\" | 4 | an operator",
                "a ! b | 2 | an operator",
            })
    void faultIsFoundWhereItIs(String text, int position, String wanted) {
        assertThat(FilterParser.parse(text, Dialect.SEARCH, NOW)).isEqualTo(new ParsedFilter.Broken(position, wanted));
    }

    @Test
    void depthAndNumberOfComparisonsAreBounded() {
        assertThat(FilterParser.parse("(".repeat(5_000), Dialect.SEARCH, NOW)).isInstanceOf(ParsedFilter.Broken.class);
        assertThat(FilterParser.parse("a=1 AND ".repeat(5_000) + "a=1", Dialect.SEARCH, NOW))
                .isInstanceOf(ParsedFilter.Broken.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "profile@id == \"x\"",
                "event@properties.price > 10 AND profile@traits.a EXISTS",
                "payload@a == event@b",
            })
    void conditionsOfWorkflowsAreUnderstood(String text) {
        assertThat(WorkflowCondition.fault(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id == \"x\"", "profile@id ==", "profile@ == 1", "@id == 1", "profile@id == x"})
    void whatIsNoConditionIsToldWithItsPlace(String text) {
        assertThat(WorkflowCondition.fault(text)).get().asString().startsWith("Unexpected input at position");
    }
}
