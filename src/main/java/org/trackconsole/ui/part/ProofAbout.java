package org.trackconsole.ui.part;

import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.TimeText;
import org.trackconsole.model.Call;
import org.trackconsole.model.TrackServer;
import org.trackconsole.text.Texts;

/** What a copied proof is about: which call, where and when. */
public final class ProofAbout {
    private ProofAbout() {}

    /**
     * Two lines that name the call.
     *
     * @param server working on the data set that the call went to
     */
    public static String of(TrackServer server, Call call, TimeText times) {
        return Texts.text(
                "proof.about",
                call.url(),
                times.exact(call.sentAt()),
                times.zoneName(),
                orNone(call.sourceId()),
                orNone(call.sessionId()),
                orNone(call.profileReturned()),
                DataSetWords.dataSet(server.marking().dataSet()));
    }

    private static String orNone(@Nullable String id) {
        return id == null ? Texts.text("part.id.none") : id;
    }
}
