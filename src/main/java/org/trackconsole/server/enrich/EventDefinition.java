package org.trackconsole.server.enrich;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A predefined event type (contract, appendix A).
 *
 * @param id the type of its events
 * @param name what people call it
 * @param tags what its events are tagged with, whatever the client says
 * @param state where in their journey its events show people to be, or null
 * @param laterState the same from the second visit on; null where all visits are alike
 * @param eventCopies what is copied within the event
 * @param profileCopies what is copied from the event into the profile, after that
 * @param computations what is computed after that
 * @param document the whole definition as clients read it; never changed
 */
public record EventDefinition(
        String id,
        String name,
        List<String> tags,
        @Nullable String state,
        @Nullable String laterState,
        List<EventCopy> eventCopies,
        List<ProfileCopy> profileCopies,
        List<Computed> computations,
        ObjectNode document) {

    public EventDefinition {
        tags = List.copyOf(tags);
        eventCopies = List.copyOf(eventCopies);
        profileCopies = List.copyOf(profileCopies);
        computations = List.copyOf(computations);
    }

    /** One part of the event goes to another place of it. */
    record EventCopy(FieldPath target, FieldPath source) {}

    /**
     * One part of the event goes into the profile.
     *
     * @param source null where the operator needs nothing of the event
     * @param amount of an increment or decrement, otherwise 0
     */
    record ProfileCopy(
            FieldPath target, Operator operator, @Nullable FieldPath source, double amount) {}

    /**
     * A computed change of the profile.
     *
     * @param target null where the computation knows it
     */
    record Computed(@Nullable FieldPath target, Computation computation) {}

    static EventDefinition of(ObjectNode document) {
        return new EventDefinition(
                document.path("id").stringValue(),
                document.path("name").stringValue(),
                document.path("tags").valueStream().map(JsonNode::stringValue).toList(),
                text(document, "state").orElse(null),
                text(document, "state_of_later_visits").orElse(null),
                members(document.path("copy"))
                        .map(copy -> new EventCopy(
                                FieldPath.of(copy.name()),
                                FieldPath.of(copy.value().stringValue())))
                        .toList(),
                members(document.path("profile"))
                        .map(EventDefinition::profileCopy)
                        .toList(),
                document.path("compute")
                        .path("functions")
                        .valueStream()
                        .map(EventDefinition::computed)
                        .toList(),
                document);
    }

    private static ProfileCopy profileCopy(Member copy) {
        JsonNode source = copy.value().path(0);
        return new ProfileCopy(
                FieldPath.of(copy.name()),
                Operator.of(copy.value().path(1).stringValue()),
                source.isString() ? FieldPath.of(source.stringValue()) : null,
                source.isNumber() ? source.doubleValue() : 0);
    }

    private static Computed computed(JsonNode function) {
        JsonNode target = function.path(0);
        return new Computed(
                target.isString() ? FieldPath.of(target.stringValue()) : null,
                Computation.of(function.path(1).stringValue()));
    }

    private static Optional<String> text(ObjectNode document, String field) {
        return document.optional(field).map(JsonNode::stringValue);
    }

    private record Member(String name, JsonNode value) {}

    private static Stream<Member> members(JsonNode object) {
        return object.propertyStream().map(entry -> new Member(entry.getKey(), entry.getValue()));
    }
}
