package org.trackconsole.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.app.RandomPassword;
import org.trackconsole.app.Version;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.TrackServer;
import org.trackconsole.server.LocalServer;
import org.trackconsole.server.ServerOptions;
import org.trackconsole.server.ServerStartException;
import org.trackconsole.service.SendEvents;
import org.trackconsole.service.Sent;
import org.trackconsole.service.SourceCatalog;
import org.trackconsole.settings.AppFolders;
import org.trackconsole.store.CallStore;
import org.trackconsole.store.Database;
import org.trackconsole.store.StorageException;
import org.trackconsole.text.Texts;

/** Sends one payload from the command line, through the same client and into the same history as the desktop. */
final class Sending implements AutoCloseable {
    private static final String ADMINISTRATOR = "console";

    private final AppFolders folders;
    private final Streams streams;
    private final TrackingClient client = new TrackingClient(Version.current());

    Sending(AppFolders folders, Streams streams) {
        this.folders = folders;
        this.streams = streams;
    }

    /** Sends to the local server, which is started for the purpose, through a source that it knows. */
    int toLocalServer(Payload payload) {
        Path folder = folders.localServer();
        Credentials who = new Credentials(ADMINISTRATOR, RandomPassword.make());
        try {
            folders.create();
        } catch (IOException e) {
            streams.err().println(Texts.text("cli.noFolders", folders.data(), String.valueOf(e.getMessage())));
            return ExitCode.UNREACHABLE;
        }
        try (LocalServer started = LocalServer.start(new ServerOptions(folder, 0, true, who))) {
            TrackServer server = new TrackServer(
                    TrackServer.LOCAL_ID,
                    Texts.text("common.localServer"),
                    started.url(),
                    SendCommand.TIMEOUT,
                    List.of(),
                    ADMINISTRATOR);
            LocalSource source = new LocalSource(new SourceCatalog(client, _ -> who), streams);
            return to(server, source.in(payload, server));
        } catch (ServerStartException e) {
            streams.err()
                    .println(
                            e.reason() == ServerStartException.Reason.LOCKED
                                    ? Texts.text("cli.localRuns")
                                    : StartSentence.of(e, 0, folder));
            return ExitCode.UNREACHABLE;
        }
    }

    /** Sends to that server. The history is kept where it is to be had; a payload is worth sending all the same. */
    int to(TrackServer server, Payload payload) {
        Database history = history();
        if (history == null) {
            return print(unkept(server, payload), server, payload);
        }
        // Closed after the printing, so that nothing that goes wrong with the file can swallow the answer.
        try (history) {
            return print(kept(new CallStore(history), server, payload), server, payload);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private @Nullable Database history() {
        try {
            folders.create();
            return Database.open(folders.data());
        } catch (StorageException e) {
            sayNotKept(e);
        } catch (IOException e) {
            streams.err().println(Texts.text("cli.noFolders", folders.data(), String.valueOf(e.getMessage())));
        }
        return null;
    }

    private Answer kept(CallStore calls, TrackServer server, Payload payload) {
        SendEvents sending = new SendEvents(calls, client::track, client::trackHeaders, InstantSource.system());
        Sent sent;
        try {
            sent = sending.send(server, null, payload.text(), new CancelSignal());
        } catch (StorageException e) {
            // Then nothing has left yet.
            sayNotKept(e);
            return unkept(server, payload);
        }
        if (sent.notKept() != null) {
            sayNotKept(sent.notKept());
        }
        return sent.answer();
    }

    private Answer unkept(TrackServer server, Payload payload) {
        return client.track(server, payload.text(), payload.parsed(), new CancelSignal());
    }

    private void sayNotKept(StorageException problem) {
        streams.err().println(Texts.text("cli.notKept." + problem.reason()));
    }

    private int print(Answer answer, TrackServer server, Payload payload) {
        new AnswerText(streams).print(answer, server, payload.parsed());
        return ExitCode.of(answer);
    }
}
