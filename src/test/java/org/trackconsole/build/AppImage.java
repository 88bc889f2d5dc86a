package org.trackconsole.build;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import org.trackconsole.ServeProcess;

/**
 * Builds the application image of the machine it runs on – launcher, runtime, jars, a cache of loaded classes – and tries
 * it: {@code mvn -q -Ppackage verify}. Works in a folder that holds {@code input}, the jars to be packaged.
 */
public final class AppImage {
    private static final String NAME = "track-console";
    private static final String DESKTOP_CACHE = "desktop.aot";
    private static final String SERVE_CACHE = "serve.aot";
    private static final Path LINUX_LAUNCHER = Path.of("packaging", "linux-launcher.sh");
    private static final Path PACKAGING = Path.of("packaging");
    private static final long PATIENCE_SECONDS = 300;

    /** The desktop without a display, closing by itself. */
    private static final String TRIAL = "-Dglass.platform=Headless -Dprism.order=sw -Dtrack-console.trial=true";

    private final Path folder;
    private final String version;
    private final Layout layout;

    private AppImage(Path folder, String version) {
        this.folder = folder;
        this.version = version;
        this.layout = Layout.of(System.getProperty("os.name"), folder);
    }

    /** Makes a start fail that could not use its cache, over which the program otherwise passes. */
    private static final String NO_WAY_WITHOUT_CACHE = "-XX:AOTMode=on";

    /** Where jpackage puts things on a system. */
    private record Layout(Path launcher, Path app, List<String> options, boolean ofLinux) {
        static Layout of(String system, Path folder) {
            String name = system.toLowerCase(Locale.ROOT);
            if (name.startsWith("windows")) {
                Path home = folder.resolve(NAME);
                return new Layout(home.resolve(NAME + ".exe"), home.resolve("app"), List.of("--win-console"), false);
            }
            if (name.startsWith("mac")) {
                Path contents = folder.resolve(NAME + ".app/Contents");
                return new Layout(contents.resolve("MacOS/" + NAME), contents.resolve("app"), List.of(), false);
            }
            Path home = folder.resolve(NAME);
            return new Layout(
                    home.resolve("bin/" + NAME),
                    home.resolve("lib/app"),
                    List.of("--icon", Path.of("icons", "icon-512.png").toString()),
                    true);
        }
    }

    /** The launcher of the image that was built into a folder, if one was. */
    public static Optional<Path> launcher(Path folder) {
        return Optional.of(Layout.of(System.getProperty("os.name"), folder).launcher())
                .filter(Files::exists);
    }

    /** Arguments: the folder, the version, the main jar, the main class, flags of the JVM. */
    public static void main(String[] args) throws IOException, InterruptedException {
        AppImage image = new AppImage(Path.of(args[0]), args[1]);
        image.prepareLibraries();
        List<String> flags = Arrays.asList(args).subList(4, args.length);
        image.build(args[2], args[3], flags);
        image.unpackSqlite();
        if (image.layout.ofLinux()) {
            image.writeLinuxLauncher(args[2], args[3], flags);
            image.learnToServe();
        }
        image.learn();
        image.tryIt();
    }

    /** Makes the cache able to hold all classes. */
    private void prepareLibraries() throws IOException {
        try (Stream<Path> jars = Files.list(folder.resolve("input/lib"))) {
            for (Path jar :
                    jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
                CurrentFormat.bringTo(jar);
            }
        }
    }

    /** Puts SQLite's library beside the jars: out of its jar, it would be unpacked once more by every start. */
    private void unpackSqlite() throws IOException {
        String name = LibraryLoaderUtil.getNativeLibName();
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (InputStream library =
                Objects.requireNonNull(SQLiteJDBCLoader.class.getResourceAsStream(resource), resource)) {
            Files.copy(library, layout.app().resolve(name));
        }
    }

    private void build(String jar, String mainClass, List<String> flags) throws IOException {
        List<String> options = new ArrayList<>(List.of("--type", "app-image", "--name", NAME));
        options.addAll(List.of("--app-version", version, "--dest", folder.toString()));
        options.addAll(List.of("--input", folder.resolve("input").toString()));
        options.addAll(List.of("--main-jar", jar, "--main-class", mainClass));
        options.addAll(List.of("--add-modules", String.join(",", modules())));
        options.addAll(List.of("--jlink-options", "--strip-debug --no-man-pages --no-header-files"));
        options.addAll(layout.options());
        for (String flag : flags) {
            options.addAll(List.of("--java-options", flag));
        }
        ToolProvider jpackage = ToolProvider.findFirst("jpackage").orElseThrow();
        if (jpackage.run(System.out, System.err, options.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("jpackage failed");
        }
    }

    private static List<String> modules() throws IOException {
        try (Stream<String> lines = Files.lines(PACKAGING.resolve("modules.txt"))) {
            return lines.filter(line -> !line.startsWith("#")).toList();
        }
    }

    private void writeLinuxLauncher(String jar, String mainClass, List<String> flags) throws IOException {
        String script = Files.readString(LINUX_LAUNCHER)
                .replace("{flags}", String.join(" ", flags))
                .replace("{jar}", jar)
                .replace("{main}", mainClass);
        // Written into the file that is there, which may be executed.
        Files.writeString(layout.launcher(), script);
        // What only jpackage's launcher reads would mislead whoever looks for a setting.
        Files.delete(layout.app().resolve(NAME + ".cfg"));
        Files.delete(layout.app().resolveSibling("libapplauncher.so"));
    }

    /** Lets a server that is used a little leave a cache of its loaded and linked classes. */
    private void learnToServe() throws IOException, InterruptedException {
        Path cache = layout.app().resolve(SERVE_CACHE).toAbsolutePath();
        try (ServeProcess server = serve("learn-serve", "-XX:AOTCacheOutput=" + cache)) {
            server.addSource();
            server.post(
                    "/track",
                    "application/json",
                    "{\"source\":{\"id\":\"bench\"},\"session\":{\"id\":\"first\"},\"events\":[{\"type\":\"page-view\"}]}",
                    "");
        }
        expectCache(cache);
    }

    private ServeProcess serve(String step, String jvmOptions) throws IOException {
        Redirect log = Redirect.to(folder.resolve(step + ".log").toFile());
        return ServeProcess.startPackaged(layout.launcher(), folder.resolve("home/serve"), jvmOptions, log);
    }

    /** Lets a run of the desktop leave a cache of its loaded and linked classes, and has the launcher use it. */
    private void learn() throws IOException, InterruptedException {
        Path cache = layout.app().resolve(DESKTOP_CACHE).toAbsolutePath();
        run("learn", "-XX:AOTCacheOutput=" + cache + " " + TRIAL);
        expectCache(cache);
        if (layout.ofLinux()) {
            return;
        }
        Path configuration = layout.app().resolve(NAME + ".cfg");
        List<String> lines = new ArrayList<>(Files.readAllLines(configuration));
        // What the launcher of Linux says, and why, stands in its script.
        lines.addAll(
                lines.indexOf("[JavaOptions]") + 1,
                List.of(
                        "java-options=-XX:AOTCache=$APPDIR/" + DESKTOP_CACHE,
                        "java-options=-Dorg.sqlite.lib.path=$APPDIR",
                        "java-options=-Xlog:disable",
                        "java-options=-Xlog:all=warning,aot*=off,cds*=off:stderr"));
        Files.write(configuration, lines);
    }

    private static void expectCache(Path cache) {
        if (!Files.exists(cache)) {
            throw new IllegalStateException("Nothing was learnt: there is no " + cache);
        }
    }

    private void tryIt() throws IOException, InterruptedException {
        expect(run("version", NO_WAY_WITHOUT_CACHE, "--version"), NAME + " " + version);
        if (layout.ofLinux()) {
            serve("serve", NO_WAY_WITHOUT_CACHE).close();
        }
        expect(run("send", "", "send", PACKAGING.resolve("smoke/order.json").toString()), "profile id: ");
        run("desktop", TRIAL);
        Path log = folder.resolve("home/log/track-console.log");
        expect(Files.readString(log), "window after ");
        // A port that is taken is an error to Helidon; the program takes the next one.
        if (Files.readString(log).lines().anyMatch(line -> line.contains("ERROR") && !line.contains("LoomServer"))) {
            throw new IllegalStateException("The desktop logged an error: " + log);
        }
    }

    private static void expect(String output, String part) {
        if (!output.contains(part)) {
            throw new IllegalStateException("No \"" + part + "\" in: " + output);
        }
    }

    /** Runs the launcher to its end and answers what it wrote; anything but success is an error. */
    private String run(String step, String jvmOptions, String... arguments) throws IOException, InterruptedException {
        Path output = folder.resolve(step + ".log");
        List<String> command = new ArrayList<>(List.of(layout.launcher().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment()
                .put(
                        "TRACK_CONSOLE_HOME",
                        folder.resolve("home").toAbsolutePath().toString());
        if (!jvmOptions.isEmpty()) {
            builder.environment().put("JAVA_TOOL_OPTIONS", jvmOptions);
        }
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException("Step " + step + " did not end: " + output);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("Step " + step + " ended with " + process.exitValue() + ": " + output);
        }
        return Files.readString(output);
    }
}
