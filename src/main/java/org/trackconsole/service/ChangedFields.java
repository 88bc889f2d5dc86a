package org.trackconsole.service;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Arrival;
import org.trackconsole.model.ArrivalDetail;
import org.trackconsole.model.Difference;
import org.trackconsole.model.EventChanges;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.text.Texts;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an event changed in its profile, as far as a server tells: as it was noted when the event was stored, or, where
 * that was not done, by the profile's field log, which names only the latest event of each field. Values are masked as
 * whoever asks wants it (decision 37).
 */
public sealed interface ChangedFields {
    /** What the server keeps for itself beside what an event says. */
    Set<String> BOOKKEEPING = Set.of("metadata", "ids");

    /** Nothing is known. */
    record Unknown() implements ChangedFields {}

    /**
     * As it was noted; for ever true.
     *
     * @param fields empty where nothing changed
     * @param leftOut how many are not among them
     * @param count how many there are, without the server's bookkeeping
     */
    record Noted(List<Difference> fields, int leftOut, int count) implements ChangedFields {
        public Noted {
            fields = List.copyOf(fields);
        }
    }

    /**
     * By the field log: those fields that no later event has changed, with their values of now.
     *
     * @param leftOut how many are not among them
     */
    record Logged(List<ProfileFields.Field> fields, int leftOut) implements ChangedFields {
        public Logged {
            fields = List.copyOf(fields);
        }
    }

    /** Masks a value of a profile by its place. */
    @FunctionalInterface
    interface Mask {
        /** What of the value may be shown. */
        JsonNode shown(JsonPointer path, JsonNode value);
    }

    /** The number of noted fields, without the server's bookkeeping. */
    static int count(EventChanges noted) {
        return noted.leftOut()
                + (int) noted.fields().stream()
                        .filter(field -> !isBookkeeping(field.path()))
                        .count();
    }

    /**
     * Of an event.
     *
     * @param noted what its server noted, or null
     * @param profile its profile as it is now, or null
     */
    static ChangedFields of(@Nullable EventChanges noted, @Nullable ObjectNode profile, String eventId, Mask mask) {
        if (noted != null && !noted.fields().isEmpty()) {
            List<Difference> fields = noted.fields().stream()
                    .limit(ShownValues.MOST)
                    .map(field -> noted(field, mask))
                    .toList();
            int leftOut = noted.leftOut() + noted.fields().size() - fields.size();
            return new Noted(fields, leftOut, count(noted));
        }
        // The field log may know more: an event that was sent again changed nothing the second time.
        List<String> paths = ProfileFields.changedBy(profile, eventId);
        if (profile != null && !paths.isEmpty()) {
            return new Logged(
                    paths.stream()
                            .limit(ShownValues.MOST)
                            .map(path -> logged(path, ProfileFields.at(profile, path), mask))
                            .toList(),
                    Math.max(0, paths.size() - ShownValues.MOST));
        }
        return noted == null ? new Unknown() : new Noted(List.of(), 0, 0);
    }

    /** Of an arrival; what stands in the payload beside it is shown as it is, other personal values are masked. */
    static ChangedFields of(Arrival.Stored row, ArrivalDetail.Stored detail) {
        if (row.profileId() == null) {
            return new Unknown();
        }
        ObjectNode profile = detail.profile();
        PersonalData person = profile == null ? PersonalData.ofNobody() : PersonalData.of(profile);
        ShownValues shown = new ShownValues(new TrackPayload(detail.payload()));
        return of(
                detail.changes(),
                profile,
                row.eventId(),
                (path, value) -> shown.either(value, person.masked(path, value)));
    }

    private static Difference noted(EventChanges.Field field, Mask mask) {
        return new Difference(
                field.cut() ? Texts.text("outcome.changes.cut", field.path()) : field.path(),
                text(field.path(), field.before(), mask),
                text(field.path(), field.after(), mask),
                isBookkeeping(field.path()));
    }

    private static ProfileFields.Field logged(String path, JsonNode value, Mask mask) {
        String text = value.isMissingNode() ? null : text(path, value, mask);
        return new ProfileFields.Field(path, text == null ? "" : text);
    }

    private static boolean isBookkeeping(String path) {
        return BOOKKEEPING.contains(path.split("\\.", 2)[0]);
    }

    private static @Nullable String text(String path, JsonNode value, Mask mask) {
        return ShownValues.text(value.isNull() ? value : mask.shown(pointer(path), value));
    }

    private static JsonPointer pointer(String path) {
        JsonPointer pointer = JsonPointer.empty();
        for (String step : path.split("\\.", -1)) {
            pointer = pointer.appendProperty(step);
        }
        return pointer;
    }
}
