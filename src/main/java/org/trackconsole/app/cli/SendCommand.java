package org.trackconsole.app.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trackconsole.json.Json;
import org.trackconsole.json.JsonReading;
import org.trackconsole.json.LocatedJson;
import org.trackconsole.json.LocatedNode;
import org.trackconsole.model.TrackServer;
import org.trackconsole.settings.AppFolders;
import org.trackconsole.settings.LogFile;
import org.trackconsole.text.FaultText;
import org.trackconsole.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** Sends one payload and prints the answer: the main job where there is no display. */
@Command(name = "send", mixinStandardHelpOptions = true, resourceBundle = "org.trackconsole.text.cli")
final class SendCommand implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Parameters(paramLabel = "FILE.json")
    private @Nullable Path file;

    @Option(names = "--server", paramLabel = "URL")
    private @Nullable URI server;

    @Option(names = "--source", paramLabel = "ID")
    private @Nullable String source;

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        LogFile.toStandardError();
        String text = payload(read());
        AppFolders folders = data != null
                ? AppFolders.in(data.toAbsolutePath())
                : AppFolders.of(System.getenv(), System::getProperty);
        try (Sending sending = new Sending(folders)) {
            return server == null ? sending.toLocalServer(text) : sending.to(named(server), text);
        }
    }

    private String read() {
        if (file == null) {
            throw new IllegalStateException("picocli requires the file");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw usage(Texts.text("cli.file.notUtf8", file), e);
        } catch (IOException e) {
            throw usage(Texts.text("cli.file.unreadable", file), e);
        }
    }

    /** The text as it is in the file, but for the source where another one is named. */
    private String payload(String text) {
        switch (LocatedJson.parse(text)) {
            case JsonReading.Broken(var fault) ->
                throw usage(Texts.text("cli.file.notJson", String.valueOf(file), FaultText.withPlace(fault)), null);
            case JsonReading.Sound(LocatedJson document) -> {
                if (document.root().kind() != LocatedNode.Kind.OBJECT) {
                    throw usage(Texts.text("cli.file.notObject", String.valueOf(file)), null);
                }
            }
        }
        if (source == null) {
            return text;
        }
        ObjectNode changed = Json.object(text);
        changed.putObject("source").put("id", source);
        return Json.pretty(changed);
    }

    private TrackServer named(URI url) {
        boolean callable = ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null;
        if (!callable) {
            throw usage(Texts.text("cli.server.url", url), null);
        }
        String address = url.toString().replaceAll("/+$", "").replaceAll("/track$", "");
        return new TrackServer("command-line", url.getAuthority(), URI.create(address), TIMEOUT, List.of(), null);
    }

    private ParameterException usage(String sentence, @Nullable Exception cause) {
        if (spec == null) {
            throw new IllegalStateException("Not run by the command line");
        }
        return new ParameterException(spec.commandLine(), sentence, cause);
    }
}
