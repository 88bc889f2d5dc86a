package org.trackconsole.ui.compose;

import tools.jackson.core.JsonPointer;

/** What a form may do to the payload. Each call is one step of undo. */
interface PayloadEdits {
    /** Sets a value, spelled as given, adding it and the objects around it where they are missing. */
    void set(JsonPointer place, String json);

    /** Gives a member another key; does nothing where that key is taken. */
    void rename(JsonPointer place, String key);

    /** Takes a member or element away. */
    void remove(JsonPointer place);

    /** Whether members can be added there: an object, a null, or nothing yet, and not some other value. */
    boolean holdsMembers(JsonPointer object);

    /** Whether a key is free in an object. */
    boolean isFree(JsonPointer object, String key);
}
