package org.trackconsole;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code serve} in a process of its own, with the largest heap it is promised to need. */
public final class ServeProcess implements AutoCloseable {
    private static final String ADMIN = "username=admin&password=bench";
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([0-9a-f]+)\"");
    private static final Pattern SHARING = Pattern.compile("\"commands\":(\\d+),\"commits\":(\\d+)");
    private static final Pattern USED = Pattern.compile(" used (\\d+)K");

    private final Process process;
    private final URI url;
    private final Duration start;

    private ServeProcess(Process process, URI url, Duration start) {
        this.process = process;
        this.url = url;
        this.start = start;
    }

    /** Starts it from the class path and waits until it says that it listens. */
    public static ServeProcess start(Path folder, List<String> options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java("java"));
        command.addAll(List.of("-Xmx256m", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        return start(command, folder, "", Redirect.INHERIT);
    }

    /** Starts the packaged program and waits until it says that it listens. */
    public static ServeProcess startPackaged(Path launcher, Path folder) throws IOException {
        return startPackaged(launcher, folder, "", Redirect.INHERIT);
    }

    /**
     * Starts the packaged program and waits until it says that it listens.
     *
     * @param options for its virtual machine, besides its own
     * @param errors where its standard error goes
     */
    public static ServeProcess startPackaged(Path launcher, Path folder, String options, Redirect errors)
            throws IOException {
        return start(List.of(launcher.toString()), folder, options, errors);
    }

    private static ServeProcess start(List<String> program, Path folder, String options, Redirect errors)
            throws IOException {
        Files.createDirectories(folder);
        Path password = Files.writeString(folder.resolve("password"), "bench\n");
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of("serve", "--port", "0", "--data", folder.toString()));
        command.addAll(List.of("--admin-password-file", password.toString()));
        long begin = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors);
        if (!options.isEmpty()) {
            builder.environment().put("JAVA_TOOL_OPTIONS", options);
        }
        Process process = builder.start();
        // A virtual machine with options may have something to say before the server has.
        String line = process.inputReader()
                .lines()
                .filter(said -> said.contains("http://"))
                .findFirst()
                .orElseThrow(() -> new IOException("The server did not start"));
        Duration start = Duration.ofNanos(System.nanoTime() - begin);
        return new ServeProcess(process, URI.create(line.substring(line.indexOf("http"))), start);
    }

    private static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    /** From the start of the process to the line that says it listens. */
    public Duration startTime() {
        return start;
    }

    /** The port it listens on. */
    public int port() {
        return url.getPort();
    }

    /** How long its threads have run on a core so far. */
    public Duration coreTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** How many commands shared how many commits since it began. */
    public record Sharing(long commands, long commits) {}

    /** How well commits were shared so far. */
    public Sharing sharing() throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url.resolve("/console/commits")).header("Authorization", signIn());
        Matcher told = SHARING.matcher(send(request));
        if (!told.find()) {
            throw new IOException("The server does not tell its commits");
        }
        return new Sharing(Long.parseLong(told.group(1)), Long.parseLong(told.group(2)));
    }

    private String signIn() throws IOException, InterruptedException {
        String answer = post("/user/token", "application/x-www-form-urlencoded", ADMIN, "");
        Matcher token = TOKEN.matcher(answer);
        if (!token.find()) {
            throw new IOException("Not signed in: " + answer);
        }
        return "Bearer " + token.group(1);
    }

    /** Makes the source that the calls go through. */
    public void addSource() throws IOException, InterruptedException {
        post(
                "/event-source",
                "application/json",
                "{\"id\":\"bench\",\"name\":\"Bench\",\"type\":[\"rest\"],\"bridge\":{\"id\":\"b\",\"name\":\"b\"},"
                        + "\"channel\":\"Web\"}",
                signIn());
    }

    /** Posts a body that must be taken, and answers what came back. */
    public String post(String path, String type, String body, String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path)).header("Content-Type", type);
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return send(request.POST(BodyPublishers.ofString(body)));
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("Not taken: " + answer.body());
            }
            return answer.body();
        }
    }

    /** Bytes of the heap that are in use after a collection. */
    public long heap() throws IOException {
        command("GC.run");
        Matcher used = USED.matcher(command("GC.heap_info"));
        if (!used.find()) {
            throw new IOException("The virtual machine does not tell its heap");
        }
        return Long.parseLong(used.group(1)) * 1024;
    }

    private String command(String name) throws IOException {
        Process jcmd = new ProcessBuilder(java("jcmd"), String.valueOf(process.pid()), name).start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Ends it without a warning, as a power failure of the process, and waits for that. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Ends it as its user would and waits for that. */
    @Override
    public void close() {
        process.toHandle().destroy();
        process.toHandle().onExit().join();
    }
}
