package org.trackconsole.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Bridge;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.text.Texts;

/** The sources of a server: list, check, save, delete, restore. Blocks; any thread but the JavaFX one. */
public final class SourceCatalog {
    /** The id of the source that a first start offers to create. */
    public static final String EXAMPLE_ID = "web-shop";

    private final TrackingClient client;
    private final Passwords passwords;

    public SourceCatalog(TrackingClient client, Passwords passwords) {
        this.client = client;
        this.passwords = passwords;
    }

    /** What keeps a source from being saved. */
    public enum Problem {
        ID_BLANK,
        /** Servers keep ids with a leading {@code @} for themselves (contract §12.9). */
        ID_INTERNAL,
        NAME_BLANK;

        /** One sentence for people. */
        public String text() {
            return Texts.text("outcome.source.problem." + name());
        }
    }

    /** What a person should know about a source before, or after, it is saved. */
    public enum Note {
        /** Spaces around the id or the name are not saved. */
        TRIMMED,
        /** Servers lower-case the id; from then on only that spelling works (contract §12.9). */
        LOWER_CASED,
        /** Another id makes another source; the one of the old id stays (contract §11). */
        SECOND_SOURCE;

        /** One sentence for people. */
        public String text() {
            return Texts.text("outcome.source.note." + name());
        }
    }

    /**
     * What became of a source after a look at it.
     *
     * @param source as it would be sent: id and name without spaces around them
     * @param problems in the order of the fields; empty if it can be saved
     * @param notes in no particular order
     */
    public record Check(Source source, List<Problem> problems, List<Note> notes) {
        public Check {
            problems = List.copyOf(problems);
            notes = List.copyOf(notes);
        }
    }

    /** What became of saving. */
    public sealed interface Saving {
        /**
         * It is on the server.
         *
         * @param source as sent, under the id that the server gave it
         */
        record Saved(Source source, List<Note> notes) implements Saving {
            public Saved {
                notes = List.copyOf(notes);
            }
        }

        /** It was not sent. */
        record Invalid(List<Problem> problems) implements Saving {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }

        /** It was sent, and that did not work. */
        record Failed(Answer.Failure failure) implements Saving {}
    }

    /** All sources whose name contains the query (all for an empty one), each once, by name. */
    public Reply<List<Source>> list(TrackServer server, String query) {
        return client.sources(server, passwords.of(server), query);
    }

    /** One source as the server has it now. */
    public Reply<Source> find(TrackServer server, String id) {
        return client.source(server, passwords.of(server), id);
    }

    /**
     * What would keep a source from being saved, and what a person should know; nothing is sent.
     *
     * @param before the source that is being edited; null for a new one
     */
    public static Check check(Source source, @Nullable Source before) {
        Source tidy = source.as(source.id().strip(), source.name().strip());
        List<Problem> problems = new ArrayList<>();
        if (tidy.id().isEmpty()) {
            problems.add(Problem.ID_BLANK);
        } else if (tidy.id().startsWith("@")) {
            problems.add(Problem.ID_INTERNAL);
        }
        if (tidy.name().isEmpty()) {
            problems.add(Problem.NAME_BLANK);
        }
        List<Note> notes = new ArrayList<>();
        if (!tidy.equals(source)) {
            notes.add(Note.TRIMMED);
        }
        if (!tidy.id().equals(tidy.id().toLowerCase(Locale.ROOT))) {
            notes.add(Note.LOWER_CASED);
        }
        if (before != null && !before.id().equalsIgnoreCase(tidy.id())) {
            notes.add(Note.SECOND_SOURCE);
        }
        return new Check(tidy, problems, notes);
    }

    /**
     * Creates the source, or replaces the one of its id.
     *
     * @param before the source that was edited; null for a new one
     */
    public Saving save(TrackServer server, Source source, @Nullable Source before) {
        Check check = check(source, before);
        return check.problems().isEmpty()
                ? send(server, check.source(), check.notes())
                : new Saving.Invalid(check.problems());
    }

    /** Deletes a source; false where there was none. The caller keeps the source to be able to restore it. */
    public Reply<Boolean> delete(TrackServer server, Source source) {
        return client.deleteSource(server, passwords.of(server), source.id());
    }

    /** Brings a deleted source back as it was, but for the time it was saved. */
    public Saving restore(TrackServer server, Source kept) {
        return send(server, kept, List.of());
    }

    /** Creates the source that the first steps use: {@value #EXAMPLE_ID}. */
    public Saving createExample(TrackServer server) {
        return save(server, example(), null);
    }

    private static Source example() {
        return new Source(
                EXAMPLE_ID,
                Texts.text("outcome.source.example.name"),
                List.of("rest"),
                Bridge.REST,
                Texts.text("outcome.source.example.description"),
                Texts.text("outcome.source.example.channel"),
                true,
                List.of("general"),
                List.of(),
                false,
                null,
                Map.of());
    }

    private Saving send(TrackServer server, Source source, List<Note> notes) {
        return switch (client.saveSource(server, passwords.of(server), source)) {
            case Reply.Ok<String>(String id) -> new Saving.Saved(source.as(id, source.name()), notes);
            case Reply.Failed<String>(Answer.Failure failure) -> new Saving.Failed(failure);
        };
    }
}
