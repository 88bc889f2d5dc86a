package org.trackconsole.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Difference;
import org.trackconsole.model.EventProof;
import org.trackconsole.model.LossCause;
import org.trackconsole.model.ProfileProof;
import org.trackconsole.model.Proof;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A proof as it is kept, as one JSON text. */
final class KeptProof {
    private KeptProof() {}

    static String write(Proof proof) {
        ObjectNode kept = KeptJson.object();
        kept.put("state", proof.state().name());
        kept.put("begunAt", proof.begunAt().toEpochMilli());
        kept.put("version", proof.version());
        ArrayNode steps = kept.putArray("steps");
        for (Proof.Step step : proof.steps()) {
            steps.addObject()
                    .put("kind", step.kind().name())
                    .put("status", step.status().name())
                    .put("millis", step.millis());
        }
        ArrayNode events = kept.putArray("events");
        proof.events().forEach(event -> events.add(event(event)));
        ProfileProof profile = proof.profile();
        if (profile != null) {
            kept.set("profile", profile(profile));
        }
        kept.set("systemEvents", KeptJson.strings(proof.systemEvents()));
        kept.set("ignored", KeptJson.strings(proof.ignored()));
        Proof.Obstacle obstacle = proof.obstacle();
        if (obstacle != null) {
            kept.putObject("obstacle").put("says", obstacle.says()).put("signIn", obstacle.signIn());
        }
        return KeptJson.write(kept);
    }

    static Proof read(String text) {
        JsonNode kept = KeptJson.parse(text);
        List<Proof.Step> steps = new ArrayList<>();
        for (JsonNode step : kept.path("steps")) {
            steps.add(new Proof.Step(
                    Proof.Kind.valueOf(step.path("kind").asString()),
                    Proof.Status.valueOf(step.path("status").asString()),
                    step.path("millis").asLong()));
        }
        List<EventProof> events = new ArrayList<>();
        kept.path("events").forEach(event -> events.add(event(event)));
        JsonNode profile = kept.path("profile");
        JsonNode obstacle = kept.path("obstacle");
        return new Proof(
                Proof.State.valueOf(kept.path("state").asString()),
                Instant.ofEpochMilli(kept.path("begunAt").asLong()),
                KeptJson.textOrNull(kept.path("version")),
                steps,
                events,
                profile.isObject() ? profile(profile) : null,
                KeptJson.strings(kept.path("systemEvents")),
                KeptJson.strings(kept.path("ignored")),
                obstacle.isObject()
                        ? new Proof.Obstacle(
                                obstacle.path("says").asString(),
                                obstacle.path("signIn").asBoolean())
                        : null);
    }

    private static ObjectNode event(EventProof event) {
        ObjectNode kept = KeptJson.object();
        kept.put("sentType", event.sentType());
        kept.put("fate", event.fate().name());
        kept.put("storedId", event.storedId());
        kept.put("storedType", event.storedType());
        kept.put("millis", event.millis());
        kept.put("overwrote", event.overwrote());
        kept.set("differences", differences(event.differences()));
        kept.put("leftOut", event.leftOut());
        ArrayNode causes = kept.putArray("causes");
        for (LossCause cause : event.causes()) {
            causes.addObject().put("kind", cause.kind().name()).put("place", cause.place());
        }
        return kept;
    }

    private static EventProof event(JsonNode kept) {
        List<LossCause> causes = new ArrayList<>();
        for (JsonNode cause : kept.path("causes")) {
            causes.add(new LossCause(
                    LossCause.Kind.valueOf(cause.path("kind").asString()),
                    cause.path("place").asString()));
        }
        return new EventProof(
                kept.path("sentType").asString(),
                EventProof.Fate.valueOf(kept.path("fate").asString()),
                KeptJson.textOrNull(kept.path("storedId")),
                KeptJson.textOrNull(kept.path("storedType")),
                kept.path("millis").asLong(),
                kept.path("overwrote").asBoolean(),
                differences(kept.path("differences")),
                kept.path("leftOut").asInt(),
                causes);
    }

    private static ObjectNode profile(ProfileProof profile) {
        ObjectNode kept = KeptJson.object();
        kept.put("sentId", profile.sentId());
        kept.put("id", profile.id());
        kept.put("basis", profile.basis().name());
        kept.put("merged", profile.merged());
        kept.set("changes", differences(profile.changes()));
        kept.put("leftOut", profile.leftOut());
        return kept;
    }

    private static ProfileProof profile(JsonNode kept) {
        return new ProfileProof(
                KeptJson.textOrNull(kept.path("sentId")),
                kept.path("id").asString(),
                ProfileProof.Basis.valueOf(kept.path("basis").asString()),
                kept.path("merged").asBoolean(),
                differences(kept.path("changes")),
                kept.path("leftOut").asInt());
    }

    private static ArrayNode differences(List<Difference> differences) {
        ArrayNode array = KeptJson.array();
        for (Difference difference : differences) {
            ObjectNode kept = array.addObject().put("path", difference.path());
            put(kept, "before", difference.before());
            put(kept, "after", difference.after());
            if (difference.system()) {
                kept.put("system", true);
            }
        }
        return array;
    }

    private static void put(ObjectNode kept, String name, @Nullable String value) {
        if (value != null) {
            kept.put(name, value);
        }
    }

    private static List<Difference> differences(JsonNode array) {
        List<Difference> differences = new ArrayList<>();
        for (JsonNode kept : array) {
            differences.add(new Difference(
                    kept.path("path").asString(),
                    KeptJson.textOrNull(kept.path("before")),
                    KeptJson.textOrNull(kept.path("after")),
                    kept.path("system").asBoolean(false)));
        }
        return differences;
    }
}
