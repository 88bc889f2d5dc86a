package org.trackconsole.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

class ScriptJsonTest {
    @Test
    void noTextEndsTheScriptItStandsIn() {
        String text = "</script><!-- &amp; ]]> \u2028\u2029 \" \\ '";
        String script = ScriptJson.of(StringNode.valueOf(text));
        assertThat(script).doesNotContain("<", ">", "&", "\u2028", "\u2029");
        assertThat(Json.read(script).stringValue()).isEqualTo(text);
    }
}
