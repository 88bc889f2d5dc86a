package org.trackconsole.server.record;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The name that people see of an event, where no definition gives another (contract §2.1). */
public final class EventName {
    private EventName() {}

    /** {@code page-view} becomes {@code Page View}. */
    public static String of(String type) {
        return Arrays.stream(type.split("-", -1)).map(EventName::capitalised).collect(Collectors.joining(" "));
    }

    private static String capitalised(String word) {
        return word.isEmpty()
                ? word
                : Character.toString(Character.toTitleCase(word.codePointAt(0)))
                        + word.substring(Character.charCount(word.codePointAt(0)));
    }
}
