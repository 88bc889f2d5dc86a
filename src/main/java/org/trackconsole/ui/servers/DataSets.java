package org.trackconsole.ui.servers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.TrackServer;
import org.trackconsole.ui.port.AppState;

/**
 * Which data set of each server is worked on, as all screens know it at a moment. Reading the servers may wait for the
 * keychain, and what was read knows nothing of a data set that was chosen meanwhile.
 *
 * @param byServer by the ids of servers
 */
record DataSets(Map<String, DataSet> byServer) {
    /** As it is now. */
    static DataSets of(AppState state) {
        Map<String, DataSet> byServer = new HashMap<>();
        for (TrackServer server : state.servers()) {
            byServer.put(server.id(), server.marking().dataSet());
        }
        byServer.put(state.server().id(), state.server().marking().dataSet());
        return new DataSets(byServer);
    }

    /** What was read since this moment, with the data sets that were chosen meanwhile. */
    List<ServerRow> renewed(List<ServerRow> read, DataSets now) {
        return read.stream()
                .map(row -> {
                    DataSet chosen = now.byServer.get(row.id());
                    return chosen == null || chosen == byServer.get(row.id()) ? row : row.withDataSet(chosen);
                })
                .toList();
    }
}
