package org.trackconsole.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns what a person types into filters of the servers' language (contract §6.2). */
final class ProfileQuery {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@=\"<>]+@[^\\s@=\"<>]+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()./-]{4,}");
    private static final Pattern FILTER = Pattern.compile(
            ".*([=<>]|:\\S|\\b(EXISTS|BETWEEN|IS NULL)\\b).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final List<String> EMAILS =
            List.of("data.contact.email.main", "data.contact.email.business", "data.contact.email.private");
    private static final List<String> PHONES = List.of(
            "data.contact.phone.main",
            "data.contact.phone.mobile",
            "data.contact.phone.business",
            "data.contact.phone.whatsapp");

    private ProfileQuery() {}

    /** Whether a text can be an id that servers find in an address: one word that is neither a filter nor a path. */
    static boolean canBeId(String text) {
        return text.chars().anyMatch(Character::isLetterOrDigit)
                && text.chars().noneMatch(symbol -> Character.isWhitespace(symbol) || symbol == '/' || symbol == '\\')
                && !isFilter(text);
    }

    /** Whether a text is a uuid, as servers and clients generate them. */
    static boolean isGenerated(String text) {
        return UUID.matcher(text).matches();
    }

    /** What to ask one after the other until something is found; never empty. */
    static List<String> filters(String text) {
        if (EMAIL.matcher(text).matches()) {
            // Servers keep addresses in lower case; 0.8.1 has one address, which is plain text.
            List<String> fields = new ArrayList<>(EMAILS);
            fields.add("data.contact.email");
            return List.of(any(fields, List.of(text.toLowerCase(Locale.ROOT))), quoted(text));
        }
        if (PHONE.matcher(text).matches()) {
            String digits = text.replaceAll("[ ()./-]", "");
            List<String> spellings = text.equals(digits) ? List.of(text) : List.of(text, digits);
            return List.of(any(PHONES, spellings), quoted(text));
        }
        return List.of(text);
    }

    /** A comparison of a field with a text. */
    static String equal(String field, String value) {
        return field + "=" + quoted(value);
    }

    /** The opposite of {@link #equal}. */
    static String different(String field, String value) {
        return field + "!=" + quoted(value);
    }

    /** A comparison that any of the values passes, in parentheses. */
    static String anyOf(String field, List<String> values) {
        return values.stream().map(value -> equal(field, value)).collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static boolean isFilter(String text) {
        return FILTER.matcher(text).matches();
    }

    private static String any(List<String> fields, List<String> values) {
        List<String> comparisons = new ArrayList<>();
        for (String value : values) {
            fields.forEach(field -> comparisons.add(equal(field, value)));
        }
        return String.join(" OR ", comparisons);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
