package org.trackconsole.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What visitors of a shop send: sessions of five calls with two events each, from a browser. Every other session is of
 * somebody who was there before, so that stored profiles are looked up and not only passed by.
 */
final class Visits {
    private static final int CALLS = 5;
    private static final int REMEMBERED = 100_000;
    private static final String HEAD = """
            POST /track HTTP/1.1\r
            Host: 127.0.0.1:{port}\r
            User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0\r
            Accept: */*\r
            Accept-Language: en-GB,en;q=0.5\r
            Origin: http://shop.example\r
            Referer: http://shop.example/\r
            Content-Type: application/json\r
            Content-Length:\s""";
    private static final String EVENTS = """
            "context":{"time":{"tz":"Europe/Warsaw","local":"11/24/2026, 7:57:46 AM"},\
            "page":{"url":"http://shop.example/shoes","path":"/shoes","title":"Shoes"},\
            "screen":{"width":1920,"height":1080,"innerWidth":1903,"innerHeight":969,"colorDepth":24},\
            "browser":{"local":{"browser":{"language":"en-GB","name":"Firefox"},"device":{"platform":"Linux"}}}},\
            "properties":{},"options":{"saveSession":true},"events":[\
            {"type":"page-view","properties":{"category":"shoes"},\
            "context":{"page":{"url":"http://shop.example/shoes","title":"Shoes","referer":{"host":null}}}},\
            {"type":"product-seen","properties":{"sku":"A-1042","price":129.9,"currency":"EUR"}}]}""";

    private final String head;
    private final int stored;
    private final SplittableRandom random = new SplittableRandom(7);
    private final List<String> met = new ArrayList<>();

    /** @param stored how many profiles lie in the file, by the ids of {@link StoredProfiles} */
    Visits(int port, int stored) {
        this.head = HEAD.replace("{port}", String.valueOf(port));
        this.stored = stored;
    }

    /** One connection: one visitor after the other. */
    Load.Talk visitor() {
        return new Load.Talk() {
            private int call;
            private String session = "";
            private @Nullable String profile;
            private byte[] request = {};

            @Override
            public byte[] next() {
                if (call++ % CALLS == 0) {
                    session = new UUID(random.nextLong(), random.nextLong()).toString();
                    profile = random.nextBoolean() ? somebody() : null;
                    request = request();
                }
                return request;
            }

            private byte[] request() {
                String body = "{\"source\":{\"id\":\"bench\"},\"session\":{\"id\":\"" + session + "\"},"
                        + (profile == null ? "" : "\"profile\":{\"id\":\"" + profile + "\"},") + EVENTS;
                return (head + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1);
            }

            @Override
            public void heard(byte[] answer, int length) {
                if (profile == null) {
                    String mark = "\"profile\":{\"id\":\"";
                    int at = Load.indexOf(answer, mark, 0, length) + mark.length();
                    profile = new String(answer, at, 36, StandardCharsets.ISO_8859_1);
                    request = request();
                    if (met.size() < REMEMBERED) {
                        met.add(profile);
                    }
                }
            }
        };
    }

    private @Nullable String somebody() {
        int known = Math.max(stored, met.size());
        if (known == 0) {
            return null;
        }
        int index = random.nextInt(known);
        return stored > 0 ? StoredProfiles.id(index) : met.get(index);
    }
}
