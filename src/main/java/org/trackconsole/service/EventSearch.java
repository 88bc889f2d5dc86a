package org.trackconsole.service;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.Records;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.RecordIndex;
import org.trackconsole.model.RecordPage;
import org.trackconsole.model.RecordQuestion;
import org.trackconsole.model.Reply;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import tools.jackson.databind.node.ObjectNode;

/**
 * The question for the events of a call: those of its session, and those of the ids that the payload gives.
 *
 * @param where in the servers' filter language
 */
record EventSearch(String where) {
    private static final int PAGE = 250;
    private static final int MOST_PAGES = 8;

    /** A filter cannot name any number of ids; further ones are found by their session. */
    private static final int MOST_IDS = 40;

    /**
     * The question for the events of a payload.
     *
     * @param session null where it is not known
     * @param profile looked for where there is no session
     * @return null where nothing is known to look for
     */
    static @Nullable EventSearch of(TrackPayload payload, @Nullable String session, @Nullable String profile) {
        List<String> any = new ArrayList<>();
        if (session != null) {
            any.add(ProfileQuery.equal("session.id", session));
        } else if (profile != null) {
            any.add(ProfileQuery.equal("profile.id", profile));
        }
        for (SentEvent event : SentEvent.of(payload)) {
            String id = event.id();
            if (id != null && any.size() <= MOST_IDS) {
                any.add(ProfileQuery.equal("id", id));
            }
        }
        return any.isEmpty() ? null : new EventSearch(any.stream().distinct().collect(Collectors.joining(" OR ")));
    }

    /** The session answered, or sent where the server does not answer one. */
    static @Nullable String session(TrackPayload payload, Answer.Accepted answer) {
        String answered = answer.sessionId();
        String sent = payload.sessionId();
        boolean tells = answer.raw().body().contains("\"session\"");
        return answered != null || tells || sent == null ? answered : sent.strip();
    }

    /** The newest records, the newest first. */
    Reply<List<ObjectNode>> firstPage(Records records, TrackServer server, @Nullable Credentials who) {
        return page(records, server, who, 0).map(RecordPage::records);
    }

    /** All records, the oldest first; of very many the newest. */
    Reply<List<ObjectNode>> all(Records records, TrackServer server, @Nullable Credentials who) {
        List<ObjectNode> all = new ArrayList<>();
        for (int number = 0; number < MOST_PAGES; number++) {
            switch (page(records, server, who, number)) {
                case Reply.Ok<RecordPage>(RecordPage page) -> {
                    all.addAll(page.records());
                    if (page.records().size() < PAGE) {
                        return new Reply.Ok<>(all.reversed());
                    }
                }
                case Reply.Failed<RecordPage>(Answer.Failure failure) -> {
                    return new Reply.Failed<>(failure);
                }
            }
        }
        return new Reply.Ok<>(all.reversed());
    }

    private Reply<RecordPage> page(Records records, TrackServer server, @Nullable Credentials who, int number) {
        return records.search(server, who, RecordIndex.EVENT, new RecordQuestion(where, null, number * PAGE, PAGE));
    }
}
