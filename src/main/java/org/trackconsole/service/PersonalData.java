package org.trackconsole.service;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What in the records of one person tells who they are: names, contacts and identifiers. It knows the places where
 * servers keep such values (contract §6.3), the usual names of such properties, everything that looks like an e-mail
 * address, and each value of the profile of four characters or more – also where they stand inside a longer text. What
 * was typed into other places cannot be told from harmless values; names of members are shown as they are. Immutable, any
 * thread.
 */
public final class PersonalData {
    private static final Set<String> GROUPS = Set.of("pii", "contact", "identifier");

    /** In lower case, without anything but letters: so {@code first_name} and {@code firstName} are both here. */
    private static final Set<String> NAMES = Set.of(
            "firstname",
            "lastname",
            "surname",
            "fullname",
            "displayname",
            "birthday",
            "birthdate",
            "dateofbirth",
            "email",
            "emailaddress",
            "mail",
            "phone",
            "phonenumber",
            "telephone",
            "mobile",
            "whatsapp",
            "login",
            "username",
            "password",
            "passport",
            "creditcard",
            "iban",
            "token",
            "badge",
            "address",
            "street",
            "ip",
            "ipaddress",
            "xforwardedfor",
            "xrealip",
            "forwarded");

    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]");
    private static final Pattern EMAIL = Pattern.compile(
            // Tried at the beginnings of words only and without going back: a value may be long.
            "(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]++@[\\p{L}\\p{N}-]++(?:\\.[\\p{L}\\p{N}-]++)+");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ()./-]{6,}");
    private static final int LEAST_KNOWN = 4;
    private static final int WITH_BEGINNING = 3;
    private static final int PHONE_BEGINNING = 4;
    private static final String DOTS = "•••";

    private final Set<String> known;
    private final Pattern telling;

    private PersonalData(Set<String> known) {
        this.known = Set.copyOf(known);
        this.telling = telling(known);
    }

    /** E-mail addresses and known values as whole words; the longest first, so that none hides a longer one. */
    private static Pattern telling(Set<String> known) {
        String values = known.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        String words = values.isEmpty() ? "" : "|(?<![\\p{L}\\p{N}])(?:" + values + ")(?![\\p{L}\\p{N}])";
        return Pattern.compile(EMAIL.pattern() + words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
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

    /** Whether a text holds a known value of the person. */
    public boolean tells(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return known.stream().anyMatch(lower::contains);
    }

    /** A part of a document masked; the given one stays as it is. */
    public JsonNode masked(JsonPointer path, JsonNode part) {
        boolean personal = false;
        for (JsonPointer at = path; at != null && !at.matches(); at = at.tail()) {
            personal |= isPersonal(at.getMatchingProperty());
        }
        return masked(part, personal);
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
                String shown = personal && !value.isBlank() ? mask(value) : maskedWithin(value);
                yield shown.equals(value) ? text : JsonNodeFactory.instance.stringNode(shown);
            }
            case JsonNode number
            when number.isNumber() ->
                personal || known.contains(number.asString("")) ? JsonNodeFactory.instance.stringNode(DOTS) : number;
            case JsonNode other -> other;
        };
    }

    private String maskedWithin(String text) {
        if (known.contains(text.strip().toLowerCase(Locale.ROOT))) {
            return mask(text);
        }
        return telling.matcher(text).replaceAll(found -> Matcher.quoteReplacement(mask(found.group())));
    }

    private static boolean isPersonal(String name) {
        String letters = NO_LETTERS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
        return GROUPS.contains(letters) || NAMES.contains(letters);
    }

    private static void collect(JsonNode node, Set<String> known) {
        if (node.isString() && node.stringValue().strip().length() >= LEAST_KNOWN) {
            String value = node.stringValue().strip().toLowerCase(Locale.ROOT);
            known.add(value);
            if (NUMBER.matcher(value).matches()) {
                known.add(value.replaceAll("[^0-9]", ""));
            }
        }
        node.forEach(child -> collect(child, known));
    }
}
