package org.trackconsole.service;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What differs between the releases of tracking servers, as far as it decides what is stored (contract §1.1). */
final class Release {
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?.*");

    private final int @Nullable [] numbers;

    private Release(int @Nullable [] numbers) {
        this.numbers = numbers;
    }

    /** @param version as a server says it; null where it is not known */
    static Release of(@Nullable String version) {
        Matcher matcher = NUMBERS.matcher(version == null ? "" : version.strip());
        return new Release(
                matcher.matches()
                        ? new int[] {
                            Integer.parseInt(matcher.group(1)),
                            Integer.parseInt(matcher.group(2)),
                            matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3))
                        }
                        : null);
    }

    /** Whether events get ids of the server's own, so that one cannot be looked for by its id; true where not known. */
    boolean mayGiveOwnIds() {
        return numbers == null || before(0, 8, 2);
    }

    /** Whether an event of the same id replaces the one that is there. */
    boolean overwrites() {
        return numbers == null || !before(0, 8, 2);
    }

    /** Whether {@code options.save} of an event counts; false where not known. */
    boolean heedsSave() {
        return numbers != null && before(0, 9, 0);
    }

    /** Whether {@code options.saveEvents} of a call counts; false where not known. */
    boolean heedsSaveEvents() {
        return numbers != null && (before(0, 8, 2) || !before(0, 9, 0));
    }

    /** Whether nothing is kept of a transitional source; false where not known. */
    boolean heedsTransitional() {
        return numbers != null && !before(0, 9, 0);
    }

    private boolean before(int... other) {
        return numbers != null && Arrays.compare(numbers, other) < 0;
    }
}
