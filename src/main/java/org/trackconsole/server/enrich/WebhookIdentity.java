package org.trackconsole.server.enrich;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whom a webhook means, as the settings of its source tell to find out (contract §2.4).
 *
 * @param profileId the id of the profile; null where nothing identifies the person
 * @param sessionId the id of the session; null where the settings do not tell
 */
public record WebhookIdentity(
        @Nullable String profileId, @Nullable String sessionId) {
    private static final FieldPath MAIN_EMAIL = FieldPath.of("data.contact.email.main");
    private static final FieldPath MAIN_PHONE = FieldPath.of("data.contact.phone.main");

    /**
     * Finds out.
     *
     * @param definition of the event's type, or null
     * @param own mappings for events of this type; they come before what is predefined
     */
    static WebhookIdentity of(
            JsonNode config, @Nullable EventDefinition definition, List<ProfileMapping> own, ObjectNode properties) {
        String profile = profile(config, definition, own, properties);
        String session = at(config.path("replace_session_id").asString(""), properties);
        boolean sticky = config.path("sticky_session").asBoolean(true);
        return new WebhookIdentity(
                profile, session == null && profile != null && sticky ? HashedIds.session(profile) : session);
    }

    /** Where the settings do not say what identifies, the first property does that goes into a field that identifies. */
    private static @Nullable String profile(
            JsonNode config, @Nullable EventDefinition definition, List<ProfileMapping> own, ObjectNode properties) {
        String place = config.path("replace_profile_id").asString("");
        String method = config.path("identify_profile_by").asString(place.isBlank() ? "" : "id");
        return switch (method) {
            case "id" -> at(place, properties);
            case "e-mail" -> hashed(MAIN_EMAIL, at(place, properties));
            case "phone" -> hashed(MAIN_PHONE, at(place, properties));
            case "" -> mapped(definition, own, properties);
            default -> null;
        };
    }

    private static @Nullable String mapped(
            @Nullable EventDefinition definition, List<ProfileMapping> own, ObjectNode properties) {
        ObjectNode event = WireJson.object();
        event.set("properties", properties);
        for (ProfileMapping mapping : own) {
            for (ProfileMapping.Copy copy : mapping.copies()) {
                String id = hashed(copy.target(), copy.source(), event);
                if (id != null) {
                    return id;
                }
            }
        }
        if (definition != null) {
            for (EventDefinition.EventCopy copy : definition.eventCopies()) {
                String id = hashed(copy.target(), copy.source(), event);
                if (id != null) {
                    return id;
                }
            }
        }
        return null;
    }

    private static @Nullable String hashed(FieldPath field, @Nullable FieldPath source, ObjectNode event) {
        JsonNode value = source == null ? null : source.find(event);
        return value == null ? null : hashed(field, text(value));
    }

    private static @Nullable String hashed(FieldPath field, @Nullable String value) {
        return value == null ? null : HashedIds.of(field, value);
    }

    private static @Nullable String at(String place, ObjectNode properties) {
        JsonNode value = place.isBlank() ? null : FieldPath.of(place.strip()).find(properties);
        return value == null ? null : text(value);
    }

    private static @Nullable String text(JsonNode value) {
        String text =
                value.isString() || value.isIntegralNumber() ? value.asString().strip() : "";
        return text.isEmpty() ? null : text;
    }
}
