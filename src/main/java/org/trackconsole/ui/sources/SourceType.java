package org.trackconsole.ui.sources;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trackconsole.text.Texts;

/** The types of a source as people read and choose them (contract §4). A choice is the wire names, separated by commas. */
final class SourceType {
    static final String REST = "rest";

    /** Those whose bridge is the same on every server. Others are shown where a source has them. */
    private static final List<String> CHOICES = List.of(REST, "webhook", "redirect");

    private SourceType() {}

    /** What can be chosen for a source of this type. */
    static List<String> choices(String present) {
        return CHOICES.contains(present)
                ? CHOICES
                : Stream.concat(CHOICES.stream(), Stream.of(present)).toList();
    }

    /** A type as people read it: {@code REST API}. */
    static String name(String type) {
        return Arrays.stream(type.split(", ")).map(SourceType::word).collect(Collectors.joining(", "));
    }

    /** What a source of this type takes, in one sentence. */
    static String note(String type) {
        return Texts.text("sources.takes." + (CHOICES.contains(type) ? type : "other"));
    }

    private static String word(String type) {
        String key = "sources.type." + type;
        return Texts.has(key) ? Texts.text(key) : type;
    }
}
