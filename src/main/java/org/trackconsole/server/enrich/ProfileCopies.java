package org.trackconsole.server.enrich;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the changes of a profile that an event of a predefined type brings (contract §3.5). */
final class ProfileCopies {
    private static final FieldPath STARTED = FieldPath.of("data.metrics.ltcosc");
    private static final FieldPath COMPLETED = FieldPath.of("data.metrics.ltcocc");
    private static final FieldPath INTEREST = FieldPath.of("properties.interest");
    private static final FieldPath VALUE = FieldPath.of("properties.value");

    private final ProfileFields fields;
    private final ObjectNode event;
    private final List<FieldFault> faults;
    private final List<ProfileChange> changes = new ArrayList<>();

    /**
     * @param event its parts, filled
     * @param faults where values that do not fit are noted
     */
    ProfileCopies(ProfileFields fields, ObjectNode event, List<FieldFault> faults) {
        this.fields = fields;
        this.event = event;
        this.faults = faults;
    }

    List<ProfileChange> of(@Nullable EventDefinition definition, List<ProfileMapping> own) {
        if (definition != null) {
            copy(definition);
        }
        for (ProfileMapping mapping : own) {
            for (ProfileMapping.Copy copy : mapping.copies()) {
                JsonNode value = copy.value(event);
                if (value != null) {
                    copy(copy.target(), copy.operator(), value);
                }
            }
        }
        return changes;
    }

    private void copy(EventDefinition definition) {
        for (EventDefinition.ProfileCopy copy : definition.profileCopies()) {
            copy(copy);
        }
        for (EventDefinition.Computed computed : definition.computations()) {
            compute(computed);
        }
    }

    private void copy(EventDefinition.ProfileCopy copy) {
        FieldPath target = copy.target();
        switch (copy.operator()) {
            case INCREMENT -> changes.add(new ProfileChange.Add(target, copy.amount()));
            case DECREMENT -> changes.add(new ProfileChange.Add(target, -copy.amount()));
            case DELETE -> changes.add(new ProfileChange.Put(target, WireJson.none()));
            case EQUALS, EQUALS_IF_NOT_EXISTS, APPEND, ADD -> {
                JsonNode value = copy.source() == null ? null : copy.source().find(event);
                if (value != null) {
                    copy(target, copy.operator(), value);
                }
            }
        }
    }

    private void copy(FieldPath target, Operator operator, JsonNode value) {
        boolean wrapped = operator == Operator.APPEND && !value.isArray() && !value.isNull();
        JsonNode fitting = fitting(target, wrapped ? WireJson.array().add(value) : value);
        if (fitting == null) {
            return;
        }
        switch (operator) {
            case APPEND ->
                changes.add(
                        new ProfileChange.Append(target, fitting.valueStream().toList()));
            case ADD -> changes.add(new ProfileChange.Add(target, fitting.asDouble(0)));
            case EQUALS_IF_NOT_EXISTS -> changes.add(new ProfileChange.PutIfEmpty(target, fitting));
            default -> changes.add(new ProfileChange.Put(target, fitting));
        }
    }

    private @Nullable JsonNode fitting(FieldPath target, JsonNode value) {
        return fields.type(target).read(target.text(), value, faults);
    }

    private void compute(EventDefinition.Computed computed) {
        switch (computed.computation()) {
            case LTCOP -> {
                if (computed.target() != null) {
                    changes.add(new ProfileChange.Divide(computed.target(), STARTED, COMPLETED));
                }
            }
            case INCREASE_INTEREST -> interest(1, 1);
            case DECREASE_INTEREST -> interest(1, -1);
            case RESET_INTEREST -> interest(0, 0);
        }
    }

    /** @param direction 1 up, −1 down, 0 to the value itself */
    private void interest(double otherwise, int direction) {
        JsonNode name = INTEREST.find(event);
        if (name == null || !name.isString() || name.stringValue().isBlank()) {
            return;
        }
        FieldPath target = FieldPath.of("interests", name.stringValue());
        JsonNode given = VALUE.find(event);
        JsonNode value = given == null || given.isNull() ? FieldType.number(otherwise) : fitting(target, given);
        if (value != null) {
            changes.add(
                    direction == 0
                            ? new ProfileChange.Put(target, value)
                            : new ProfileChange.Add(target, direction * value.doubleValue()));
        }
    }
}
