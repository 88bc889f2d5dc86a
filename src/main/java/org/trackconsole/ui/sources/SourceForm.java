package org.trackconsole.ui.sources;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Bridge;
import org.trackconsole.model.Source;

/**
 * A source as it stands in the form.
 *
 * @param saved the source as the server has it; null for one that is new
 * @param edited the source as typed
 * @param tagText the tags as typed, separated by commas
 */
record SourceForm(@Nullable Source saved, Source edited, String tagText) {

    /** The form of a source that the server has. */
    static SourceForm of(Source source) {
        return new SourceForm(source, source, String.join(", ", source.tags()));
    }

    /** The form of a new source; a blank id is filled in. */
    static SourceForm fresh(String id) {
        Source source = Source.rest(id.isBlank() ? UUID.randomUUID().toString() : id, "");
        return new SourceForm(null, source, String.join(", ", source.tags()));
    }

    /** The form of a new source that is like another. */
    static SourceForm like(Source other, String name) {
        Source copy = new Source(
                UUID.randomUUID().toString(),
                name,
                other.types(),
                other.bridge(),
                other.description(),
                other.channel(),
                other.enabled(),
                other.tags(),
                other.groups(),
                other.staticProfileId(),
                null,
                other.others());
        return new SourceForm(null, copy, String.join(", ", other.tags()));
    }

    boolean isNew() {
        return saved == null;
    }

    /** Whether there is anything to save. */
    boolean isChanged() {
        return saved == null || !saved.equals(edited);
    }

    SourceForm with(
            String id,
            String name,
            String type,
            String channel,
            String description,
            String tags,
            boolean enabled,
            boolean staticProfileId) {
        boolean sameType = edited.types().equals(List.of(type));
        Source changed = new Source(
                id,
                name,
                sameType ? edited.types() : List.of(type),
                sameType ? edited.bridge() : bridge(type, edited.bridge()),
                description,
                channel,
                enabled,
                tags.equals(tagText) ? edited.tags() : words(tags),
                edited.groups(),
                staticProfileId,
                edited.timestamp(),
                edited.others());
        return new SourceForm(saved, changed, tags);
    }

    private static Bridge bridge(String type, Bridge present) {
        return switch (type) {
            case "rest" -> Bridge.REST;
            case "webhook" -> Bridge.WEBHOOK;
            case "redirect" -> Bridge.REDIRECT;
            default -> present;
        };
    }

    private static List<String> words(String tags) {
        return Arrays.stream(tags.split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .collect(Collectors.toList());
    }
}
