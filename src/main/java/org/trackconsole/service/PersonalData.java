package org.trackconsole.service;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What in the records of one person tells who they are: names, contacts and identifiers. It knows the places where
 * servers keep such values (contract §6.3), the usual names of such properties, everything that looks like an e-mail
 * address, and each value of the profile wherever it comes again. What was typed into other places cannot be told from
 * harmless values. Immutable, any thread.
 */
public final class PersonalData {
    private static final Set<String> GROUPS = Set.of("pii", "contact", "identifier");
    private static final Set<String> NAMES = Set.of(
            "firstname",
            "first_name",
            "lastname",
            "last_name",
            "surname",
            "fullname",
            "full_name",
            "display_name",
            "birthday",
            "email",
            "e-mail",
            "mail",
            "phone",
            "mobile",
            "whatsapp",
            "login",
            "username",
            "password",
            "passport",
            "credit_card",
            "token",
            "badge",
            "street",
            "ip");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final int LEAST_KNOWN = 4;
    private static final int WITH_BEGINNING = 3;
    private static final int PHONE_BEGINNING = 4;
    private static final String DOTS = "•••";

    private final Set<String> known;

    private PersonalData(Set<String> known) {
        this.known = Set.copyOf(known);
    }

    /** What is known of nobody: places and shapes only. */
    public static PersonalData ofNobody() {
        return new PersonalData(Set.of());
    }

    /** What is known of a person. */
    public static PersonalData of(JsonNode profile) {
        Set<String> known = new HashSet<>();
        JsonNode data = profile.path("data");
        for (String group : GROUPS) {
            collect(data.path(group), known);
            collect(profile.path(group), known);
        }
        return new PersonalData(known);
    }

    /** The document with personal values masked; the given one stays as it is. */
    public ObjectNode masked(ObjectNode document) {
        return (ObjectNode) masked(document, false);
    }

    /** A value masked: enough to recognise one that is known, too little to learn it. */
    public static String mask(String value) {
        String text = value.strip();
        int at = text.indexOf('@');
        if (at > 0) {
            return text.substring(0, text.offsetByCodePoints(0, 1)) + DOTS + text.substring(at);
        }
        if (text.length() > PHONE_BEGINNING * 2 && text.startsWith("+")) {
            return text.substring(0, PHONE_BEGINNING) + DOTS;
        }
        return text.codePointCount(0, text.length()) < WITH_BEGINNING
                ? DOTS
                : text.substring(0, text.offsetByCodePoints(0, 1)) + DOTS;
    }

    private JsonNode masked(JsonNode node, boolean personal) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(member -> copy.set(
                                member.getKey(), masked(member.getValue(), personal || isPersonal(member.getKey()))));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> copy.add(masked(element, personal)));
                yield copy;
            }
            case JsonNode text
            when text.isString() -> {
                String value = text.stringValue();
                yield personal || isKnown(value)
                        ? JsonNodeFactory.instance.stringNode(value.isBlank() ? value : mask(value))
                        : text;
            }
            case JsonNode number when number.isNumber() && personal -> JsonNodeFactory.instance.stringNode(DOTS);
            case JsonNode other -> other;
        };
    }

    private boolean isKnown(String value) {
        return EMAIL.matcher(value).matches() || known.contains(value.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean isPersonal(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return GROUPS.contains(lower) || NAMES.contains(lower);
    }

    private static void collect(JsonNode node, Set<String> known) {
        if (node.isString() && node.stringValue().strip().length() >= LEAST_KNOWN) {
            known.add(node.stringValue().strip().toLowerCase(Locale.ROOT));
        }
        node.forEach(child -> collect(child, known));
    }
}
