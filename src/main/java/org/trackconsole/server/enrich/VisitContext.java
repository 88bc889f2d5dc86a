package org.trackconsole.server.enrich;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the context of a call says about the visit by its magic names (contract §3.4).
 *
 * @param timeZone as sent, or null
 * @param continent of the time zone, or null
 * @param geo {@code device.geo} with what is known, or null
 * @param utm the campaign with all its fields, or null
 * @param resolution {@code width x height}, or null
 */
record VisitContext(
        @Nullable String timeZone,
        @Nullable String continent,
        @Nullable ObjectNode geo,
        @Nullable ObjectNode utm,
        @Nullable String resolution) {

    private static final List<String> UTM = List.of("source", "medium", "campaign", "term", "content");
    private static final List<String> PLACES = List.of("city", "county", "postal");
    private static final List<String> COORDINATES = List.of("latitude", "longitude");

    static VisitContext of(ObjectNode context) {
        JsonNode zone = context.path("time").path("tz");
        String timeZone = zone.isString() ? zone.stringValue() : null;
        return new VisitContext(
                timeZone,
                timeZone == null ? null : continent(timeZone),
                geo(context.path("location")),
                utm(context.path("utm")),
                resolution(context.path("screen").path("local")));
    }

    /** {@code Europe} of {@code Europe/Warsaw}. */
    static String continent(String timeZone) {
        int end = timeZone.indexOf('/');
        return timeZone.equalsIgnoreCase("utc") ? "n/a" : end < 0 ? timeZone : timeZone.substring(0, end);
    }

    /** A place is known as a whole or not at all: with a field of the wrong type, it is left out. */
    private static @Nullable ObjectNode geo(JsonNode location) {
        if (!location.isObject()) {
            return null;
        }
        ObjectNode geo = WireJson.object();
        JsonNode country = location.path("country");
        boolean right = copy(country, List.of("name", "code"), geo.putObject("country"), JsonNode::isString)
                && copy(location, PLACES, geo, JsonNode::isString)
                && copy(location, COORDINATES, geo, JsonNode::isNumber);
        if (geo.path("country").isEmpty()) {
            geo.remove("country");
        }
        return right && !geo.isEmpty() ? geo : null;
    }

    private static @Nullable ObjectNode utm(JsonNode given) {
        ObjectNode utm = WireJson.object();
        boolean right = given.isObject() && copy(given, UTM, utm, JsonNode::isString);
        return right && !utm.isEmpty() ? utm : null;
    }

    /** Copies what is neither missing nor null; returns whether all of it is of the right kind. */
    private static boolean copy(JsonNode from, List<String> fields, ObjectNode to, Kind kind) {
        for (String field : fields) {
            JsonNode value = from.path(field);
            if (value.isMissingNode() || value.isNull()) {
                continue;
            }
            if (!kind.fits(value)) {
                return false;
            }
            to.set(field, value);
        }
        return true;
    }

    private static @Nullable String resolution(JsonNode screen) {
        JsonNode width = screen.path("width");
        JsonNode height = screen.path("height");
        return width.isIntegralNumber() && height.isIntegralNumber()
                ? width.asString() + "x" + height.asString()
                : null;
    }

    @FunctionalInterface
    private interface Kind {
        boolean fits(JsonNode value);
    }
}
