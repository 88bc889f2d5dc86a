package org.trackconsole.ui.part;

import org.trackconsole.model.DataSet;
import org.trackconsole.model.TrackServer;
import org.trackconsole.text.Texts;

/** How a server is called where it matters which of its two data sets is meant. */
public final class DataSetWords {
    private DataSetWords() {}

    /** Its name, and that production data is meant; staging data is what is meant where nothing is said. */
    public static String name(TrackServer server) {
        return server.marking().dataSet() == DataSet.PRODUCTION ? withDataSet(server) : server.name();
    }

    /** Its name and the data set, whichever it is. */
    public static String withDataSet(TrackServer server) {
        return withDataSet(server.name(), server.marking().dataSet());
    }

    /** A server as it was called once, and a data set. */
    public static String withDataSet(String name, DataSet dataSet) {
        return Texts.text("part.server.dataSet", name, dataSet(dataSet));
    }

    /** A data set on its own. */
    public static String dataSet(DataSet dataSet) {
        return Texts.text("common.dataSet." + dataSet.name());
    }
}
