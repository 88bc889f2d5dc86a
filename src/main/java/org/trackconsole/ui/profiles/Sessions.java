package org.trackconsole.ui.profiles;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Profile;
import org.trackconsole.model.Reply;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.ProfileReading;
import org.trackconsole.service.SessionPage;

/** The sessions of the opened person, read when somebody looks at them. JavaFX thread. */
final class Sessions {
    private final FxWork work;
    private final ProfileReading reading;
    private final Consumer<Answer.@Nullable Failure> trouble;
    private final ReadOnlyObjectWrapper<SessionPage> page = new ReadOnlyObjectWrapper<>(SessionPage.nothingYet());
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(false);
    private @Nullable TrackServer server;
    private @Nullable Profile profile;
    private FxWork.@Nullable Job<?> job;
    private boolean wanted;

    /** @param trouble is told what kept a page from being read, and null when one was read */
    Sessions(FxWork work, ProfileReading reading, Consumer<Answer.@Nullable Failure> trouble) {
        this.work = work;
        this.reading = reading;
        this.trouble = trouble;
    }

    /** What was read by now. */
    ReadOnlyObjectProperty<SessionPage> pageProperty() {
        return page.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** A person is opened, or was read anew. */
    void open(TrackServer on, Profile whose) {
        close();
        server = on;
        profile = whose;
        if (wanted) {
            more();
        }
    }

    void close() {
        if (job != null) {
            job.cancel();
        }
        loading.set(false);
        server = null;
        profile = null;
        page.set(SessionPage.nothingYet());
    }

    /** Whether somebody looks at them. */
    void want(boolean seen) {
        wanted = seen;
        if (wanted && page.get().total() < 0) {
            more();
        }
    }

    /** Reads the next page. */
    void more() {
        TrackServer on = server;
        Profile whose = profile;
        if (on == null || whose == null || loading.get() || page.get().next() == null) {
            return;
        }
        SessionPage before = page.get();
        loading.set(true);
        job = work.run("read sessions", () -> reading.sessions(on, whose, before))
                .onEnd(() -> loading.set(false))
                .onDone(reply -> {
                    switch (reply) {
                        case Reply.Ok<SessionPage>(SessionPage read) -> {
                            trouble.accept(null);
                            page.set(read);
                        }
                        case Reply.Failed<SessionPage>(Answer.Failure failure) -> trouble.accept(failure);
                    }
                });
    }
}
