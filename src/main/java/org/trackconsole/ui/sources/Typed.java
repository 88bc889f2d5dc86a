package org.trackconsole.ui.sources;

import java.util.Arrays;
import java.util.List;
import org.trackconsole.model.Source;

/**
 * What stands in the fields of a source, to the letter.
 *
 * @param type the wire names of its types, separated by commas
 * @param tags separated by commas
 * @param groups separated by commas
 */
record Typed(
        String id,
        String name,
        String type,
        String channel,
        String description,
        String tags,
        String groups,
        boolean enabled,
        boolean staticProfileId) {

    /** What stands there before anybody has typed. */
    static Typed of(Source source) {
        return new Typed(
                source.id(),
                source.name(),
                String.join(", ", source.types()),
                source.channel(),
                source.description(),
                String.join(", ", source.tags()),
                String.join(", ", source.groups()),
                source.enabled(),
                source.staticProfileId());
    }

    /** The same where it differs from what stood there before, and what stands there now everywhere else. */
    Typed moved(Typed before, Typed now) {
        return new Typed(
                moved(id, before.id, now.id),
                moved(name, before.name, now.name),
                moved(type, before.type, now.type),
                moved(channel, before.channel, now.channel),
                moved(description, before.description, now.description),
                moved(tags, before.tags, now.tags),
                moved(groups, before.groups, now.groups),
                moved(enabled, before.enabled, now.enabled),
                moved(staticProfileId, before.staticProfileId, now.staticProfileId));
    }

    /** The words of a text in which they stand between commas, each once. */
    static List<String> words(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private static <T> T moved(T mine, T before, T now) {
        return mine.equals(before) ? now : mine;
    }
}
