package org.trackconsole.service;

import org.trackconsole.model.Answer;
import org.trackconsole.model.Arrival;
import org.trackconsole.model.ArrivalDetail;
import org.trackconsole.model.ArrivalFilter;
import org.trackconsole.model.ArrivalPage;
import org.trackconsole.model.Reply;
import org.trackconsole.model.TrackServer;

/** What arrives at a server that tells of it. Blocks; any thread but the JavaFX one. */
public interface ArrivalFeed {
    /** Whether a server is known to tell; none but the local one is before it was tested. Waits for nothing. */
    boolean tells(TrackServer server);

    /** The newest page, newest first. */
    Reply<ArrivalPage> newest(TrackServer server, ArrivalFilter filter);

    /** The page before a place, newest first. */
    Reply<ArrivalPage> older(TrackServer server, ArrivalFilter filter, String before);

    /** The page after a place, oldest first. */
    Reply<ArrivalPage> newer(TrackServer server, ArrivalFilter filter, String after);

    /** One arrival with all that is kept of it; one that is gone is a Refused of status 404. */
    Reply<ArrivalDetail> open(TrackServer server, String cursor);

    /** Tells of everything that arrives after a place, across lost connections, until its thread is interrupted. */
    void follow(TrackServer server, ArrivalFilter filter, String after, Listener listener);

    /** Is told what arrives, in order, on the thread that follows. */
    interface Listener {
        /** The server is being listened to, for the first time or again. */
        void connected();

        /** Something arrived. */
        void arrived(Arrival arrival);

        /** What was there before was taken out or exchanged as a whole. */
        void reset();

        /** The server cannot be listened to now; it is tried again. */
        void lost(Answer.Failure why);
    }
}
