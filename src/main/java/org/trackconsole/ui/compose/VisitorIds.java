package org.trackconsole.ui.compose;

import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Visitor;

/**
 * The only one who writes ids into the payload. They follow the visitor when the visitor's change; what was put in by hand
 * stays until then. A text that is broken takes them when it is sent, and not while somebody is typing it.
 */
final class VisitorIds {
    private final Draft draft;
    private final VisitorModel visitors;
    private final ReadOnlyBooleanWrapper outstanding = new ReadOnlyBooleanWrapper(false);

    VisitorIds(Draft draft, VisitorModel visitors) {
        this.draft = draft;
        this.visitors = visitors;
    }

    /** Whether the visitor's ids come into the payload only when it is sent. */
    ReadOnlyBooleanProperty outstandingProperty() {
        return outstanding.getReadOnlyProperty();
    }

    /** The visitor has become another, or has other ids; at first there was none. */
    void follow(@Nullable Visitor before, Visitor now) {
        if (before == null) {
            complete(now);
        } else if (!before.hasIdsOf(now)) {
            // Ids that could not be written before are written now, all of them.
            boolean another = !before.id().equals(now.id()) || outstanding.get();
            outstanding.set(!draft.settle());
            if (another || !before.sessionId().equals(now.sessionId())) {
                draft.setId("session", now.sessionId());
            }
            if (another || !Objects.equals(before.profileId(), now.profileId())) {
                draft.setId("profile", now.profileId());
            }
        }
    }

    /** From an accepted call on its profile id is sent, also where the payload came without one and the id was no news. */
    void keepProfile(Visitor answered) {
        Visitor present = visitors.visitorProperty().get();
        if (present != null && present.id().equals(answered.id()) && present.profileId() != null) {
            draft.setId("profile", present.profileId());
        }
    }

    /** The payload is about to be sent. */
    void putInOutstanding() {
        Visitor present = visitors.visitorProperty().get();
        if (outstanding.get() && present != null) {
            outstanding.set(false);
            draft.setId("session", present.sessionId());
            draft.setId("profile", present.profileId());
        }
    }

    /** Another payload takes the place of this one, with ids of its own. */
    void leaveAsTheyAre() {
        outstanding.set(false);
    }

    /** Completes the draft of last time, which may have ended before it learned an id. */
    private void complete(Visitor visitor) {
        if (draft.textAt("/session/id") == null) {
            draft.setId("session", visitor.sessionId());
        }
        if (draft.textAt("/profile/id") == null && visitor.profileId() != null) {
            draft.setId("profile", visitor.profileId());
        }
    }
}
