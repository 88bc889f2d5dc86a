package org.trackconsole.ui.profiles;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.trackconsole.model.Profile;
import org.trackconsole.service.PersonalData;
import org.trackconsole.text.Texts;

/** How a person is called. */
final class PersonWords {
    private PersonWords() {}

    /** The name, or that there is none. */
    static String name(Profile profile) {
        String name = profile.name();
        return name == null ? Texts.text("profiles.nameless") : name;
    }

    /** Each part of the name masked. */
    static String maskedName(Profile profile) {
        String name = profile.name();
        return name == null
                ? Texts.text("profiles.nameless")
                : Arrays.stream(name.split("\\s+")).map(PersonalData::mask).collect(Collectors.joining(" "));
    }
}
