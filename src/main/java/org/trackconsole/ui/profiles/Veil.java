package org.trackconsole.ui.profiles;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Disclosure;
import org.trackconsole.model.Profile;
import org.trackconsole.service.PersonalData;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What of the opened person may be shown now: masked until somebody asks for it, which goes into the log. JavaFX thread. */
final class Veil {
    private final Notebook notebook;
    private final ReadOnlyBooleanWrapper revealed = new ReadOnlyBooleanWrapper(false);
    private PersonalData personal = PersonalData.ofNobody();
    private @Nullable Profile profile;
    private @Nullable Profile masked;

    Veil(Notebook notebook) {
        this.notebook = notebook;
    }

    /** Whether personal values are shown. */
    ReadOnlyBooleanProperty revealedProperty() {
        return revealed.getReadOnlyProperty();
    }

    /** A person is opened, or was read anew and then stays as they are shown. */
    void put(Profile opened) {
        profile = opened;
        personal = PersonalData.of(opened.document());
        masked = new Profile(personal.masked(opened.document()));
    }

    /** Nobody is opened any more. */
    void clear() {
        revealed.set(false);
        personal = PersonalData.ofNobody();
        profile = null;
        masked = null;
    }

    /** Shows personal values, or masks them again. */
    void toggle() {
        if (revealed.get()) {
            revealed.set(false);
        } else {
            // Without its entry in the log nothing is shown.
            notebook.disclose(Disclosure.Kind.SHOWN, () -> revealed.set(true));
        }
    }

    /** The opened person; null for nobody. */
    @Nullable
    Profile shown() {
        return revealed.get() ? profile : masked;
    }

    /** A record of theirs. */
    ObjectNode shown(ObjectNode record) {
        return revealed.get() ? record : personal.masked(record);
    }

    /** A part of a record of theirs. */
    JsonNode shown(JsonPointer path, JsonNode part) {
        return revealed.get() ? part : personal.masked(path, part);
    }
}
