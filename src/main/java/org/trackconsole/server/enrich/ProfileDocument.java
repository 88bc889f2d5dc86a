package org.trackconsole.server.enrich;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.wire.Times;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a profile holds beyond its row, while it is being changed: only what differs from an empty profile. It notes
 * every changed field, and keeps up what follows from some of them (contract §3.5). One thread.
 */
public final class ProfileDocument {
    /** When and by which event each field changed last. */
    static final FieldPath FIELD_LOG = FieldPath.of("metadata.fields");

    private static final FieldPath IDS = FieldPath.of("ids");
    private static final FieldPath ANONYMOUS = FieldPath.of("data.anonymous");
    private static final FieldPath EMAIL = FieldPath.of("data.contact.email");
    private static final FieldPath MAIN_EMAIL = FieldPath.of("data.contact.email.main");
    private static final FieldPath EMAIL_IS_FREE = FieldPath.of("aux.email.free");
    private static final FieldPath CONSENTS_SHOWN = FieldPath.of("aux.consents.displayed");
    private static final FieldPath AUTO_MERGE = FieldPath.of("metadata.system.aux.auto_merge");
    private static final List<FieldPath> PERSONAL =
            List.of(FieldPath.of("data.pii"), FieldPath.of("data.contact"), FieldPath.of("data.identifier"));

    private final ProfileFields fields;
    private final String id;
    private final ObjectNode record;
    private final List<String> newIds = new ArrayList<>();
    private FieldChanges changes = new FieldChanges();
    private boolean changed;

    /**
     * The document of a profile.
     *
     * @param record as it was kept; an empty object for a new profile
     */
    public ProfileDocument(ProfileFields fields, String id, ObjectNode record) {
        this.fields = fields;
        this.id = id;
        this.record = record;
    }

    /**
     * Makes the changes that an event brings.
     *
     * @param now microseconds since 1970
     */
    public void apply(String eventId, long now, List<ProfileChange> changes) {
        Set<FieldPath> touched = new LinkedHashSet<>();
        for (ProfileChange change : changes) {
            boolean follows = change instanceof ProfileChange.Divide;
            if ((!follows || !touched.isEmpty()) && put(change.path(), value(change))) {
                touched.add(change.path());
            }
        }
        ArrayNode stamp = WireJson.array().add(Times.iso(now).replace('T', ' ')).add(eventId);
        for (FieldPath field : touched) {
            FIELD_LOG.then(FieldPath.of(new String[] {field.text()})).put(record, stamp);
            follow(field);
        }
    }

    private JsonNode value(ProfileChange change) {
        JsonNode old = get(change.path());
        return switch (change) {
            case ProfileChange.Put put -> fitting(put.path(), put.value());
            case ProfileChange.PutIfEmpty put -> old.isNull() ? fitting(put.path(), put.value()) : old;
            case ProfileChange.Append append -> union(old, append.values());
            case ProfileChange.Add add -> finite(old.asDouble(0) + add.amount(), old);
            case ProfileChange.Divide divide -> {
                double by = get(divide.divisor()).asDouble(0);
                yield by == 0
                        ? FieldType.number(0)
                        : finite(get(divide.dividend()).asDouble(0) / by, old);
            }
        };
    }

    private static JsonNode fitting(FieldPath path, JsonNode value) {
        if (value.isString() && path.isWithin(EMAIL)) {
            return text(value.stringValue().toLowerCase(Locale.ROOT));
        }
        // A copy: what later changes do to it must not reach the change itself, which may be applied once more.
        return value.isContainer() ? value.deepCopy() : value;
    }

    /** A sum beyond what numbers can hold leaves the field as it was. */
    private static JsonNode finite(double number, JsonNode old) {
        return Double.isFinite(number) ? FieldType.number(number) : old;
    }

    private static JsonNode union(JsonNode old, List<JsonNode> added) {
        // A set, because one call may bring a list of any length.
        Set<JsonNode> all = new LinkedHashSet<>();
        old.valueStream().forEach(all::add);
        all.addAll(added);
        return WireJson.array().addAll(all);
    }

    /** What follows from a field that has a new value. */
    private void follow(FieldPath field) {
        JsonNode value = get(field);
        if (value.isNull()) {
            return;
        }
        if (PERSONAL.stream().anyMatch(field::isWithin)) {
            put(ANONYMOUS, JsonNodeFactory.instance.booleanNode(false));
        }
        if (field.equals(MAIN_EMAIL)) {
            put(EMAIL_IS_FREE, JsonNodeFactory.instance.booleanNode(fields.isFreeEmail(value.stringValue())));
        }
        String hashed = value.isString() ? HashedIds.of(field, value.stringValue()) : null;
        if (hashed != null && addId(hashed)) {
            put(AUTO_MERGE, union(get(AUTO_MERGE), List.of(text(field.text()))));
        }
    }

    /** Adds a further id that the profile is found by; returns whether it is new. */
    public boolean addId(String further) {
        List<JsonNode> own = get(IDS).isEmpty() ? List.of(text(id), text(further)) : List.of(text(further));
        boolean isNew = put(IDS, union(get(IDS), own));
        if (isNew) {
            newIds.add(further);
        }
        return isNew;
    }

    /**
     * Gives a consent.
     *
     * @param until when it revokes itself, in microseconds since 1970; null for never
     */
    public void consent(String consentId, @Nullable Long until) {
        put(FieldPath.of("consents", consentId), WireJson.object().put("revoke", Times.isoOrNull(until)));
    }

    /** Takes a consent back. */
    public void revoke(String consentId) {
        put(FieldPath.of("consents", consentId), WireJson.none());
    }

    /** Notes that the person was asked for consents. */
    public void noteConsentsShown() {
        put(CONSENTS_SHOWN, JsonNodeFactory.instance.booleanNode(true));
    }

    /** Writes a field that no event brought. */
    void set(FieldPath path, JsonNode value) {
        put(path, value);
    }

    /** What a field holds; what is not there is null. */
    JsonNode get(FieldPath path) {
        JsonNode own = path.find(record);
        JsonNode found = own == null ? path.find(fields.empty()) : own;
        return found == null ? WireJson.none() : found;
    }

    private boolean put(FieldPath path, JsonNode value) {
        JsonNode old = get(path);
        if (old.equals(value)) {
            return false;
        }
        changes.add(path, old, value);
        JsonNode empty = path.find(fields.empty());
        if (value.equals(Objects.requireNonNullElseGet(empty, WireJson::none))) {
            path.remove(record);
        } else {
            path.put(record, value);
        }
        changed = true;
        return true;
    }

    /** Takes up what another profile of the same person holds. */
    public void absorb(String otherId, ObjectNode other) {
        ObjectNode before = record.deepCopy();
        addId(otherId);
        ProfileMerge.into(record, other);
        changes.addDifferences(before, record, fields.empty());
        changed = true;
    }

    /** What changed since this was last asked for. */
    public FieldChanges takeChanges() {
        FieldChanges taken = changes;
        changes = new FieldChanges();
        return taken;
    }

    /** Whether anything is different from how it was. */
    public boolean isChanged() {
        return changed;
    }

    /** The further ids that came up. */
    public List<String> newIds() {
        return List.copyOf(newIds);
    }

    /** The text to keep. */
    public String text() {
        return WireJson.text(record);
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.stringNode(value);
    }
}
