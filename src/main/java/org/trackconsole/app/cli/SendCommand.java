package org.trackconsole.app.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.TrackServer;
import org.trackconsole.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends one payload and prints the answer: the main job where there is no display. */
@Command(
        name = SendCommand.NAME,
        mixinStandardHelpOptions = true,
        versionProvider = CommandLineEntry.ProductVersion.class)
final class SendCommand implements Callable<Integer> {
    static final String NAME = "send";

    static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final int HIGHEST_PORT = 65_535;

    /** People paste the tracking address; the client adds {@code /track} itself. */
    private static final Pattern TAIL = Pattern.compile("(/+track)?/*$");

    private final Streams streams;

    @Parameters(paramLabel = "FILE.json", descriptionKey = "file")
    private @Nullable Path file;

    @Option(names = "--server", paramLabel = "URL")
    private @Nullable String server;

    @Option(names = "--source", paramLabel = "ID")
    private @Nullable String source;

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = "--prove")
    private boolean prove;

    @Option(names = "--user", paramLabel = "U")
    private @Nullable String user;

    @Option(names = "--password-file", paramLabel = "F")
    private @Nullable Path passwordFile;

    SendCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        TrackServer named = server == null ? null : named(server);
        if (server != null && named == null) {
            return usage(Texts.text("cli.server.url"));
        }
        if ((user == null) != (passwordFile == null) || (user != null && named == null)) {
            return usage(Texts.text("cli.signIn"));
        }
        Credentials who = null;
        if (user != null && passwordFile != null) {
            switch (PasswordFile.read(passwordFile)) {
                case PasswordFile.Password(String password) -> who = new Credentials(user, password);
                case PasswordFile.Unusable(String why) -> {
                    return usage(why);
                }
            }
        }
        Credentials signIn = who;
        return switch (PayloadFile.read(Objects.requireNonNull(file, "picocli requires the file"))) {
            case PayloadFile.Unusable(String why) -> usage(why);
            case PayloadFile.Sound(Payload payload) ->
                send(source == null ? payload : payload.withSource(source), named, signIn);
        };
    }

    private int send(Payload payload, @Nullable TrackServer named, @Nullable Credentials who) {
        try (Sending sending = new Sending(DataFolders.of(data), streams, prove)) {
            return named == null ? sending.toLocalServer(payload) : sending.to(named, who, payload);
        }
    }

    private int usage(String sentence) {
        streams.err().println(sentence);
        return ExitCode.USAGE;
    }

    /** The server of that address, or null where it is none that could be called. */
    private static @Nullable TrackServer named(String typed) {
        URI url;
        try {
            url = new URI(typed.strip());
        } catch (URISyntaxException _) {
            return null;
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean callable = (scheme.equals("http") || scheme.equals("https"))
                && url.getHost() != null
                && url.getPort() != 0
                && url.getPort() <= HIGHEST_PORT
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
        if (!callable) {
            return null;
        }
        String path = TAIL.matcher(url.getRawPath()).replaceFirst("");
        URI address = URI.create(scheme + "://" + url.getRawAuthority() + path);
        // The history groups by server and session, so two addresses must not be one server.
        return new TrackServer(address.toString(), url.getRawAuthority(), address, TIMEOUT, List.of(), null);
    }
}
