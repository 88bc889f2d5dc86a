package org.trackconsole.ui.live;

import org.trackconsole.fx.TimeText;
import org.trackconsole.fx.control.IdLabel;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.model.Arrival;
import org.trackconsole.model.Call;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.OutcomePill;

/** How an arrival is told in a row and in a title. */
final class ArrivalWords {
    private ArrivalWords() {}

    /** The type of an event, or the types of a refused call. */
    static String what(Arrival arrival) {
        return switch (arrival) {
            case Arrival.Stored stored -> stored.type();
            case Arrival.Rejected rejected when rejected.types().isEmpty() -> Texts.text("live.types.none");
            case Arrival.Rejected rejected -> String.join(", ", rejected.types());
        };
    }

    /** The source, shortened; events that the server added itself have none of anybody's. */
    static String source(Arrival arrival) {
        String id = arrival.sourceId();
        if (id == null) {
            return Texts.text("live.source.none");
        }
        return id.startsWith("@") ? Texts.text("live.source.server") : IdLabel.shorten(id);
    }

    /** Whose it is; of a refused call, why it was. */
    static String remark(Arrival arrival) {
        return switch (arrival) {
            case Arrival.Stored stored -> {
                String profile = stored.profileId();
                yield profile == null ? Texts.text("live.profile.none") : IdLabel.shorten(profile);
            }
            case Arrival.Rejected rejected -> rejected.reason();
        };
    }

    static void outcome(Pill pill, Arrival arrival) {
        switch (arrival) {
            case Arrival.Stored _ -> OutcomePill.show(pill, Call.Outcome.ACCEPTED, 0);
            case Arrival.Rejected rejected -> OutcomePill.show(pill, Call.Outcome.REFUSED, rejected.status());
        }
    }

    /** A row as it is read out. */
    static String spoken(Arrival arrival, Pill outcome, TimeText times) {
        String row =
                Texts.text("live.spoken", what(arrival), source(arrival), outcome.getText(), times.brief(arrival.at()));
        return arrival instanceof Arrival.Rejected rejected
                ? Texts.text("live.spoken.refused", row, rejected.reason())
                : row;
    }
}
