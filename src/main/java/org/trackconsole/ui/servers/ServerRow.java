package org.trackconsole.ui.servers;

import org.trackconsole.model.DataSet;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.KnownServer;

/**
 * One server of the list.
 *
 * @param known the server, and which of its secret headers are missing
 * @param password whether a password is kept for it
 */
record ServerRow(KnownServer known, boolean password) {
    TrackServer server() {
        return known.server();
    }

    /** Which data set of it is worked on; not a matter of its form. */
    DataSet dataSet() {
        return server().marking().dataSet();
    }

    /** The same, working on a data set. */
    ServerRow withDataSet(DataSet dataSet) {
        return new ServerRow(new KnownServer(server().withDataSet(dataSet), known.missing()), password);
    }

    String id() {
        return server().id();
    }
}
