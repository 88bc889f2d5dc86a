package org.trackconsole.server.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.RequestException;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.check.Truth;
import org.trackconsole.server.wire.Loc;
import org.trackconsole.server.wire.Parsed;
import org.trackconsole.server.wire.Problem;
import org.trackconsole.server.wire.Utf8;
import org.trackconsole.server.wire.WireJson;
import org.trackconsole.server.world.Stage;
import org.trackconsole.server.world.World;
import org.trackconsole.server.world.Worlds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A request as endpoints see it. One thread. */
final class Request {
    /** Names the world of a request, and is sent back as it came (contract §2.2, §5). */
    static final HeaderName CONTEXT = HeaderNames.create("X-Context");

    /** The largest body that is taken. */
    static final int LARGEST_BODY = 16 * 1024 * 1024;

    /** Above that, so that a client whose body is a little too large hears so; below what would hurt. */
    private static final long LARGEST_DRAINED = 4L * LARGEST_BODY;

    private static final int PART = 16 * 1024;
    private static final String TOO_LONG = "The body is larger than 16 MiB.";
    private static final String UNREADABLE = "There was an error parsing the body";

    private final ServerRequest request;
    private final Worlds worlds;
    private final SlowClients slowClients;
    private byte[] taken = new byte[0];
    private @Nullable InputStream stream;
    private boolean ended;

    Request(ServerRequest request, Worlds worlds, SlowClients slowClients) {
        this.request = request;
        this.worlds = worlds;
        this.slowClients = slowClients;
    }

    /** The data that this request is about; 503 and the reason where they cannot be opened. */
    Given<World> world() {
        Stage stage = Stage.of(header(CONTEXT).orElse(""));
        return Response.part(worlds.world(stage));
    }

    /** A part of the path, decoded. */
    String inPath(String name) {
        return request.path().pathParameters().get(name);
    }

    /** The address of this request with its query, but without the slashes at the end of the path. */
    String urlWithoutSlash() {
        String path = request.path().absolute().rawPath();
        String query = request.query().rawValue();
        String host = header(HeaderNames.HOST).orElse("");
        return "http://" + host + path.replaceFirst("/+$", "") + (query.isEmpty() ? "" : "?" + query);
    }

    /** A parameter of the query, decoded; of several the last counts, as on real servers. */
    Optional<String> inQuery(String name) {
        // Most have no query, and Helidon takes long to say that something is not in it.
        return request.query().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(query().get(name)).map(List::getLast);
    }

    /** All parameters of the query with their values, decoded. */
    Map<String, List<String>> query() {
        return Form.read(queryAsSent());
    }

    /** The query as it stands in the address; empty where there is none. */
    String queryAsSent() {
        return request.query().rawValue();
    }

    /** A cookie, as it was sent. */
    Optional<String> cookie(String name) {
        return request.headers().cookies().first(name).asOptional();
    }

    /** A truth value of the query. */
    Given<Boolean> flag(String name, boolean otherwise) {
        Optional<String> text = inQuery(name);
        if (text.isEmpty()) {
            return new Given.Usable<>(otherwise);
        }
        return Truth.of(text.get())
                .<Given<Boolean>>map(Given.Usable::new)
                .orElseGet(() -> refused(Truth.problem(Loc.query(name), string(text.get()))));
    }

    /** A whole number of the query; one that is below zero or above the most is brought within. */
    Given<Integer> number(String name, int otherwise, int most) {
        return inQuery(name)
                .map(text -> number(Loc.query(name), text, most))
                .orElseGet(() -> new Given.Usable<>(otherwise));
    }

    /** A whole number in the path, brought within likewise. */
    Given<Integer> numberInPath(String name, int most) {
        return number(Loc.path(name), inPath(name), most);
    }

    private static Given<Integer> number(Loc loc, String text, int most) {
        try {
            long number = Long.parseLong(text.strip());
            return new Given.Usable<>((int) Math.clamp(number, 0, (long) most));
        } catch (NumberFormatException _) {
            return refused(Problem.of(
                    "int_parsing",
                    loc,
                    "Input should be a valid integer, unable to parse string as an integer",
                    string(text)));
        }
    }

    /** A header. */
    Optional<String> header(HeaderName name) {
        return request.headers().first(name);
    }

    /** All headers by lower-case name, without those that carry secrets (contract §2.1). */
    ObjectNode headersToKeep() {
        ObjectNode kept = WireJson.object();
        for (Header header : request.headers()) {
            String name = header.headerName().lowerCase();
            if (!name.equals("authorization") && !name.equals("cookie")) {
                kept.put(name, String.join(", ", header.allValues()));
            }
        }
        return kept;
    }

    /** The client's IP address. */
    String address() {
        return request.remotePeer().address() instanceof InetSocketAddress socket
                ? socket.getAddress().getHostAddress()
                : "";
    }

    /** The body as it came; empty before it was asked for and where it was too large or did not arrive whole. */
    byte[] bodyAsRead() {
        return taken;
    }

    /**
     * Writes the body into a new file, however long it is.
     *
     * @throws IOException if the client went away
     */
    Given<Path> bodyInto(Path file) throws IOException {
        Upload upload = new Upload(slowClients, Upload.LARGEST, () -> Upload.roomBeside(file), System::nanoTime);
        try {
            Given<Path> written = upload.take(stream(), announced(), file);
            ended = !(written instanceof Given.Refused<Path>(Response refusal)) || !refusal.ends();
            return written;
        } catch (RuntimeException failure) {
            return new Given.Refused<>(unread(failure));
        }
    }

    /**
     * Reads what an endpoint left of the body: a client that is still sending would not hear the answer.
     *
     * @return the answer, which ends the connection where too much is left
     */
    Response readToTheEnd(Response answer) {
        if (ended || answer.ends() || !request.content().hasEntity()) {
            return answer;
        }
        try {
            boolean breaksOff = bytes(0) instanceof Given.Refused<byte[]>(Response refusal) && refusal.ends();
            return breaksOff ? answer.ending() : answer;
        } catch (UncheckedIOException _) {
            return answer.ending();
        }
    }

    private InputStream stream() {
        InputStream open = stream;
        if (open == null) {
            // It is not closed: closing it would wait for the rest of a body that broke off.
            open = request.content().hasEntity() ? request.content().inputStream() : InputStream.nullInputStream();
            stream = open;
        }
        return open;
    }

    /** How long the body is to be; −1 where that was not said. */
    private long announced() {
        return announced(request.headers());
    }

    private static long announced(Headers headers) {
        // By hand: Helidon takes longer for it than for all else of a request. It has made sure that this is a number.
        return headers.first(HeaderNames.CONTENT_LENGTH)
                .map(length -> Long.parseLong(length.strip()))
                .orElse(-1L);
    }

    /** The body as text. */
    Given<String> text() {
        return switch (bytes()) {
            case Given.Refused<byte[]>(Response response) -> new Given.Refused<>(response);
            case Given.Usable<byte[]>(byte[] bytes) ->
                Utf8.decode(bytes)
                        .<Given<String>>map(Given.Usable::new)
                        .orElseGet(() -> new Given.Refused<>(Response.detail(400, UNREADABLE)));
        };
    }

    /** The body as a JSON object; everything else is refused as real servers do (contract §2.3). */
    Given<ObjectNode> document() {
        return text().andThen(this::document);
    }

    private Given<ObjectNode> document(String text) {
        if (text.isEmpty()) {
            return refused(Problem.missing(Loc.body(), WireJson.none()));
        }
        return isJson() ? document(WireJson.parse(text)) : noObject(string(text));
    }

    /** The same where there may also be no body, or {@code null}. */
    Given<Optional<ObjectNode>> documentIfAny() {
        return text().andThen(
                        text -> text.isEmpty() || (isJson() && text.strip().equals("null"))
                                ? new Given.Usable<>(Optional.empty())
                                : document(text).andThen(document -> new Given.Usable<>(Optional.of(document))));
    }

    private static Given<ObjectNode> document(Parsed parsed) {
        return switch (parsed) {
            case Parsed.Document(ObjectNode object) -> new Given.Usable<>(object);
            case Parsed.Document(JsonNode other) when other.isNull() -> refused(Problem.missing(Loc.body(), other));
            case Parsed.Document(JsonNode other) -> noObject(other);
            case Parsed.Malformed(int position, String rule) ->
                refused(new Problem(
                        "json_invalid",
                        Loc.body().index(position),
                        "JSON decode error",
                        WireJson.object(),
                        WireJson.object().put("error", rule)));
            case Parsed.HalfCharacter(Loc loc) ->
                refused(Problem.of(
                        "string_unicode",
                        loc,
                        "Input should be a valid string, unable to parse raw data as a unicode string",
                        WireJson.none()));
            case Parsed.TooMuch() -> new Given.Refused<>(Response.detail(400, UNREADABLE));
        };
    }

    /** The body as a JSON list; everything else is refused likewise. */
    Given<ArrayNode> list() {
        return switch (text()) {
            case Given.Refused<String>(Response response) -> new Given.Refused<>(response);
            case Given.Usable<String>(String text)
            when text.isEmpty() -> refused(Problem.missing(Loc.body(), WireJson.none()));
            case Given.Usable<String>(String text) when isJson() -> list(WireJson.parse(text));
            case Given.Usable<String> _ -> noList();
        };
    }

    private static Given<ArrayNode> list(Parsed parsed) {
        if (parsed instanceof Parsed.Document(JsonNode root)) {
            return root instanceof ArrayNode list ? new Given.Usable<>(list) : noList();
        }
        return document(parsed) instanceof Given.Refused<ObjectNode>(Response response)
                ? new Given.Refused<>(response)
                : noList();
    }

    /** The body as a JSON object, text or number, which is what a preference can be. */
    Given<JsonNode> preference() {
        return text().andThen(text -> {
            if (text.isEmpty()) {
                return refused(Problem.missing(Loc.body(), WireJson.none()));
            }
            return isJson() ? preference(WireJson.parse(text)) : noPreference(string(text));
        });
    }

    private static Given<JsonNode> preference(Parsed parsed) {
        return switch (parsed) {
            case Parsed.Document(JsonNode value)
            when value.isObject() || value.isString() || value.isNumber() || value.isBoolean() ->
                new Given.Usable<>(value);
            case Parsed.Document(JsonNode value) when !value.isNull() -> noPreference(value);
            case Parsed other -> document(other).andThen(Given.Usable::new);
        };
    }

    private static Given<JsonNode> noPreference(JsonNode input) {
        Loc body = Loc.body();
        return new Given.Refused<>(Response.problems(List.of(
                Problem.of("dict_type", body.field("dict"), "Input should be a valid dictionary", input),
                Problem.of("string_type", body.field("str"), "Input should be a valid string", input),
                Problem.of("int_type", body.field("int"), "Input should be a valid integer", input),
                Problem.of("float_type", body.field("float"), "Input should be a valid number", input))));
    }

    private static <T> Given<T> noList() {
        return refused(Problem.of("list_type", Loc.body(), "Input should be a valid list", WireJson.none()));
    }

    private static <T> Given<T> noObject(JsonNode input) {
        return refused(Problem.attributes(Loc.body(), input));
    }

    private static <T> Given<T> refused(Problem problem) {
        return new Given.Refused<>(Response.problems(List.of(problem)));
    }

    private static JsonNode string(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    /** Whether the body says that it is JSON. */
    boolean isJson() {
        String type = contentType();
        return type.equals("application/json") || (type.startsWith("application/") && type.endsWith("+json"));
    }

    /** Whether the body is a form. */
    boolean isForm() {
        return contentType().equals("application/x-www-form-urlencoded");
    }

    /** The content type without its parameters, in lower case; empty where there is none. */
    String contentType() {
        String whole = header(HeaderNames.CONTENT_TYPE).orElse("");
        int end = whole.indexOf(';');
        return (end < 0 ? whole : whole.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private Given<byte[]> bytes() {
        return bytes(LARGEST_BODY);
    }

    /** @param most how many bytes are wanted; what is beyond is read and dropped */
    private Given<byte[]> bytes(int most) {
        if (!request.content().hasEntity()) {
            return new Given.Usable<>(new byte[0]);
        }
        slowClients.begin();
        try {
            Given<byte[]> bytes =
                    announced() > LARGEST_DRAINED ? new Given.Refused<>(tooLong()) : bytes(stream(), most);
            if (bytes instanceof Given.Usable<byte[]>(byte[] body)) {
                taken = body;
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException failure) {
            return new Given.Refused<>(unread(failure));
        } finally {
            slowClients.end();
        }
    }

    /** The answer to a body that Helidon could not read; what it does not tell of so is thrown on. */
    private static Response unread(RuntimeException failure) {
        return switch (failure) {
            case Connections.NoRoomException _ -> crowded().ending();
            case Connections.TooLongException _ -> tooLong();
            // A chunk without a size, what follows the last one, a line end of another kind, and a client that went
            // away.
            case NumberFormatException _,
                    RequestException _,
                    DataReader.IncorrectNewLineException _,
                    DataReader.InsufficientDataAvailableException _ ->
                Response.broken("The body did not arrive whole.");
            default -> throw failure;
        };
    }

    private static Response crowded() {
        return Response.later("The server is reading as many long bodies as it can hold. Nothing was stored.");
    }

    private Given<byte[]> bytes(InputStream stream, int most) throws IOException {
        long end = System.nanoTime() + slowClients.patience().toNanos();
        BodyRoom.Share room = Connections.share();
        int expected = part(announced());
        ByteArrayOutputStream whole = new ByteArrayOutputStream(expected);
        byte[] part = new byte[expected];
        long read = 0;
        boolean crowded = false;
        for (int length = stream.read(part); length >= 0; length = stream.read(part)) {
            read += length;
            // A client that is still sending would not hear a refusal; so the rest of what is too long is dropped.
            crowded = crowded || !room.keep(whole.size() + length);
            if (crowded) {
                whole = new ByteArrayOutputStream();
                room.keep(0);
            } else if (whole.size() <= most) {
                whole.write(part, 0, length);
            }
            if (read > LARGEST_DRAINED) {
                return new Given.Refused<>(tooLong());
            }
            if (System.nanoTime() - end > 0) {
                return new Given.Refused<>(Response.tooSlow());
            }
        }
        ended = true;
        if (crowded) {
            return new Given.Refused<>(crowded());
        }
        return whole.size() <= most
                ? new Given.Usable<>(whole.toByteArray())
                : new Given.Refused<>(Response.detail(413, TOO_LONG));
    }

    /**
     * How much of a body is read at a time: most are short and come in one piece.
     *
     * @param announced its length; −1 where it comes in chunks, which do not tell
     */
    static int part(long announced) {
        return announced < 0 ? PART : Math.clamp(announced, 1, PART);
    }

    private static Response tooLong() {
        return Response.broken(413, TOO_LONG);
    }
}
