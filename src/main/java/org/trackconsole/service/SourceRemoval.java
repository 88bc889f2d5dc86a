package org.trackconsole.service;

import org.trackconsole.model.Answer;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.SourceCatalog.Saving;

/**
 * Deletes sources one at a time and brings them back. It looks before it writes: what is deleted is kept as the server
 * had it at that moment, and what others saved since is not written over. Blocks; any thread but the JavaFX one.
 */
public final class SourceRemoval {
    private final SourceCatalog catalog;

    public SourceRemoval(SourceCatalog catalog) {
        this.catalog = catalog;
    }

    /** What became of a deletion. */
    public sealed interface Removed {
        /**
         * The server has it no more.
         *
         * @param kept as the server had it
         */
        record Deleted(Source kept) implements Removed {}

        /** Somebody else had deleted it; nothing was sent. */
        record GoneBefore() implements Removed {}

        /** The server has it still. */
        record NotDeleted(Answer.Failure why) implements Removed {}

        /**
         * It was sent and no answer came; the server may delete it still.
         *
         * @param kept as the server had it before
         */
        record Unknown(Source kept, Answer.Failure why) implements Removed {}
    }

    /** What became of bringing a source back. */
    public sealed interface Restored {
        /** The server has it again, as it was. */
        record Back(Source now) implements Restored {}

        /** Somebody else has saved another one under its id; nothing was written. */
        record Taken(Source now) implements Restored {}

        /** The server still does not have it. */
        record NotBack(Answer.Failure why) implements Restored {}

        /** It was sent and no answer came. */
        record Unknown(Answer.Failure why) implements Restored {}
    }

    /** Deletes the source of this id, whatever it looks like by now. */
    public Removed delete(TrackServer server, String id) {
        return switch (catalog.find(server, id)) {
            case Reply.Ok<Source>(Source present) -> delete(server, present);
            case Reply.Failed<Source>(Answer.Failure why) ->
                isMissing(why) ? new Removed.GoneBefore() : new Removed.NotDeleted(why);
        };
    }

    private Removed delete(TrackServer server, Source present) {
        return switch (catalog.delete(server, present)) {
            case Reply.Ok<Boolean>(Boolean there) -> there ? new Removed.Deleted(present) : new Removed.GoneBefore();
            case Reply.Failed<Boolean>(Answer.Failure why) ->
                mayBeDone(why) ? afterDoubt(server, present, why) : new Removed.NotDeleted(why);
        };
    }

    private Removed afterDoubt(TrackServer server, Source present, Answer.Failure why) {
        return switch (catalog.find(server, present.id())) {
            // Where no answer came, the server may be about to delete it.
            case Reply.Ok<Source> _ -> isAnswer(why) ? new Removed.NotDeleted(why) : new Removed.Unknown(present, why);
            case Reply.Failed<Source>(Answer.Failure again) ->
                isMissing(again) ? new Removed.Deleted(present) : new Removed.Unknown(present, why);
        };
    }

    /** Brings back a source that was deleted, unless there is another one in its place. */
    public Restored restore(TrackServer server, Source kept) {
        return switch (catalog.find(server, kept.id())) {
            // The very same again: nobody's work is lost by it, and a server that is slow to forget has it then.
            case Reply.Ok<Source>(Source present) ->
                present.equals(kept) ? write(server, kept) : new Restored.Taken(present);
            case Reply.Failed<Source>(Answer.Failure why) ->
                isMissing(why) ? write(server, kept) : new Restored.NotBack(why);
        };
    }

    private Restored write(TrackServer server, Source kept) {
        return switch (catalog.restore(server, kept)) {
            case Saving.Saved saved -> new Restored.Back(saved.source());
            case Saving.Invalid _ -> throw new IllegalStateException("Nothing is checked on the way back");
            case Saving.Failed(Answer.Failure why) ->
                mayBeDone(why) ? afterDoubt(why, catalog.find(server, kept.id())) : new Restored.NotBack(why);
        };
    }

    private static Restored afterDoubt(Answer.Failure why, Reply<Source> look) {
        return switch (look) {
            case Reply.Ok<Source>(Source now) -> new Restored.Back(now);
            case Reply.Failed<Source>(Answer.Failure again) ->
                isMissing(again) && isAnswer(why) ? new Restored.NotBack(why) : new Restored.Unknown(why);
        };
    }

    private static boolean isMissing(Answer.Failure why) {
        return why instanceof Answer.Refused refused && refused.reason() == Answer.Refusal.SOURCE_UNKNOWN;
    }

    private static boolean isAnswer(Answer.Failure why) {
        return why.raw() != null;
    }

    /** A refusal says that nothing was done; a fault, a gateway's page or silence says nothing. */
    private static boolean mayBeDone(Answer.Failure why) {
        return switch (why) {
            case Answer.Refused refused -> refused.raw().status() >= 500;
            case Answer.Unreadable _, Answer.Cancelled _ -> true;
            case Answer.Unreachable unreachable ->
                switch (unreachable.reason()) {
                    case ANSWER_TIMEOUT, LOST -> true;
                    default -> false;
                };
        };
    }
}
