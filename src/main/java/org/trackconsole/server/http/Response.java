package org.trackconsole.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.storage.Result;
import org.trackconsole.server.storage.StorageFault;
import org.trackconsole.server.wire.Problem;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer as a value.
 *
 * @param headers by name, beside those that every answer has
 * @param type the content type
 * @param body may be empty; not changed after it was handed in
 * @param flow writes the body piece by piece, in place of {@code body}; null for most answers
 */
@SuppressWarnings("ArrayRecordComponent")
record Response(
        int status,
        Map<String, String> headers,
        String type,
        byte[] body,
        @Nullable Flow flow) {
    private static final String JSON = "application/json";
    private static final String CONNECTION = "Connection";

    /** Writes a body piece by piece, on the request's own thread. */
    @FunctionalInterface
    interface Flow {
        /** Writes all of it; the caller closes the stream. */
        void writeTo(OutputStream out) throws IOException;
    }

    Response {
        headers = Map.copyOf(headers);
    }

    private Response(int status, String type, byte[] body) {
        this(status, Map.of(), type, body, null);
    }

    /** 200 with a body of any length. */
    static Response flowing(String type, Flow flow) {
        return new Response(200, Map.of("Cache-Control", "no-store"), type, new byte[0], flow);
    }

    /** 200 with a document. */
    static Response ok(JsonNode body) {
        return json(200, body);
    }

    /** A status with a document. */
    static Response json(int status, JsonNode body) {
        return new Response(status, JSON, WireJson.bytes(body));
    }

    /** A status with {@code {"detail":"…"}}, the shape of nearly every refusal. */
    static Response detail(int status, String detail) {
        return json(status, WireJson.object().put("detail", detail));
    }

    /** 422 with its list. */
    static Response problems(List<Problem> problems) {
        return json(422, Problem.answer(problems));
    }

    /** 404 with the body {@code null}, as real servers answer for a record that is not there. */
    static Response noRecord() {
        return json(404, WireJson.none());
    }

    /** 200 with the answer to a record that was saved. */
    static Response saved(String id) {
        ObjectNode answer = WireJson.object().put("saved", 1);
        answer.putArray("errors");
        answer.putArray("ids").add(id);
        return ok(answer);
    }

    /** 200 with a list, or a part of it, and how many there are. */
    static Response listed(long total, ArrayNode list) {
        ObjectNode answer = WireJson.object().put("total", total);
        answer.set("result", list);
        return ok(answer);
    }

    /** A status and nothing else. */
    static Response empty(int status) {
        return text(status, "");
    }

    /** 200 with the bytes of a file of some type. */
    static Response file(String type, byte[] body) {
        return new Response(200, type, body);
    }

    /** Plain text. */
    static Response text(int status, String text) {
        return new Response(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** What the file brought as a part of the request; 503 and the reason where it brought nothing. */
    static <T> Given<T> part(Result<T> result) {
        return result instanceof Result.Done<T>(T value)
                ? new Given.Usable<>(value)
                : new Given.Refused<>(of(result, _ -> empty(503)));
    }

    /** 200 with a web page. */
    static Response html(String page) {
        return new Response(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    /** The answer for what the file brought; where it brought nothing, 503 and the reason. */
    static <T> Response of(Result<T> result, Function<T, Response> answer) {
        return switch (result) {
            case Result.Done<T>(T value) -> answer.apply(value);
            case Result.Busy<T>() -> later("The server has more to do than it can take in. Nothing was stored.");
            case Result.Failed<T>(var fault) -> failed(fault);
        };
    }

    /** The answer for what was counted; 503 where that takes too long, since a wrong figure would be believed. */
    static <T> Response counted(Result<Optional<T>> result, Function<T, Response> answer) {
        return of(result, counted -> counted.map(answer).orElseGet(() -> detail(503, "Counting this takes too long.")));
    }

    /** The answer where the file does not do what was asked of it. */
    static Response failed(StorageFault fault) {
        return switch (fault) {
            // Neither gets better by waiting.
            case UNSURE ->
                detail(
                        503,
                        "It is not known whether this was stored: " + fault.words()
                                + ". Look before you send it again.");
            case DISK_REFUSES -> detail(503, "Nothing was stored: " + fault.words() + ".");
            case DISK_FULL, NOT_WRITABLE, DAMAGED, NEWER, LOCKED, OTHER ->
                later("Nothing was stored or read: " + fault.words() + ".");
        };
    }

    /** 400 to a request that breaks HTTP; nothing sensible can follow it on the same connection. */
    static Response broken(String detail) {
        return broken(400, detail);
    }

    /** A refusal of a body that is not read to its end; nothing sensible can follow it on the same connection. */
    static Response broken(int status, String detail) {
        return detail(status, detail).with(CONNECTION, "close");
    }

    /** 408 to a request whose body comes too slowly. */
    static Response tooSlow() {
        return detail(408, "The body came too slowly.").with(CONNECTION, "close");
    }

    /** 503 to what would have to wait for too long. */
    static Response later(String detail) {
        return detail(503, detail).with("Retry-After", "1");
    }

    /** 503 to a request that comes while the server stops. */
    static Response stopping() {
        return later("The server is stopping.").with(CONNECTION, "close");
    }

    /** The same answer as the last one on its connection. */
    Response ending() {
        return with(CONNECTION, "close");
    }

    /** Whether the connection ends with this answer. */
    boolean ends() {
        return headers.containsKey(CONNECTION);
    }

    /** The same answer with a header. */
    Response with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Response(status, more, type, body, flow);
    }
}
