package org.trackconsole.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.app.RandomPassword;
import org.trackconsole.app.Version;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
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
import org.trackconsole.store.Completion;
import org.trackconsole.store.Database;
import org.trackconsole.store.ProofStore;
import org.trackconsole.store.StorageException;
import org.trackconsole.text.Texts;

/** Sends one payload from the command line, through the same client and into the same history as the desktop. */
final class Sending implements AutoCloseable {
    private static final String ADMINISTRATOR = "console";

    private final AppFolders folders;
    private final Streams streams;
    private final boolean prove;
    private final TrackingClient client = new TrackingClient(Version.current());

    /** @param prove whether to look afterwards for what was stored */
    Sending(AppFolders folders, Streams streams, boolean prove) {
        this.folders = folders;
        this.streams = streams;
        this.prove = prove;
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
            return to(server, who, source.in(payload, server));
        } catch (ServerStartException e) {
            streams.err()
                    .println(
                            e.reason() == ServerStartException.Reason.LOCKED
                                    ? Texts.text("cli.localRuns")
                                    : StartSentence.of(e, 0, folder));
            return ExitCode.UNREACHABLE;
        }
    }

    /**
     * Sends to that server. The history is kept where it is to be had; a payload is worth sending all the same.
     *
     * @param who may look into its store; null for nobody
     */
    int to(TrackServer server, @Nullable Credentials who, Payload payload) {
        Proving proving = prove ? new Proving(client, who, server, payload.parsed(), streams) : null;
        if (proving != null) {
            proving.lookBefore();
        }
        Database history = history();
        if (history == null) {
            return print(unkept(server, payload), server, payload, proving, null);
        }
        // Closed after the printing, so that nothing that goes wrong with the file can swallow the answer.
        try (history) {
            Sent sent = kept(new CallStore(history), server, payload);
            return print(sent, server, payload, proving, new ProofStore(history));
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

    private Sent kept(CallStore calls, TrackServer server, Payload payload) {
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
        return sent;
    }

    private Sent unkept(TrackServer server, Payload payload) {
        Call call = SendEvents.begun(server, null, payload.parsed(), Instant.now());
        Answer answer = client.track(server, payload.text(), payload.parsed(), new CancelSignal());
        return new Sent(Completion.of(call, answer), answer, null, null);
    }

    private void sayNotKept(StorageException problem) {
        streams.err().println(Texts.text("cli.notKept." + problem.reason()));
    }

    private int print(
            Sent sent, TrackServer server, Payload payload, @Nullable Proving proving, @Nullable ProofStore proofs) {
        new AnswerText(streams).print(sent.answer(), server, payload.parsed());
        if (proving != null && sent.answer() instanceof Answer.Accepted accepted) {
            return proving.prove(sent.call(), accepted, proofs) ? ExitCode.OK : ExitCode.NOT_PROVEN;
        }
        return ExitCode.of(sent.answer());
    }
}
