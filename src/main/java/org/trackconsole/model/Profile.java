package org.trackconsole.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A person as a server keeps them (contract §6.3). The document is the truth; the methods only read it, and answer null
 * or an empty list where a part is missing or of another type, since every version has another shape.
 *
 * @param document the whole record as it came
 */
public record Profile(ObjectNode document) {
    /** Ids that a server makes out of an e-mail address, a phone number or an id from outside (contract §3.5). */
    private static final Pattern HASHED = Pattern.compile("(emm|emb|emp|phm|phb|pho|pwa|iid|ipk)-.+");

    /** The id under which the server keeps it; empty if it names none. */
    public String id() {
        return document.path("id").asString("");
    }

    /** Every id that leads to it, its own first, each once. */
    public List<String> ids() {
        Set<String> ids = new LinkedHashSet<>();
        ids.add(id());
        for (JsonNode other : document.path("ids")) {
            if (other.isString()) {
                ids.add(other.stringValue());
            }
        }
        return List.copyOf(ids);
    }

    /** Its own id and those of profiles that were merged into it: the ids that its events may bear. */
    public List<String> plainIds() {
        return ids().stream().filter(id -> !HASHED.matcher(id).matches()).toList();
    }

    /** The ids made out of what the person told, such as {@code emm-…} of the main e-mail address. */
    public List<String> hashedIds() {
        return ids().stream().filter(id -> HASHED.matcher(id).matches()).toList();
    }

    /** First and last name, or the name to be shown; null where the server knows neither. */
    public @Nullable String name() {
        JsonNode pii = pii();
        String both = Stream.of("firstname", "lastname")
                .map(part -> pii.path(part).asString("").strip())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        if (!both.isEmpty()) {
            return both;
        }
        // 0.8.1 calls it by another name.
        for (String member : List.of("display_name", "name")) {
            String shown = pii.path(member).asString("").strip();
            if (!shown.isEmpty()) {
                return shown;
            }
        }
        return null;
    }

    /** E-mail addresses, the main one first, each once; 0.8.1 has one that is plain text. */
    public List<String> emails() {
        return texts(document.at("/data/contact/email"), List.of("main", "business", "private"));
    }

    /** Phone numbers, the main one first, each once. */
    public List<String> phones() {
        return texts(document.at("/data/contact/phone"), List.of("main", "mobile", "business", "whatsapp"));
    }

    /** How many visits it has made, by the server's own count; 0 where that is missing. */
    public long visits() {
        return document.at("/metadata/time/visit/count").asLong(0);
    }

    /** When it was made, or null. */
    public @Nullable Instant created() {
        return WireTime.of(document.at("/metadata/time/insert"));
    }

    /** When its latest visit began, or else when it was last changed; null where the server tells neither. */
    public @Nullable Instant lastSeen() {
        Instant visit = WireTime.of(document.at("/metadata/time/visit/current"));
        Instant update = WireTime.of(document.at("/metadata/time/update"));
        return visit != null ? visit : update != null ? update : created();
    }

    private JsonNode pii() {
        JsonNode pii = document.at("/data/pii");
        return pii.isObject() ? pii : document.path("pii");
    }

    private static List<String> texts(JsonNode node, List<String> members) {
        List<String> texts = new ArrayList<>();
        if (node.isString()) {
            texts.add(node.stringValue());
        }
        for (String member : members) {
            texts.add(node.path(member).asString(""));
        }
        return texts.stream().filter(text -> !text.isBlank()).distinct().toList();
    }
}
