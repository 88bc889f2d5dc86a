package org.trackconsole.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes requests that no client should send, each out of one that every client does. One thread. */
final class OddRequests {
    private static final String TRACK = """
            {"source":{"id":"shop"},"session":{"id":"s-1"},"profile":{"id":"p-1"},"context":{"page":{"url":"u"},\
            "time":{"tz":"Europe/Warsaw"}},"properties":{"a":1},"request":{"b":"c"},"options":{"x":true},"debug":false,\
            "metadata":{"ip":null},"events":[{"type":"page-view","id":"e-1","time":{"insert":"2026-01-01T00:00:00Z",\
            "create":null},"properties":{"n":1.5},"context":{"page":{"title":"t","referer":{"host":"h"}}},\
            "options":{"save":true},"tags":["t"]},{"type":"purchase-order","properties":{"price":12.5,"items":[1,2]}}]}""";
    private static final String SOURCE = """
            {"id":"odd","name":"Odd","type":["rest"],"bridge":{"id":"b","name":"b"},"channel":"Web","enabled":true,\
            "tags":["a"],"groups":["g"],"timestamp":"2026-01-01T00:00:00Z"}""";
    private static final String CONSENT = """
            {"source":{"id":"shop"},"session":{"id":"s-1"},"profile":{"id":"p-1"},"consents":{"a":true,"b":false}}""";
    private static final List<String> WAYS_IN = List.of(
            "/collect/x/hook",
            "/collect/x/hook/s-2",
            "/collect/Page%20View/hook/%C2%A0",
            "/collect/%zz/hook",
            "/collect/%ff%00/hook",
            "/collect/\u00e9/hook",
            "/collect/a%2Fb/hook",
            "/collect//hook/",
            "/collect/x/shop",
            "/collect/x/@x/",
            "/redirect/link",
            "/redirect/link/s%0D%0A3",
            "/redirect/nowhere",
            "/customer/consent");
    private static final List<String> QUERIES = List.of(
            "",
            "?a=1&a=2",
            "?a[b]={\"c\":[1]}",
            "?%zz=%&&=&b",
            "?a=\u00fc",
            "?|^`<>\\",
            "?all=perhaps",
            "?a=" + "b".repeat(20_000));
    private static final Pattern VALUE =
            Pattern.compile("(?<=[:\\[,])(\"[^\"]*\"|-?\\d[\\d.]*|true|false|null|\\{[^{}]*}|\\[[^\\[\\]]*])");
    private static final Pattern KEY = Pattern.compile("(?<=[{,])\"[^\"]*\":");
    private static final List<String> PATHS = List.of(
            "/track",
            "/track/",
            "/track?profile_less=true",
            "/track?profile_less=%ff&&=&a",
            "/nowhere",
            "/%2e%2e/track",
            "/event/%00",
            "/event/e-1",
            "/session/s-1",
            "/profile/%F0%9F%98%80",
            "/event-sources/by_type?query=%25",
            "/event-sources/entity?limit=-1",
            "/event-sources/entity?limit=1e9&add_current=perhaps",
            "/healthcheck",
            "/info/version",
            "//track",
            "/");
    private static final List<String> METHODS = List.of("GET", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "BREW");

    private final SplittableRandom random;
    private final String host;
    private final String token;

    /**
     * What goes over the wire at once.
     *
     * @param answers how many must come back
     * @param framed whether the server can tell where each request ends
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Sent(byte[] bytes, int answers, boolean framed) {
        /** The beginning of it, for whoever has to find out why it failed. */
        String told() {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            return text.substring(0, Math.min(3_000, text.length()));
        }
    }

    OddRequests(SplittableRandom random, int port, String token) {
        this.random = random;
        this.host = "Host: 127.0.0.1:" + port + "\r\n";
        this.token = token;
    }

    Sent next() {
        return switch (random.nextInt(44)) {
            case 0, 1, 2, 3 -> pipelined();
            case 4, 5 -> new Sent(latin(brokenFrame()), 1, false);
            case 6 -> half();
            case 7, 8 -> new Sent(chunked(body(TRACK)), 1, true);
            case 9, 10, 11 -> new Sent(latin(elsewhere()), 1, true);
            case 12 -> new Sent(latin(longHead()), 1, false);
            case 13, 14 -> new Sent(post("/event-source", signedIn() + type(), body(SOURCE)), 1, true);
            case 15, 16, 17, 18 -> new Sent(otherWayIn(), 1, true);
            default -> new Sent(track(), 1, true);
        };
    }

    /** Webhooks, links and consents. */
    private byte[] otherWayIn() {
        String path = WAYS_IN.get(random.nextInt(WAYS_IN.size())) + QUERIES.get(random.nextInt(QUERIES.size()));
        if (random.nextInt(3) == 0) {
            return latin("GET " + path + " HTTP/1.1\r\n" + host + "Cookie: tracardi-session-id=%zz;a\r\n\r\n");
        }
        String form = "Content-Type: application/x-www-form-urlencoded\r\n";
        return random.nextInt(4) == 0
                ? post(path, form, latin("a=1&%=%zz&b=" + "c".repeat(random.nextInt(3_000))))
                : post(path, type(), body(random.nextBoolean() ? CONSENT : TRACK));
    }

    private Sent pipelined() {
        int count = 2 + random.nextInt(3);
        byte[] all = new byte[0];
        for (int i = 0; i < count; i++) {
            all = joined(all, track());
        }
        return new Sent(all, count, true);
    }

    private Sent half() {
        byte[] whole = track();
        byte[] part = new byte[random.nextInt(whole.length)];
        System.arraycopy(whole, 0, part, 0, part.length);
        return new Sent(part, 0, false);
    }

    private byte[] track() {
        return post("/track", type(), body(TRACK));
    }

    private byte[] post(String path, String headers, byte[] body) {
        return joined(
                latin("POST " + path + " HTTP/1.1\r\n" + host + headers + "Content-Length: " + body.length
                        + "\r\n\r\n"),
                body);
    }

    private String type() {
        return switch (random.nextInt(20)) {
            case 0 -> "";
            case 1 -> "Content-Type: text/plain\r\n";
            case 2 -> "Content-Type: application/json; charset=\"\r\n";
            case 3 -> "Content-Type: ;;;\r\n";
            case 4 -> "content-type:application/vnd.api+json\r\n";
            default -> "Content-Type: application/json\r\n";
        };
    }

    private String signedIn() {
        return random.nextInt(4) == 0 ? "" : "Authorization: Bearer " + token + "\r\n";
    }

    private byte[] chunked(byte[] body) {
        byte[] all = latin("POST /track HTTP/1.1\r\n" + host + type() + "Transfer-Encoding: chunked\r\n\r\n");
        int at = 0;
        while (at < body.length) {
            int length = Math.min(body.length - at, 1 + random.nextInt(400));
            byte[] part = new byte[length];
            System.arraycopy(body, at, part, 0, length);
            String size = Integer.toHexString(length);
            all = joined(
                    all,
                    latin((random.nextBoolean() ? size.toUpperCase(Locale.ROOT) : size) + "\r\n"),
                    part,
                    latin("\r\n"));
            at += length;
        }
        return joined(all, latin("0\r\n\r\n"));
    }

    private String brokenFrame() {
        String start = "POST /track HTTP/1.1\r\n" + host + "Content-Type: application/json\r\n";
        return switch (random.nextInt(14)) {
            case 0 -> start + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n";
            case 1 -> start + "Transfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n";
            case 2 -> start + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}\r\n0\r\n\r\n";
            case 3 -> start + "Content-Length: -7\r\n\r\n{}";
            case 4 -> start + "Content-Length: two\r\n\r\n{}";
            case 5 -> start + "Content-Length: 99999999999999999999\r\n\r\n{}";
            case 6 -> start + "Content-Length: 2\r\nNo colon\r\n\r\n{}";
            case 7 -> start + "Content-Length: 2\r\n: no name\r\n\r\n{}";
            case 8 -> "POST /track\r\n" + host + "\r\n";
            case 9 -> "POST /track HTTP/9.9\r\n" + host + "\r\n";
            case 10 -> "\u0000\u0001\u0002\u0003\r\n\r\n\r\n";
            case 11 -> "POST /track HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}";
            case 12 -> "POST /track HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 2\r\n\r\n{}";
            default -> "POST /tr ack HTTP/1.1\r\n" + host + "Content-Length: 2\r\n\r\n{}";
        };
    }

    private String elsewhere() {
        String method = METHODS.get(random.nextInt(METHODS.size()));
        String origin = random.nextBoolean() ? "" : "Origin: null\r\nAccess-Control-Request-Method: POST\r\n";
        return method + " " + PATHS.get(random.nextInt(PATHS.size())) + " HTTP/1.1\r\n" + host + signedIn() + origin
                + "\r\n";
    }

    private String longHead() {
        int length = 1 << random.nextInt(8, 18);
        return "GET /healthcheck HTTP/1.1\r\n" + host + "X-Long: " + "x".repeat(length) + "\r\n\r\n";
    }

    /** A good document with some of its values and keys made odd, and now and then its bytes. */
    private byte[] body(String good) {
        String text = good;
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            text = random.nextInt(5) == 0 ? replaced(text, KEY, oddKey()) : replaced(text, VALUE, oddValue());
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return random.nextInt(4) == 0 ? spoilt(bytes) : bytes;
    }

    private String replaced(String text, Pattern what, String with) {
        List<MatchResult> places = new ArrayList<>(what.matcher(text).results().toList());
        if (places.isEmpty()) {
            return text;
        }
        MatchResult place = places.get(random.nextInt(places.size()));
        return text.substring(0, place.start()) + with + text.substring(place.end());
    }

    private String oddKey() {
        return switch (random.nextInt(6)) {
            case 0 -> "\"type\":1,\"type\":";
            case 1 -> "\"\":";
            case 2 -> "\"source\":";
            case 3 -> "\"\\ud800\":";
            case 4 -> "'id':";
            default -> "\"" + "k".repeat(random.nextInt(3_000)) + "\":";
        };
    }

    private String oddValue() {
        int length = random.nextInt(3_000);
        return switch (random.nextInt(22)) {
            case 0, 1, 2 -> "null";
            case 3 -> "1e" + random.nextInt(1_000_000);
            case 4 -> "-" + "9".repeat(1 + length * 2);
            case 5 -> "0." + "1".repeat(1 + length);
            case 6 -> "NaN";
            case 7 -> "\"\"";
            case 8 -> "\" \\t\\n \"";
            case 9 -> "\"\\u0000\\u202e\uD83D\uDE00'\\\"`\\\\\"";
            case 10 -> "\"\\ud800\"";
            case 11 -> "\"" + "x".repeat(length * 10) + "\"";
            case 12 -> "[" + "[".repeat(length / 10) + "]".repeat(length / 10) + "]";
            case 13 -> "{\"a\":".repeat(length / 10) + "1" + "}".repeat(length / 10);
            case 14 -> "[".repeat(length);
            case 15 -> "{\"id\":" + random.nextInt() + "}";
            case 16 -> "\"@internal\"";
            case 17 -> "{\"id\":null}";
            case 18 -> "[null,1,\"a\",{}]";
            case 19 -> "true";
            case 20 -> "\"9999-99-99T99:99:99\"";
            default -> "{}";
        };
    }

    private byte[] spoilt(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return latin(
                switch (random.nextInt(5)) {
                    case 0 -> text.substring(0, at);
                    case 1 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(at + 1);
                    case 2 -> text.substring(0, at) + text;
                    case 3 -> "\u00ef\u00bb\u00bf" + text;
                    default -> text.substring(0, at) + "\u00ed\u00a0\u0080\u00ff" + text.substring(at);
                });
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
