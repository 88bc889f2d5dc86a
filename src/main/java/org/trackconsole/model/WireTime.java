package org.trackconsole.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Times as servers write them: with a zone or, in 0.8.1, without one and then in UTC; with a T or a blank (contract §6.3). */
public final class WireTime {
    private WireTime() {}

    /** The time that a text stands for; null where it stands for none. */
    public static @Nullable Instant parse(String text) {
        try {
            TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    text.strip().replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime withZone
                    ? withZone.toInstant()
                    : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** The time of a member of a record; null where it is missing or no time. */
    public static @Nullable Instant of(JsonNode member) {
        return member.isString() ? parse(member.stringValue()) : null;
    }
}
