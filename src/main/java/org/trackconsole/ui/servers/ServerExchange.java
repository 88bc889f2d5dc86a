package org.trackconsole.ui.servers;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.ConnectionFile;
import org.trackconsole.service.ConnectionFile.Reading;
import org.trackconsole.service.IncomingServer;
import org.trackconsole.service.RemovedServer;
import org.trackconsole.service.ServerEntry;
import org.trackconsole.service.ServerList;
import org.trackconsole.settings.AtomicFile;
import org.trackconsole.settings.Secrets;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.StorageWords;
import org.trackconsole.ui.port.Notices;

/** Exports connections into a file without secrets, and imports them after showing what would change. */
final class ServerExchange {
    /** No list of connections is larger; it is read whole. */
    private static final long MOST_BYTES = 4_000_000;

    private final FxWork work;
    private final ServerList servers;
    private final Secrets secrets;
    private final org.trackconsole.ui.port.Files files;
    private final Notices notices;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<@Nullable Preview> preview = new ReadOnlyObjectWrapper<>();

    /**
     * What a file would bring.
     *
     * @param file its name
     * @param rows its connections, in its order
     */
    record Preview(String file, List<ImportRow> rows) {}

    /** @param changed is run when the list of servers has changed */
    ServerExchange(
            FxWork work,
            ServerList servers,
            Secrets secrets,
            org.trackconsole.ui.port.Files files,
            Notices notices,
            Runnable changed) {
        this.work = work;
        this.servers = servers;
        this.secrets = secrets;
        this.files = files;
        this.notices = notices;
        this.changed = changed;
    }

    /** What is about to be imported; null while nothing is. */
    ReadOnlyObjectProperty<@Nullable Preview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** Exports every server but the local one. */
    void exportAll() {
        export(Texts.text("servers.export.fileAll"), null);
    }

    /** Exports one server. */
    void export(TrackServer server) {
        export(server.name().replaceAll("[^\\p{L}\\p{N}._-]+", "-"), server.id());
    }

    private void export(String name, @Nullable String only) {
        Optional<Path> file = files.save(Texts.text("servers.export.title"), name + ".json", "json");
        file.ifPresent(path -> work.run("export servers", () -> write(path, only))
                .onDone(written -> notices.say(
                        written.problem().isEmpty()
                                ? Texts.text("servers.export.done", written.count(), path.getFileName())
                                : Texts.text("servers.export.failed", path.getFileName(), written.problem())))
                .onFail(failure -> notices.say(StorageWords.sentence("servers.export.notRead", failure))));
    }

    private record Written(int count, String problem) {}

    private Written write(Path path, @Nullable String only) {
        List<ConnectionFile.Exported> exported = servers.listed().stream()
                .filter(server -> !server.local() && (only == null || only.equals(server.id())))
                .map(server ->
                        new ConnectionFile.Exported(server, secrets.get(ServerList.passwordKey(server.id())) != null))
                .toList();
        try {
            byte[] file = ConnectionFile.write(exported).getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(path, out -> out.write(file));
            return new Written(exported.size(), "");
        } catch (IOException problem) {
            return new Written(0, String.valueOf(problem.getMessage()));
        }
    }

    /** Lets the person choose a file and shows what it would bring. */
    void importFile() {
        files.open(Texts.text("servers.import.title"), "json")
                .ifPresent(path -> work.run("read connections", () -> read(path))
                        .onDone(read -> show(String.valueOf(path.getFileName()), read))
                        .onFail(failure -> notices.say(StorageWords.sentence("servers.export.notRead", failure))));
    }

    private sealed interface Read {
        record Found(List<IncomingServer> servers) implements Read {}

        record Nothing(String why) implements Read {}
    }

    private Read read(Path path) {
        try {
            if (Files.size(path) > MOST_BYTES) {
                return new Read.Nothing(Texts.text("servers.import.tooLarge"));
            }
            return switch (ConnectionFile.read(Files.readString(path))) {
                case Reading.Read(var entries)
                when entries.isEmpty() -> new Read.Nothing(Texts.text("servers.import.empty"));
                case Reading.Read(var entries) -> new Read.Found(IncomingServer.compare(entries, servers.listed()));
                case Reading.Foreign() -> new Read.Nothing(Texts.text("servers.import.foreign"));
                case Reading.Newer(int version) ->
                    new Read.Nothing(Texts.text("servers.import.newer", Integer.toString(version)));
            };
        } catch (MalformedInputException _) {
            return new Read.Nothing(Texts.text("servers.import.foreign"));
        } catch (IOException problem) {
            return new Read.Nothing(Texts.text("servers.import.unreadable", String.valueOf(problem.getMessage())));
        }
    }

    private void show(String file, Read read) {
        switch (read) {
            case Read.Found(var found) ->
                preview.set(new Preview(file, found.stream().map(ImportRow::new).toList()));
            case Read.Nothing(String why) -> notices.say(Texts.text("servers.import.failed", file, why));
        }
    }

    /** Imports nothing. */
    void cancel() {
        preview.set(null);
    }

    /** Imports what was chosen; undo takes it back, secrets included. */
    void importChosen() {
        Preview shown = preview.get();
        if (shown == null) {
            return;
        }
        List<ImportRow> wanted =
                shown.rows().stream().filter(row -> row.wanted() != null).toList();
        if (wanted.isEmpty()) {
            return;
        }
        var _ = work.run("import servers", () -> save(wanted))
                .onDone(undo -> {
                    preview.set(null);
                    changed.run();
                    boolean again = wanted.stream()
                            .anyMatch(row -> !row.incoming().enterAgain().isEmpty());
                    notices.say(
                            Texts.text(again ? "servers.import.doneAgain" : "servers.import.done", wanted.size()),
                            Texts.text("common.undo"),
                            () -> undo(undo));
                })
                .onFail(failure -> notices.say(StorageWords.sentence("servers.import.notSaved", failure)));
    }

    /**
     * What takes an import back.
     *
     * @param added ids of servers that were not there
     * @param replaced servers as they were
     */
    private record Undo(List<String> added, List<RemovedServer> replaced) {}

    private Undo save(List<ImportRow> wanted) {
        List<String> added = new ArrayList<>();
        List<RemovedServer> replaced = new ArrayList<>();
        for (ImportRow row : wanted) {
            ServerEntry entry = row.wanted();
            String id = entry == null ? null : entry.id();
            if (entry == null || id == null) {
                continue;
            }
            if (servers.find(id) == null) {
                added.add(id);
            } else {
                RemovedServer before = servers.asItIs(id);
                replaced.add(before);
                // What was entered for one address is not for whatever address a file names.
                if (row.incoming().leadsElsewhere(before.entry())) {
                    servers.forgetSecrets(before);
                }
            }
            var _ = servers.take(entry);
        }
        return new Undo(added, replaced);
    }

    private void undo(Undo undo) {
        var _ = work.run("undo import", () -> {
                    undo.added().stream().filter(id -> servers.find(id) != null).forEach(servers::remove);
                    undo.replaced().forEach(servers::restore);
                    return undo;
                })
                .onDone(_ -> changed.run())
                .onFail(failure -> notices.say(StorageWords.sentence("servers.import.notSaved", failure)));
    }
}
