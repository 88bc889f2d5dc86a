package org.trackconsole.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trackconsole.json.JsonDiff;
import org.trackconsole.model.Difference;
import org.trackconsole.model.Profile;
import org.trackconsole.model.ProfileProof;
import org.trackconsole.model.ProfileProof.Basis;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a call did to the profile that was answered (contract §3.5, §6.3). */
final class ProfileComparison {
    /** Times, visits, logs: they change with every call. */
    private static final Set<String> BOOKKEEPING =
            Set.of("metadata", "_meta", "operation", "stats", "id", "ids", "active", "primary_id");

    private ProfileComparison() {}

    /**
     * Compares.
     *
     * @param sentId the id in the payload, or null
     * @param after the profile as it is now
     * @param earliest a time, by the server's clock, before which the call was not there
     * @param eventIds the records that the call made
     */
    static ProfileProof of(
            @Nullable String sentId,
            Profile after,
            Baseline baseline,
            Instant earliest,
            List<String> eventIds,
            ShownValues shown) {
        Profile before = baseline.profile();
        PersonalData person = PersonalData.of(after.document());
        Instant created = after.created();
        List<Difference> changes;
        Basis basis;
        if (before != null && before.id().equals(after.id())) {
            basis = Basis.BOTH;
            changes = between(before.document(), after.document(), person, shown);
        } else if (created != null && !created.isBefore(earliest) && !wasInSession(after, baseline)) {
            basis = Basis.NEW;
            changes = between(JsonNodeFactory.instance.objectNode(), after.document(), person, shown).stream()
                    .map(ProfileComparison::withoutDefaults)
                    .sorted((one, other) -> Boolean.compare(one.system(), other.system()))
                    .toList();
        } else {
            basis = Basis.LOG;
            changes = logged(after, eventIds, person, shown);
        }
        boolean merged =
                sentId != null && !sentId.equals(after.id()) && after.ids().contains(sentId);
        return new ProfileProof(
                sentId,
                after.id(),
                basis,
                merged,
                changes.stream().limit(ShownValues.MOST).toList(),
                Math.max(0, changes.size() - ShownValues.MOST));
    }

    /** A new profile comes with counters at zero and the like, which no event has set. */
    private static Difference withoutDefaults(Difference change) {
        String value = change.after();
        boolean given = "0".equals(value) || "0.0".equals(value) || "true".equals(value) || "false".equals(value);
        return given ? new Difference(change.path(), change.before(), value, true) : change;
    }

    private static boolean wasInSession(Profile profile, Baseline baseline) {
        ObjectNode session = baseline.session();
        return session != null
                && profile.id().equals(session.path("profile").path("id").asString(""));
    }

    private static List<Difference> between(
            ObjectNode before, ObjectNode after, PersonalData person, ShownValues shown) {
        return shown.between(before, after, person, ProfileComparison::isBookkeeping).stream()
                .sorted((one, other) -> Boolean.compare(one.system(), other.system()))
                .toList();
    }

    /** Whether servers change it by themselves with every call. */
    static boolean isBookkeeping(JsonDiff.Change change) {
        return BOOKKEEPING.contains(top(change));
    }

    private static String top(JsonDiff.Change change) {
        return change.path().getMatchingProperty();
    }

    private static List<Difference> logged(
            Profile after, List<String> eventIds, PersonalData person, ShownValues shown) {
        ObjectNode masked = person.masked(after.document());
        List<Difference> changes = new ArrayList<>();
        for (String event : eventIds) {
            for (String path : ProfileFields.changedBy(after.document(), event)) {
                changes.add(new Difference(
                        path,
                        null,
                        shown.text(ProfileFields.at(after.document(), path), ProfileFields.at(masked, path)),
                        false));
            }
        }
        return changes;
    }
}
