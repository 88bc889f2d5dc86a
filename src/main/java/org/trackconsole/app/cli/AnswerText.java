package org.trackconsole.app.cli;

import org.trackconsole.json.JsonFormat;
import org.trackconsole.json.JsonReading;
import org.trackconsole.json.LocatedJson;
import org.trackconsole.model.Answer;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Explanation;
import org.trackconsole.service.Explanations;
import org.trackconsole.service.ProfileChange;
import org.trackconsole.text.Texts;

/** An answer on the two streams: what came and the profile id on the one, what it means on the other. */
final class AnswerText {
    private final Streams streams;

    AnswerText(Streams streams) {
        this.streams = streams;
    }

    void print(Answer answer, TrackServer server, TrackPayload payload) {
        RawAnswer raw = answer.raw();
        if (raw != null && !raw.body().isEmpty()) {
            streams.out().println(laidOut(raw.body()));
        }
        switch (answer) {
            case Answer.Accepted accepted -> print(accepted, server, payload);
            case Answer.Failure failure -> explain(Explanations.of(failure, server));
        }
    }

    private void print(Answer.Accepted accepted, TrackServer server, TrackPayload payload) {
        accepted.warnings().forEach(warning -> streams.err().println(Texts.text("cli.warning", warning)));
        if (accepted.nothingStored()) {
            explain(Explanations.nothingStored(server));
            return;
        }
        String profile = accepted.profileId();
        streams.out().println(Texts.text("cli.profile", profile == null ? Texts.text("cli.none") : profile));
        ProfileChange change = ProfileChange.of(payload, accepted);
        String sent = change.sent();
        if (change.kind() == ProfileChange.Kind.REPLACED && sent != null && profile != null) {
            streams.err().println(Texts.text("cli.profileReplaced", sent, profile));
            change.reasons().forEach(reason -> point(reason.text()));
        }
    }

    void explain(Explanation explanation) {
        streams.err().println(Texts.text("cli.title", explanation.title()));
        streams.err().println(explanation.cause());
        streams.err().println(explanation.fix());
        explanation.points().forEach(this::point);
    }

    private void point(String sentence) {
        streams.err().println("  - " + sentence);
    }

    private static String laidOut(String body) {
        return LocatedJson.parse(body) instanceof JsonReading.Sound(LocatedJson document)
                ? JsonFormat.format(document)
                : body;
    }
}
