package org.trackconsole.ui.compose;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.json.Json;
import org.trackconsole.json.JsonEdits;
import org.trackconsole.json.JsonFault;
import org.trackconsole.json.JsonReading;
import org.trackconsole.json.LocatedJson;
import org.trackconsole.json.LocatedNode;
import org.trackconsole.json.TextEdit;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The payload being composed. Its text is the truth; the form shows the last sound reading of it and changes the text in
 * place. While the text is not a JSON object the form stays as it was and takes no edits, so neither side loses
 * anything.
 */
final class Draft implements PayloadEdits, EventEdits {

    /** Where the text lives when it is shown: applies edits as one step of undo and reports the new text. */
    interface Surface {
        void apply(List<TextEdit> edits);

        void load(String text);
    }

    /** The order in which people expect the parts of a payload, and of an event. */
    private static final List<String> ORDER =
            List.of("source", "session", "profile", "id", "type", "time", "properties", "context", "events", "options");

    private static final JsonPointer EVENTS = JsonPointer.compile("/events");

    private static final JsonFault NOT_AN_OBJECT = new JsonFault(JsonFault.Kind.NOT_AN_OBJECT, 1, 1, 0, 0, List.of());

    /** A text of this many characters is read between two key strokes; a longer one in the background. */
    private static final int AT_ONCE = 200_000;

    private final FxWork work;

    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("{}");
    private final ReadOnlyObjectWrapper<LocatedJson> form;
    private final ReadOnlyObjectWrapper<@Nullable JsonFault> fault = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<JsonReading> latest;
    private Surface surface = new Surface() {
        @Override
        public void apply(List<TextEdit> edits) {
            typed(TextEdit.apply(text.get(), edits));
        }

        @Override
        public void load(String loaded) {
            typed(loaded);
        }
    };

    private FxWork.@Nullable Job<JsonReading> reading;

    Draft(FxWork work) {
        this.work = work;
        LocatedJson empty = read("{}");
        form = new ReadOnlyObjectWrapper<>(empty);
        latest = new ReadOnlyObjectWrapper<>(new JsonReading.Sound(empty));
    }

    /** What is sent, to the letter. */
    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** The last text that was a JSON object. */
    ReadOnlyObjectProperty<LocatedJson> formProperty() {
        return form.getReadOnlyProperty();
    }

    /** What reading the text brought last. */
    ReadOnlyObjectProperty<JsonReading> readingProperty() {
        return latest.getReadOnlyProperty();
    }

    /** Why the text is not a JSON object now; null while it is. */
    ReadOnlyObjectProperty<@Nullable JsonFault> faultProperty() {
        return fault.getReadOnlyProperty();
    }

    /**
     * Whether the text is a JSON object, and so the form in step with it and free to edit. A long text that is still being
     * read in the background is read here and now: whoever asks is about to build on it.
     */
    boolean settle() {
        if (reading != null) {
            reading.cancel();
            take(LocatedJson.parse(text.get()));
        }
        return fault.get() == null;
    }

    /** From now on the text is edited there. */
    void showOn(Surface place) {
        surface = place;
        place.load(text.get());
    }

    /** Begins with a text; there is nothing to undo. */
    void begin(String first) {
        surface.load(first);
    }

    /** Puts another text in place of all, as one step of undo. */
    void replace(String other) {
        List<TextEdit> edits = TextEdit.between(text.get(), other);
        if (!edits.isEmpty()) {
            surface.apply(edits);
        }
    }

    /** The text has changed on its surface. */
    void typed(String changed) {
        if (changed.equals(text.get())) {
            return;
        }
        text.set(changed);
        if (reading != null) {
            reading.cancel();
            reading = null;
        }
        if (changed.length() <= AT_ONCE) {
            take(LocatedJson.parse(changed));
        } else {
            reading = work.run("read payload", () -> LocatedJson.parse(changed)).onDone(this::take);
        }
    }

    private void take(JsonReading result) {
        reading = null;
        switch (result) {
            case JsonReading.Sound(LocatedJson document)
            when document.root().kind() == LocatedNode.Kind.OBJECT -> {
                latest.set(result);
                fault.set(null);
                form.set(document);
            }
            case JsonReading.Sound _ -> broken(NOT_AN_OBJECT);
            case JsonReading.Broken(JsonFault found) -> broken(found);
        }
    }

    private void broken(JsonFault found) {
        latest.set(new JsonReading.Broken(found));
        fault.set(found);
    }

    /** A text at the end of a pointer, or null where there is none or it is blank. */
    @Nullable
    String textAt(String pointer) {
        LocatedNode node = document().at(JsonPointer.compile(pointer));
        if (node == null || node.kind() != LocatedNode.Kind.STRING) {
            return null;
        }
        String value = document().valueOf(node).stringValue();
        return value.isBlank() ? null : value;
    }

    @Override
    public void set(JsonPointer place, String json) {
        edit(edits -> edits.setVerbatim(place, json, ORDER));
    }

    @Override
    public boolean holdsMembers(JsonPointer object) {
        LocatedNode present = document().at(object);
        return present == null || present.kind() == LocatedNode.Kind.OBJECT || present.kind() == LocatedNode.Kind.NULL;
    }

    /** Sets the id of a part such as the session, or takes the part away. */
    void setId(String part, @Nullable String id) {
        JsonPointer place = JsonPointer.empty().appendProperty(part);
        if (id == null) {
            remove(place);
        } else {
            LocatedNode present = document().at(place);
            if (present != null && present.kind() != LocatedNode.Kind.OBJECT) {
                remove(place);
            }
            set(place.appendProperty("id"), Json.compact(StringNode.valueOf(id)));
        }
    }

    /** Sets members of an object, those of the same key anew, the others as they were; one step of undo. */
    void addAll(JsonPointer object, ObjectNode members) {
        if (!settle() || !holdsMembers(object)) {
            return;
        }
        LocatedJson before = document();
        LocatedJson after = before;
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            List<TextEdit> edits =
                    new JsonEdits(after).set(object.appendProperty(member.getKey()), member.getValue(), ORDER);
            after = read(TextEdit.apply(after.text(), edits));
        }
        surface.apply(TextEdit.between(before.text(), after.text()));
    }

    @Override
    public void rename(JsonPointer place, String key) {
        if (document().at(place) != null && isFree(place.head(), key)) {
            edit(edits -> edits.renameKey(place, key));
        }
    }

    @Override
    public void remove(JsonPointer place) {
        edit(edits -> edits.remove(place));
    }

    @Override
    public boolean isFree(JsonPointer object, String key) {
        return document().at(object.appendProperty(key)) == null;
    }

    @Override
    public void addEvent() {
        insertEvent(Integer.MAX_VALUE, "{\"type\":\"\",\"properties\":{}}");
    }

    /**
     * Puts an event between the others; does nothing where {@code events} is something other than a list.
     *
     * @param index its place; at the end if there are fewer
     * @param json the event as it is to be written
     */
    void insertEvent(int index, String json) {
        if (settle() && eventsCanBeAdded()) {
            LocatedNode events = document().at(EVENTS);
            int size = events == null ? 0 : events.children().size();
            edit(edits -> edits.insertVerbatim(EVENTS, Math.min(index, size), json, ORDER));
        }
    }

    /** Whether {@code events} is a list, or not there yet. */
    boolean eventsCanBeAdded() {
        LocatedNode events = document().at(EVENTS);
        return events == null || events.kind() == LocatedNode.Kind.ARRAY || events.kind() == LocatedNode.Kind.NULL;
    }

    /** An event as it is written; null where there is none. */
    @Nullable
    String eventAt(int index) {
        LocatedNode event = settle() ? document().at(EVENTS.appendIndex(index)) : null;
        return event == null ? null : document().textOf(event);
    }

    @Override
    public void duplicateEvent(int index) {
        edit(edits -> edits.duplicateElement(EVENTS, index));
    }

    @Override
    public void moveEvent(int from, int to) {
        edit(edits -> edits.moveElement(EVENTS, from, to));
    }

    @Override
    public void removeEvent(int index) {
        edit(edits -> edits.remove(EVENTS.appendIndex(index)));
    }

    private LocatedJson document() {
        return form.get();
    }

    private void edit(Function<JsonEdits, List<TextEdit>> change) {
        if (settle()) {
            List<TextEdit> edits = change.apply(new JsonEdits(document()));
            if (!edits.isEmpty()) {
                surface.apply(edits);
                // The next key in the form builds on this one.
                settle();
            }
        }
    }

    private static LocatedJson read(String text) {
        return switch (LocatedJson.parse(text)) {
            case JsonReading.Sound(LocatedJson document) -> document;
            case JsonReading.Broken(JsonFault broken) -> throw new IllegalArgumentException(broken.toString());
        };
    }
}
