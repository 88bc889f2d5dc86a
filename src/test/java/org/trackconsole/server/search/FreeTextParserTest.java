package org.trackconsole.server.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.server.search.Filter.Comparison;

/** What is read as free text where it is no filter (contract §6.2). */
class FreeTextParserTest {
    private static Filter filter(String text) {
        return FreeTextParser.parse(text) instanceof ParsedFilter.Understood(Filter filter)
                ? simple(filter)
                : new Filter.Not(new Filter.Everything());
    }

    /** Without levels of one part. */
    private static Filter simple(Filter filter) {
        return switch (filter) {
            case Filter.All(List<Filter> parts) when parts.size() == 1 -> simple(parts.getFirst());
            case Filter.Any(List<Filter> parts) when parts.size() == 1 -> simple(parts.getFirst());
            case Filter.All(List<Filter> parts) ->
                new Filter.All(parts.stream().map(FreeTextParserTest::simple).toList());
            case Filter.Any(List<Filter> parts) ->
                new Filter.Any(parts.stream().map(FreeTextParserTest::simple).toList());
            case Filter.Not(Filter part) -> new Filter.Not(simple(part));
            default -> filter;
        };
    }

    private static Filter word(String text) {
        return new Filter.Somewhere(Pattern.of(text));
    }

    private static Filter is(String field, String value) {
        return new Filter.Compare(field, Comparison.EQUAL, new Literal.Text(value));
    }

    @Test
    void wordsAndPhrasesAreLookedForAnywhere() {
        assertThat(filter("Ann")).isEqualTo(word("Ann"));
        assertThat(filter("\"Ann Lee\"")).isEqualTo(word("Ann Lee"));
        assertThat(filter("Ann Lee")).isEqualTo(new Filter.Any(List.of(word("Ann"), word("Lee"))));
        assertThat(filter("type=page-view")).isEqualTo(word("type=page-view"));
        assertThat(filter("a\\:b\\*")).isEqualTo(word("a:b*"));
    }

    @Test
    void fieldsTakeWordsPhrasesGroupsAndRanges() {
        assertThat(filter("type:\"page-view\"")).isEqualTo(is("type", "page-view"));
        assertThat(filter("type:page-view")).isEqualTo(is("type", "page-view"));
        assertThat(filter("type:(a OR b)")).isEqualTo(new Filter.Any(List.of(is("type", "a"), is("type", "b"))));
        assertThat(filter("price:>=10"))
                .isEqualTo(new Filter.Compare(
                        "price", Comparison.GREATER_OR_EQUAL, new Literal.Numeric(new BigDecimal(10))));
        assertThat(filter("price:[1 TO 2}"))
                .isEqualTo(new Filter.All(List.of(
                        new Filter.Present("price"),
                        new Filter.Compare("price", Comparison.GREATER_OR_EQUAL, new Literal.Numeric(BigDecimal.ONE)),
                        new Filter.Compare("price", Comparison.LESS, new Literal.Numeric(BigDecimal.TWO)))));
        assertThat(filter("_exists_:price")).isEqualTo(new Filter.Present("price"));
        assertThat(filter("price:*")).isEqualTo(new Filter.Present("price"));
        assertThat(filter("*")).isEqualTo(new Filter.Everything());
    }

    @Test
    void wildcardsMakePatterns() {
        assertThat(filter("type:pa?e*"))
                .isEqualTo(new Filter.Fits(
                        "type",
                        new Pattern(List.of(
                                new Pattern.Part("pa", false),
                                Pattern.ONE,
                                new Pattern.Part("e", false),
                                Pattern.MANY))));
    }

    @Test
    void jointsWeighTheirNeighbours() {
        assertThat(filter("a AND b")).isEqualTo(new Filter.All(List.of(word("a"), word("b"))));
        assertThat(filter("a OR b")).isEqualTo(new Filter.Any(List.of(word("a"), word("b"))));
        assertThat(filter("a -b")).isEqualTo(new Filter.All(List.of(new Filter.Not(word("b")), word("a"))));
        assertThat(filter("NOT b")).isEqualTo(new Filter.Not(word("b")));
        assertThat(filter("+a b")).isEqualTo(word("a"));
        assertThat(filter("(a OR b) AND c"))
                .isEqualTo(new Filter.All(List.of(new Filter.Any(List.of(word("a"), word("b"))), word("c"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\"", "(", ")", "a)", "a:", ":", "AND", "a AND", "a:[1", "a:[1 TO", "[1 TO 2]", "\"\""})
    void whatFollowsNoGrammarIsBroken(String text) {
        assertThat(FreeTextParser.parse(text)).isInstanceOf(ParsedFilter.Broken.class);
    }

    @Test
    void depthWordsAndWildcardsAreBounded() {
        assertThat(FreeTextParser.parse("(".repeat(3_000))).isInstanceOf(ParsedFilter.Broken.class);
        assertThat(FreeTextParser.parse("a ".repeat(3_000))).isInstanceOf(ParsedFilter.Broken.class);
        assertThat(FreeTextParser.parse("a*".repeat(300))).isInstanceOf(ParsedFilter.Broken.class);
    }
}
