package org.trackconsole.service.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptCommentsTest {
    @Test
    void takesOutComments() {
        assertThat(ScriptComments.without("a // b\nc /* d\n // */ e")).isEqualTo("a  \nc   e");
        assertThat(ScriptComments.without("a /* never ends")).isEqualTo("a  ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s=\"http://a\"+'//b'+`//c`",
                "s='it\\'s // no comment'",
                "e.replace(/\"/g,'&quot;'),t='//a'",
                "e.split(/[/*]/);t='*/'",
                "e.test(/\\/\\//)",
                "return/'/.test(e)?'//a':''",
                "a=b/c;d='//e'/2",
                "a=(b)/2;c='//d'/1",
                "a[0]/2+'//'/3",
                "i++/2+'//'/3",
                "if(a)/'/.test(b)&&c('//d')",
                "while(f(a))/'/.test(b)&&c('//d')",
                "`a${b?`//${c}`:'//'}//d`",
                "`${{a:'}'}.a}//`"
            })
    void leavesWhatOnlyLooksLikeOne(String code) {
        assertThat(ScriptComments.without(code)).isEqualTo(code);
    }

    /** No quote of a regular expression or an apostrophe in a comment may turn the rest inside out. */
    @Test
    void findsCommentsBehindAllOfThat() {
        assertThat(ScriptComments.without("x=/'/;/* it's */y=`${a/b}'`;// '\nz"))
                .isEqualTo("x=/'/; y=`${a/b}'`; \nz");
    }

    @Test
    void aTextThatIsNotClosedEndsWithItsLine() {
        assertThat(ScriptComments.without("a='b\nc // d")).isEqualTo("a='b\nc  ");
    }

    @Test
    void takesLongLinesInStride() {
        String code = "a(/\"/,'//b')/c;".repeat(200_000);
        assertThat(ScriptComments.without(code)).isEqualTo(code);
    }
}
