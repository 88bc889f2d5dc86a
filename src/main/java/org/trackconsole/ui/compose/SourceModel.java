package org.trackconsole.ui.compose;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.SourceCatalog;
import org.trackconsole.ui.port.AppState;

/** The sources that a payload can name on the chosen server. */
final class SourceModel {
    private final AppState state;
    private final FxWork work;
    private final SourceCatalog catalog;
    private final ObservableList<Source> sources = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Answer.@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper listed = new ReadOnlyBooleanWrapper();
    private FxWork.@Nullable Job<Reply<List<Source>>> listing;

    SourceModel(AppState state, FxWork work, SourceCatalog catalog) {
        this.state = state;
        this.work = work;
        this.catalog = catalog;
    }

    /** What the server listed last; empty where it did not. */
    ObservableList<Source> sources() {
        return sources;
    }

    /** Why there is no list; null where there is one. */
    ReadOnlyObjectProperty<Answer.@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Whether the chosen server has said which sources it has. */
    ReadOnlyBooleanProperty listedProperty() {
        return listed.getReadOnlyProperty();
    }

    /** The source of this id, or null. */
    @Nullable
    Source of(@Nullable String id) {
        for (Source source : sources) {
            if (source.id().equals(id)) {
                return source;
            }
        }
        return null;
    }

    /** Those that take payloads now. */
    List<Source> usable() {
        return sources.stream()
                .filter(source -> source.enabled()
                        && source.types().contains("rest")
                        && !source.id().startsWith("@"))
                .toList();
    }

    /** Drops what another server has listed. */
    void forget() {
        listed.set(false);
        sources.clear();
    }

    /** Asks the chosen server anew, then runs the action. */
    void load(Runnable then) {
        if (listing != null) {
            listing.cancel();
        }
        TrackServer server = state.server();
        listing = work.run("list sources", () -> catalog.list(server, "")).onDone(reply -> {
            switch (reply) {
                case Reply.Ok<List<Source>>(List<Source> found) -> {
                    failure.set(null);
                    sources.setAll(found);
                    listed.set(true);
                    state.sourceCountProperty().set(found.size());
                }
                case Reply.Failed<List<Source>>(Answer.Failure why) -> {
                    sources.clear();
                    listed.set(false);
                    failure.set(why);
                    state.sourceCountProperty().set(-1);
                }
            }
            then.run();
        });
    }
}
