package org.trackconsole.ui.profiles;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.Reply;
import org.trackconsole.model.StoredEvent;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.ProfileReading;
import org.trackconsole.ui.port.AppState;
import tools.jackson.databind.node.ObjectNode;

/** The session of the selected event as the server has it now; read once for the events of one session. JavaFX thread. */
final class SelectedSession {
    private final AppState state;
    private final FxWork work;
    private final ProfileReading reading;
    private final ReadOnlyObjectWrapper<@Nullable ObjectNode> record = new ReadOnlyObjectWrapper<>();
    private FxWork.@Nullable Job<?> job;

    SelectedSession(AppState state, FxWork work, ProfileReading reading) {
        this.state = state;
        this.work = work;
        this.reading = reading;
    }

    /** Null while it is not known. */
    ReadOnlyObjectProperty<@Nullable ObjectNode> recordProperty() {
        return record.getReadOnlyProperty();
    }

    /** An event is selected, or none is any more. */
    void follow(@Nullable StoredEvent event) {
        String id = event == null ? null : event.sessionId();
        ObjectNode present = record.get();
        if (id != null && present != null && present.path("id").asString("").equals(id)) {
            return;
        }
        if (job != null) {
            job.cancel();
            job = null;
        }
        record.set(null);
        if (id != null) {
            TrackServer server = state.server();
            job = work.run("read session", () -> reading.session(server, id)).onDone(reply -> {
                // One that cannot be read is not shown; the timeline has already said what is wrong.
                if (reply instanceof Reply.Ok<Optional<ObjectNode>>(Optional<ObjectNode> found)) {
                    record.set(found.orElse(null));
                }
            });
        }
    }
}
