package org.trackconsole.ui.port;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.trackconsole.model.TrackServer;

/** What the screens share; JavaFX thread only. It holds no logic: who changes a value is said beside it. */
public final class AppState {
    private final ObservableList<TrackServer> servers = FXCollections.observableArrayList();
    private final ObjectProperty<TrackServer> server;
    private final ObjectProperty<Health> health = new SimpleObjectProperty<>(new Health.Unknown());
    private final IntegerProperty sourceCount = new SimpleIntegerProperty(-1);
    private final LongProperty callCount = new SimpleLongProperty(0);
    private final LongProperty historyBytes = new SimpleLongProperty(0);
    private final BooleanProperty utc = new SimpleBooleanProperty(false);
    private final StringProperty composedSource = new SimpleStringProperty("");
    private final ReadOnlyIntegerWrapper sourceChanges = new ReadOnlyIntegerWrapper(0);
    private final ReadOnlyIntegerWrapper callChanges = new ReadOnlyIntegerWrapper(0);

    /** @param chosen the server to begin with; it must be among those set into {@link #servers()} next */
    public AppState(TrackServer chosen) {
        server = new SimpleObjectProperty<>(chosen);
    }

    /** All servers, the local one first; kept by the Servers screen. */
    public ObservableList<TrackServer> servers() {
        return servers;
    }

    /** The chosen server, never null; set by the server choice and the Servers screen. */
    public ObjectProperty<TrackServer> serverProperty() {
        return server;
    }

    /** See {@link #serverProperty()}. */
    public TrackServer server() {
        return server.get();
    }

    /** What is known of the chosen server; kept by the shell. */
    public ObjectProperty<Health> healthProperty() {
        return health;
    }

    /** How many sources the chosen server has, -1 while unknown; kept by the Sources screen and Compose. */
    public IntegerProperty sourceCountProperty() {
        return sourceCount;
    }

    /** How many calls the history holds; kept by the shell. */
    public LongProperty callCountProperty() {
        return callCount;
    }

    /** The size of the history's file in bytes; kept by the shell. */
    public LongProperty historyBytesProperty() {
        return historyBytes;
    }

    /** Whether times are shown in UTC instead of this machine's zone. */
    public BooleanProperty utcProperty() {
        return utc;
    }

    /** The name of the source that Compose is set to, or empty; kept by Compose. */
    public StringProperty composedSourceProperty() {
        return composedSource;
    }

    /** Grows whenever sources of the chosen server were changed by the console. */
    public ReadOnlyIntegerProperty sourceChangesProperty() {
        return sourceChanges.getReadOnlyProperty();
    }

    /** Tells everybody that sources were changed. */
    public void sourcesChanged() {
        sourceChanges.set(sourceChanges.get() + 1);
    }

    /** Grows whenever a call was begun or completed. */
    public ReadOnlyIntegerProperty callChangesProperty() {
        return callChanges.getReadOnlyProperty();
    }

    /** Tells everybody that the history has changed. */
    public void callsChanged() {
        callChanges.set(callChanges.get() + 1);
    }
}
