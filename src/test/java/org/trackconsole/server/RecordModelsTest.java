package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.SOURCE;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The records that clients read, key by key and with the kind of each value (contract §6.3). */
class RecordModelsTest {
    /** A text is {@code s}, a number {@code n}, a truth value {@code b}, a list {@code []}, nothing {@code -}. */
    private static final String PROFILE = """
            id:s ids:[s] active:b traits:{} segments:[] interests:{} consents:{} aux:{}
            metadata:{aux:{} status:- fields:{} system:{integrations:{} aux:{}}
             time:{insert:s create:s update:s segmentation:- visit:{last:- current:s count:n tz:-}}}
            stats:{visits:n views:n counters:{}}
            data:{anonymous:b
             pii:{firstname:- lastname:- display_name:- birthday:- language:{native:- spoken:-} gender:-
              education:{level:-} civil:{status:-} attributes:{height:- weight:- shoe_number:-}}
             contact:{email:{main:- private:- business:-} phone:{main:- business:- mobile:- whatsapp:-}
              app:{whatsapp:- discord:- slack:- twitter:- telegram:- wechat:- viber:- signal:- other:{}}
              address:{town:- county:- country:- postcode:- street:- other:-} confirmations:[]}
             identifier:{id:- badge:- passport:- credit_card:- token:- coupons:-}
             devices:{push:[] other:[] last:{geo:{country:{name:- code:-} city:- county:- postal:- latitude:- longitude:-
              location:-}}}
             media:{image:- webpage:- social:{twitter:- facebook:- youtube:- instagram:- tiktok:- linkedin:- reddit:-
              other:{}}}
             preferences:{purchases:[] colors:[] sizes:[] devices:[] channels:[] payments:[] brands:[] fragrances:[]
              services:[] other:[]}
             job:{position:- salary:- type:- company:{name:- size:- segment:- country:-} department:-}
             metrics:{ltv:n ltcosc:n ltcocc:n ltcop:n ltcosv:n ltcocv:n next:- custom:{}}
             loyalty:{codes:[] card:{id:- name:- issuer:- expires:- points:n}}}
            _meta:{id:s index:s}""";

    private static final String SESSION = """
            id:s profile:{id:s} properties:{} traits:{} aux:{} context:{ip:s}
            metadata:{time:{insert:s create:s update:s timestamp:n duration:n weekday:n} channel:s aux:{} status:s}
            operation:{new:b update:b segment:b merge:[]}
            device:{name:s brand:- model:- type:s touch:b ip:- resolution:- color_depth:- orientation:-
             geo:{country:{name:- code:-} city:- county:- postal:- latitude:- longitude:- location:-}}
            os:{name:s version:s} app:{type:s name:s version:s language:- bot:b resolution:-}
            utm:{source:- medium:- campaign:- term:- content:-}""";

    /** That of the contract's sample of a page view. */
    private static final String EVENT = """
            event:{id:s name:s type:s traits:{} config:{} aux:{} data:{}
             metadata:{aux:{} time:{insert:s create:- update:- process_time:n total_time:n} ip:- status:s channel:s
              processed_by:{rules:[] flows:[] third_party:[]} profile_less:b debug:b valid:b error:b warning:b merge:b
              instance:{id:s}}
             utm:{source:- medium:- campaign:- term:- content:-} properties:{id:s category:s} source:{id:s}
             session:{id:s start:s duration:n tz:-} profile:{id:s}
             context:{page:{url:s title:s referer:{host:s}}} request:{headers:{*}} tags:{values:[s] count:n}
             device:{name:s type:s} os:{name:s version:s} app:{type:s name:s version:s}
             hit:{name:s url:s referer:s id:s category:s} journey:{state:s}}
            _metadata:{id:s index:s}""";

    private static RunningServer server;
    private static String profile;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder);
        Answer answer = server.track(
                RunningServer.payload(SOURCE, "visit", null, """
                        {"type":"page-view","id":"seen","properties":{"id":"p1","category":"shoes"},
                         "context":{"page":{"url":"http://x/y","title":"T","referer":{"host":"r"}}}}"""),
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36");
        profile = answer.profile();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Its keys in the order of the alphabet, written like those above. */
    private static String shape(JsonNode node) {
        if (node instanceof ObjectNode object) {
            StringBuilder text = new StringBuilder("{");
            new TreeSet<>(object.propertyNames())
                    .forEach(key -> text.append(text.length() > 1 ? " " : "")
                            .append(key)
                            .append(':')
                            .append(key.equals("headers") ? "{*}" : shape(object.path(key))));
            return text.append('}').toString();
        }
        return switch (node.getNodeType()) {
            case STRING -> "s";
            case NUMBER -> "n";
            case BOOLEAN -> "b";
            case ARRAY -> node.isEmpty() ? "[]" : "[" + shape(node.path(0)) + "]";
            default -> "-";
        };
    }

    /** The same of a text above: as JSON first, so that both are ordered by the same rule. */
    private static String wanted(String text) {
        String json = ("{" + text + "}").replaceAll("\\s+", " ");
        json = Pattern.compile("([\\w]+):").matcher(json).replaceAll("\"$1\":");
        json = json.replaceAll(":s\\b", ":\"\"")
                .replaceAll(":n\\b", ":0")
                .replaceAll(":b\\b", ":true")
                .replace(":-", ":null")
                .replace("[s]", "[\"\"]")
                .replace("{*}", "{}");
        json = json.replaceAll("(?<=[\"\\]}0el]) (?=\")", ",");
        return shape(RunningServer.JSON.readTree(json));
    }

    @Test
    void profileHasItsKeys() {
        assertThat(shape(server.get("/profile/" + profile).body())).isEqualTo(wanted(PROFILE));
    }

    @Test
    void sessionHasItsKeys() {
        assertThat(shape(server.get("/session/visit").body())).isEqualTo(wanted(SESSION));
    }

    @Test
    void eventHasItsKeys() {
        assertThat(shape(server.get("/event/seen").body())).isEqualTo(wanted(EVENT));
    }

    /** Lists and searches show the same records, but for what only a record that is read alone tells. */
    @Test
    void listsShowTheSameRecords() {
        JsonNode event = server.get("/event/seen").body().path("event");
        ObjectNode session = (ObjectNode) server.get("/session/visit").body();
        session.remove("operation");
        JsonNode whole = server.get("/profile/" + profile).body();
        Map<String, JsonNode> records = Map.of("event", event, "session", session, "profile", whole);
        records.forEach((index, record) -> assertThat(server.post(
                                "/" + index + "/select",
                                "{\"where\":\"id=\\\"" + record.path("id").asString() + "\\\"\"}")
                        .body()
                        .at("/result/0"))
                .as(index)
                .isEqualTo(record));
        JsonNode brief = server.get("/events/session/visit/profile/" + profile).body();
        assertThat(brief.at("/result/0").propertyNames()).containsExactly("id", "metadata", "type", "name", "source");
        assertThat(brief.path("more_to_load").asBoolean(true)).isFalse();
        assertThat(server.get("/events/session/visit/profile/" + profile + "?limit=1")
                        .body()
                        .path("more_to_load")
                        .asBoolean(false))
                .isTrue();
        assertThat(server.get("/session/profile/" + profile).body().propertyNames())
                .containsExactly("id", "metadata", "context", "profile", "device", "app", "os");
        assertThat(server.get("/session/profile/" + profile + "?n=1").http().body())
                .isEqualTo("null");
    }

    @Test
    void newProfileIsAnonymousAndCountsItsVisit() {
        JsonNode record = server.get("/profile/" + profile).body();
        assertThat(record.at("/data/anonymous").asBoolean(false)).isTrue();
        assertThat(record.at("/metadata/time/visit/count").asInt(0)).isEqualTo(1);
        assertThat(record.at("/stats/visits").asInt(-1)).isZero();
        assertThat(List.of(
                        record.path("ids").path(0).asString(),
                        record.at("/_meta/id").asString()))
                .containsOnly(profile);
    }
}
