package org.trackconsole.service;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.Records;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.json.Json;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.EventChanges;
import org.trackconsole.model.Profile;
import org.trackconsole.model.RecordIndex;
import org.trackconsole.model.Reply;
import org.trackconsole.model.StoredEvent;
import org.trackconsole.model.TrackServer;
import org.trackconsole.settings.AtomicFile;
import org.trackconsole.text.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes everything that a server keeps of a person into a ZIP file, page by page: the records as served, the events for
 * spreadsheets, and a page to read. The file is there whole or not at all. Blocks; any thread but the JavaFX one.
 */
public final class PersonExport {
    private static final int EVENTS_AT_ONCE = 100;

    private final Records records;
    private final Passwords passwords;
    private final InstantSource clock;

    /** @param client of all servers */
    public PersonExport(TrackingClient client, Passwords passwords, InstantSource clock) {
        this.records = client.records();
        this.passwords = passwords;
        this.clock = clock;
    }

    /** How it went. */
    public sealed interface Outcome {
        /**
         * The file is there.
         *
         * @param sessions how many it holds
         * @param events how many it holds
         * @param missed how many more the server counts but gives no way to ask for
         */
        record Written(long sessions, long events, long missed) implements Outcome {}

        /** The server did not answer as it should; nothing was written. */
        record Failed(Answer.Failure failure) implements Outcome {}

        /** The file could not be written, in the system's words. */
        record NotWritten(String why) implements Outcome {}

        /** Somebody stopped it; nothing was written. */
        record Stopped() implements Outcome {}
    }

    /** Reads and writes all of it; the profile anew, since what is on the screen may be old. */
    public Outcome export(TrackServer server, Profile shown, Path file, Progress progress) {
        try {
            Run run = new Run(server, progress);
            AtomicFile.write(file, out -> run.write(shown, file, out));
            return Objects.requireNonNull(run.written, "written to the end");
        } catch (Ended ended) {
            return ended.outcome;
        } catch (IOException failure) {
            return progress.stopped()
                    ? new Outcome.Stopped()
                    : new Outcome.NotWritten(Objects.requireNonNullElse(failure.getMessage(), ""));
        }
    }

    /** Ends the writing of a file that is not to be. */
    private static final class Ended extends IOException {
        private final transient Outcome outcome;

        Ended(Outcome outcome) {
            super("The export ended early");
            this.outcome = outcome;
        }
    }

    /** One export. */
    private final class Run {
        private final TrackServer server;
        private final Progress progress;
        private final @Nullable Credentials who;
        private final PersonWalk walk;
        private @Nullable Outcome written;

        Run(TrackServer server, Progress progress) {
            this.server = server;
            this.progress = progress;
            who = passwords.of(server);
            walk = new PersonWalk(records, server, who);
        }

        void write(Profile shown, Path file, OutputStream out) throws IOException {
            Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder");
            Path sheet = Files.createTempFile(folder, ".export", ".tmp");
            Path page = Files.createTempFile(folder, ".export", ".tmp");
            Path changes = Files.createTempFile(folder, ".export", ".tmp");
            try {
                write(shown, sheet, page, changes, out);
            } finally {
                Files.deleteIfExists(sheet);
                Files.deleteIfExists(page);
                Files.deleteIfExists(changes);
            }
        }

        private void write(Profile shown, Path sheet, Path page, Path changes, OutputStream out) throws IOException {
            ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
            Writer text = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
            Profile profile = profile(shown);
            entry(zip, "profile.json");
            text.append(Json.pretty(profile.document())).append('\n').flush();
            long missed;
            long sessions;
            long events;
            boolean changed;
            try (Writer sheetText = Files.newBufferedWriter(sheet);
                    Writer pageText = Files.newBufferedWriter(page);
                    Writer changesText = Files.newBufferedWriter(changes)) {
                EventSheet lines = new EventSheet(sheetText);
                PersonPage words = new PersonPage(pageText);
                words.begin(profile, server.name(), clock.instant());
                words.beginSessions();
                entry(zip, "sessions.json");
                Listing listed = new Listing(text);
                PersonWalk.Walked ofSessions =
                        all(RecordIndex.SESSION, Progress.Phase.READING_SESSIONS, profile, session -> {
                            listed.add(session);
                            words.session(session);
                        });
                sessions = ofSessions.number();
                listed.end();
                words.beginEvents();
                entry(zip, "events.json");
                Listing list = new Listing(text);
                Changes noted = new Changes(new Listing(changesText));
                Set<String> visited = new LinkedHashSet<>();
                PersonWalk.Walked ofEvents = all(RecordIndex.EVENT, Progress.Phase.READING_EVENTS, profile, record -> {
                    StoredEvent event = new StoredEvent(record);
                    list.add(record);
                    noted.add(event.id());
                    lines.add(event);
                    words.event(event);
                    String session = event.sessionId();
                    if (session != null) {
                        visited.add(session);
                    }
                });
                events = ofEvents.number();
                list.end();
                changed = noted.end();
                words.finish();
                visited.removeAll(listed.ids);
                sessions += further(visited, profile, zip, text);
                missed = ofSessions.missed() + ofEvents.missed();
            }
            progress.at(Progress.Phase.WRITING, 0, 0);
            copy(zip, "events.csv", sheet);
            copy(zip, "person.html", page);
            if (changed) {
                copy(zip, "changes.json", changes);
            }
            entry(zip, "README.txt");
            text.append(Texts.text(
                            "outcome.export.readme",
                            profile.id(),
                            server.name(),
                            server.address(),
                            clock.instant().toString(),
                            Long.toString(sessions),
                            Long.toString(events),
                            Long.toString(missed)))
                    .append('\n')
                    .flush();
            zip.closeEntry();
            zip.finish();
            written = new Outcome.Written(sessions, events, missed);
        }

        private Profile profile(Profile shown) throws IOException {
            return switch (records.find(server, who, RecordIndex.PROFILE, shown.id())) {
                case Reply.Failed<Optional<ObjectNode>>(Answer.Failure failure) -> throw failed(failure);
                case Reply.Ok<Optional<ObjectNode>>(Optional<ObjectNode> record) ->
                    record.map(Profile::new).orElse(shown);
            };
        }

        /** Sessions that events name and the search does not show, as it may be with a session's wrong times. */
        private long further(Set<String> ids, Profile profile, ZipOutputStream zip, Writer text) throws IOException {
            Listing listing = null;
            for (String id : ids) {
                check();
                switch (records.find(server, who, RecordIndex.SESSION, id)) {
                    case Reply.Failed<Optional<ObjectNode>>(Answer.Failure failure) -> throw failed(failure);
                    case Reply.Ok<Optional<ObjectNode>>(Optional<ObjectNode> record) -> {
                        JsonNode session = record.<JsonNode>map(found -> found)
                                .orElseGet(() -> Json.mapper().missingNode());
                        if (profile.plainIds()
                                .contains(session.at("/profile/id").asString(""))) {
                            if (listing == null) {
                                entry(zip, "sessions-named-by-events.json");
                                listing = new Listing(text);
                            }
                            listing.add(session);
                        }
                    }
                }
            }
            if (listing != null) {
                listing.end();
            }
            return listing == null ? 0 : listing.ids.size();
        }

        /** What the events changed in the profile, asked for by the hundred; only the local server knows. */
        private final class Changes {
            private final Listing listing;
            private final List<String> events = new ArrayList<>();
            private boolean any;

            Changes(Listing listing) {
                this.listing = listing;
            }

            void add(String event) throws IOException {
                events.add(event);
                if (events.size() == EVENTS_AT_ONCE) {
                    ask();
                }
            }

            /** Whether there is anything. */
            boolean end() throws IOException {
                ask();
                listing.end();
                return any;
            }

            private void ask() throws IOException {
                if (server.local() && !events.isEmpty()) {
                    switch (records.changes(server, who, events)) {
                        case Reply.Failed<Map<String, EventChanges>>(Answer.Failure failure) -> throw failed(failure);
                        case Reply.Ok<Map<String, EventChanges>>(Map<String, EventChanges> found) -> {
                            for (String event : events) {
                                write(event, found.get(event));
                            }
                        }
                    }
                }
                events.clear();
            }

            private void write(String event, @Nullable EventChanges changes) throws IOException {
                if (changes != null && !(changes.fields().isEmpty() && changes.leftOut() == 0)) {
                    listing.add(Json.mapper()
                            .createObjectNode()
                            .put("id", event)
                            .put("left_out", changes.leftOut())
                            .set("changes", Json.mapper().valueToTree(changes.fields())));
                    any = true;
                }
            }
        }

        private PersonWalk.Walked all(RecordIndex index, Progress.Phase phase, Profile profile, PersonWalk.Sink sink)
                throws IOException {
            List<String> ids = profile.plainIds();
            long total = switch (walk.count(index, ids)) {
                case Reply.Failed<Long>(Answer.Failure failure) -> throw failed(failure);
                case Reply.Ok<Long>(Long number) -> number;
            };
            long[] done = {0};
            progress.at(phase, 0, total);
            Reply<PersonWalk.Walked> walked = walk.walk(index, ids, progress, record -> {
                sink.take(record);
                progress.at(phase, ++done[0], total);
            });
            check();
            return switch (walked) {
                case Reply.Failed<PersonWalk.Walked>(Answer.Failure failure) -> throw failed(failure);
                case Reply.Ok<PersonWalk.Walked>(PersonWalk.Walked all) -> all;
            };
        }

        private void check() throws Ended {
            if (progress.stopped()) {
                throw new Ended(new Outcome.Stopped());
            }
        }

        private static Ended failed(Answer.Failure failure) {
            return new Ended(new Outcome.Failed(failure));
        }

        private static void entry(ZipOutputStream zip, String name) throws IOException {
            zip.putNextEntry(new ZipEntry(name));
        }

        private static void copy(ZipOutputStream zip, String name, Path file) throws IOException {
            entry(zip, name);
            Files.copy(file, zip);
        }
    }

    /** Records as a JSON array, one a line. */
    private static final class Listing {
        private final Writer out;
        private final Set<String> ids = new LinkedHashSet<>();

        Listing(Writer out) throws IOException {
            this.out = out;
            out.append('[');
        }

        void add(JsonNode record) throws IOException {
            out.append(ids.isEmpty() ? "\n" : ",\n").append(Json.compact(record));
            ids.add(record.path("id").asString(""));
        }

        void end() throws IOException {
            out.append("\n]\n").flush();
        }
    }
}
