package org.trackconsole.server.enrich;

import java.util.ArrayList;
import java.util.List;
import org.trackconsole.server.check.Payload;
import org.trackconsole.server.check.PayloadEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds what calls tell beyond what they say outright. Any thread. */
public final class Enrichment {
    private final PredefinedEvents predefined;
    private final Agents agents = new Agents();
    private final ProfileFields fields = new ProfileFields();

    /** @param predefined the event types that mean something */
    public Enrichment(PredefinedEvents predefined) {
        this.predefined = predefined;
    }

    /** The document of a profile, to be changed. */
    public ProfileDocument profile(String id, ObjectNode record) {
        return new ProfileDocument(fields, id, record);
    }

    /**
     * What a call tells about its visit.
     *
     * @param request what is kept of the HTTP request, with its {@code headers}
     */
    public EnrichedVisit visit(Payload payload, ObjectNode request) {
        String userAgent = request.path("headers").path("user-agent").asString("");
        Agent agent = agents.find(userAgent).told(payload.context());
        return new EnrichedVisit(payload.context(), agent, VisitContext.of(payload.context()), request);
    }

    /**
     * What an event tells.
     *
     * @param parts the event as it is kept, without what comes from here; it is filled
     * @param forProfile whether the event may change a profile
     * @param own mappings for events of this type, beside what is predefined
     */
    public EnrichedEvent event(
            PayloadEvent event, EnrichedVisit visit, ObjectNode parts, boolean forProfile, List<ProfileMapping> own) {
        visit.describe(parts);
        EventFilling.hit(event.context().path("page"), parts);
        EventDefinition definition = predefined.find(event.type());
        if (definition != null) {
            EventFilling.fill(definition, parts);
        } else if (own.isEmpty()) {
            return new EnrichedEvent(visit.text(parts), null, List.of(), List.of());
        }
        List<FieldFault> faults = new ArrayList<>();
        List<ProfileChange> changes =
                forProfile ? new ProfileCopies(fields, parts, faults).of(definition, own) : List.of();
        return new EnrichedEvent(
                visit.text(parts), definition == null ? null : Journey.dependingOnVisit(definition), changes, faults);
    }

    /** Reads profiles that come from elsewhere. */
    public ProfileReading profileReading() {
        return new ProfileReading(fields);
    }

    /** The fields of a mapping that no value may be copied into, dotted. */
    public List<String> unfitFields(ProfileMapping mapping) {
        return mapping.copies().stream()
                .filter(copy -> !fields.takes(copy.target(), copy.operator()))
                .map(copy -> copy.target().text())
                .toList();
    }

    /**
     * Whom a webhook means.
     *
     * @param config the settings of its source
     * @param type of the event
     * @param properties what the webhook brought
     * @param own mappings for events of this type
     */
    public WebhookIdentity webhook(JsonNode config, String type, ObjectNode properties, List<ProfileMapping> own) {
        return WebhookIdentity.of(config, predefined.find(type), own, properties);
    }

    /** What an event of the server's own is kept with, apart from what all of a call have alike. */
    public String systemParts(String type, String common, int visits) {
        EventDefinition definition = predefined.find(type);
        return definition == null ? common : EventFilling.system(definition, common, visits);
    }
}
