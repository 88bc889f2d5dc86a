package org.trackconsole.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.app.RandomPassword;
import org.trackconsole.app.StartSentence;
import org.trackconsole.app.Version;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.json.Json;
import org.trackconsole.json.JsonFormat;
import org.trackconsole.json.JsonReading;
import org.trackconsole.json.LocatedJson;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import org.trackconsole.server.LocalServer;
import org.trackconsole.server.ServerOptions;
import org.trackconsole.server.ServerStartException;
import org.trackconsole.service.Explanation;
import org.trackconsole.service.Explanations;
import org.trackconsole.service.SendEvents;
import org.trackconsole.service.SourceCatalog;
import org.trackconsole.settings.AppFolders;
import org.trackconsole.text.Texts;
import tools.jackson.databind.node.ObjectNode;

/** Sends one payload from the command line, through the same client and into the same history as the desktop. */
final class Sending implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String ADMINISTRATOR = "console";

    private final AppFolders folders;
    private final TrackingClient client = new TrackingClient(Version.current());

    Sending(AppFolders folders) {
        this.folders = folders;
    }

    /** Starts the local server for the purpose, with the source that the payload names. */
    int toLocalServer(String text) {
        Path folder = folders.data().resolve("server");
        Credentials who = new Credentials(ADMINISTRATOR, RandomPassword.make());
        try (LocalServer started = LocalServer.start(new ServerOptions(folder, 0, true, who))) {
            TrackServer server = new TrackServer(
                    TrackServer.LOCAL_ID,
                    Texts.text("common.localServer"),
                    started.url(),
                    TIMEOUT,
                    List.of(),
                    ADMINISTRATOR);
            String ready = withSource(server, new SourceCatalog(client, _ -> who), text);
            return to(server, ready);
        } catch (ServerStartException e) {
            System.err.println(StartSentence.of(e, 0, folder));
            return ExitCode.UNREACHABLE;
        }
    }

    /** Sends to that server. */
    int to(TrackServer server, String text) {
        Answer answer = post(server, text);
        print(answer, server);
        return switch (answer) {
            case Answer.Accepted _ -> ExitCode.OK;
            case Answer.Refused _, Answer.Unreadable _ -> ExitCode.REFUSED;
            case Answer.Unreachable _, Answer.Cancelled _ -> ExitCode.UNREACHABLE;
        };
    }

    @Override
    public void close() {
        client.close();
    }

    /** Keeps the call in the history where that is to be had; a payload is worth sending all the same. */
    private Answer post(TrackServer server, String text) {
        try (History history = History.open(folders)) {
            SendEvents sending =
                    new SendEvents(history.calls(), client::track, client::trackHeaders, InstantSource.system());
            return sending.send(server, null, text, new CancelSignal()).answer();
        } catch (History.NotToBeHad e) {
            System.err.println(Texts.text("cli.notKept", String.valueOf(e.getMessage())));
            return client.track(server, text, new TrackPayload(Json.object(text)), new CancelSignal());
        }
    }

    /** The payload with a source that the local server knows: its own, made here if need be, or else the example. */
    private static String withSource(TrackServer server, SourceCatalog catalog, String text) {
        String wanted = new TrackPayload(Json.object(text)).sourceId();
        SourceCatalog.Saving saving = wanted == null || wanted.equals(SourceCatalog.EXAMPLE_ID)
                ? catalog.createExample(server)
                : catalog.save(server, Source.rest(wanted, Texts.text("cli.exampleSource")), null);
        if (!(saving instanceof SourceCatalog.Saving.Saved saved)) {
            return text;
        }
        System.err.println(Texts.text("cli.source", saved.source().id()));
        if (saved.source().id().equals(wanted)) {
            return text;
        }
        ObjectNode changed = Json.object(text);
        changed.putObject("source").put("id", saved.source().id());
        return Json.pretty(changed);
    }

    private static void print(Answer answer, TrackServer server) {
        RawAnswer raw = answer.raw();
        if (raw != null) {
            System.out.println(laidOut(raw.body()));
        }
        if (answer instanceof Answer.Failure failure) {
            printProblem(Explanations.of(failure, server));
        }
        if (answer instanceof Answer.Accepted accepted) {
            if (accepted.nothingStored()) {
                printProblem(Explanations.nothingStored(server));
            } else {
                @Nullable String profile = accepted.profileId();
                System.out.println(Texts.text("cli.profile", profile == null ? Texts.text("cli.none") : profile));
            }
        }
    }

    private static void printProblem(Explanation explanation) {
        System.err.println(explanation.title());
        System.err.println(explanation.cause());
        explanation.points().forEach(point -> System.err.println("  " + point));
        System.err.println(explanation.fix());
    }

    private static String laidOut(String body) {
        return LocatedJson.parse(body) instanceof JsonReading.Sound(LocatedJson document)
                ? JsonFormat.format(document)
                : body;
    }
}
