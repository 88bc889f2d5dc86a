package org.trackconsole.service;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.Records;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.RecordIndex;
import org.trackconsole.model.RecordPage;
import org.trackconsole.model.RecordQuestion;
import org.trackconsole.model.Reply;
import org.trackconsole.model.TrackServer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Walks through all sessions or events of one person, page by page, by each of the ids that such records may bear. Blocks;
 * any thread but the JavaFX one.
 */
final class PersonWalk {
    private static final int PAGE = 100;

    /** A person may have been merged out of more profiles than one filter can name. */
    private static final int MOST_IDS = 50;

    private final Records records;
    private final TrackServer server;
    private final @Nullable Credentials who;

    PersonWalk(Records records, TrackServer server, @Nullable Credentials who) {
        this.records = records;
        this.server = server;
        this.who = who;
    }

    /** Is given each record once. */
    interface Sink {
        void take(ObjectNode record) throws IOException;
    }

    /**
     * How a walk went.
     *
     * @param number of records that were seen
     * @param missed how many more the server counts; more than nought where it gives no way to ask for them
     */
    record Walked(long number, long missed) {}

    /** How many there are, as the server counts. */
    Reply<Long> count(RecordIndex index, List<String> ids) {
        long all = 0;
        for (List<String> some : parts(ids)) {
            switch (search(index, some, PagePlace.ALL, 1)) {
                case Reply.Ok<RecordPage>(RecordPage page) -> all += page.total();
                case Reply.Failed<RecordPage>(Answer.Failure failure) -> {
                    return new Reply.Failed<>(failure);
                }
            }
        }
        return new Reply.Ok<>(all);
    }

    /** Hands on every record, newest first for each part of the ids. */
    Reply<Walked> walk(RecordIndex index, List<String> ids, Progress progress, Sink sink) throws IOException {
        Set<String> seen = new HashSet<>();
        long total = 0;
        for (List<String> some : parts(ids)) {
            PagePlace at = PagePlace.ALL;
            boolean first = true;
            while (at != null && !progress.stopped()) {
                switch (search(index, some, at, PAGE)) {
                    case Reply.Failed<RecordPage>(Answer.Failure failure) -> {
                        return new Reply.Failed<>(failure);
                    }
                    case Reply.Ok<RecordPage>(RecordPage page) -> {
                        total += first ? page.total() : 0;
                        first = false;
                        for (ObjectNode record : page.records()) {
                            if (seen.add(record.path("id").asString(""))) {
                                sink.take(record);
                            }
                        }
                        at = at.next(page, PAGE);
                    }
                }
            }
        }
        return new Reply.Ok<>(new Walked(seen.size(), progress.stopped() ? 0 : Math.max(0, total - seen.size())));
    }

    private Reply<RecordPage> search(RecordIndex index, List<String> ids, PagePlace at, int limit) {
        String where = ProfileQuery.anyOf("profile.id", ids);
        return records.search(server, who, index, new RecordQuestion(where, at.until(), at.start(), limit));
    }

    private static List<List<String>> parts(List<String> ids) {
        return IntStream.iterate(0, from -> from < ids.size(), from -> from + MOST_IDS)
                .mapToObj(from -> ids.subList(from, Math.min(ids.size(), from + MOST_IDS)))
                .toList();
    }
}
