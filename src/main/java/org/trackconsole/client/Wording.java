package org.trackconsole.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes servers' own words fit to be shown: short, on one line, and without what they echo of the payload. */
final class Wording {
    private static final int LONGEST = 300;

    /** The 401 of an unknown source repeats the whole payload and the request's headers (contract §12.7). */
    private static final Pattern ECHO = Pattern.compile("\\s*Request came from IP: .*", Pattern.DOTALL);

    /** A repr of the exception instead of its text. */
    private static final Pattern REPR = Pattern.compile("\\w+\\(([\"'])(.*)\\1\\)", Pattern.DOTALL);

    private static final Pattern UNKNOWN_TYPES = Pattern.compile("(Unknown event source types .*?)\\s+Available .*");

    /** The value that a validator found wrong, and where its documentation lies. */
    private static final Pattern VALIDATED_VALUE =
            Pattern.compile("\\s*(\\[type=.*?\\]|\\(type=\\S*?\\))(?=\\R|$)|\\s*For further information visit \\S+");

    private static final Pattern VALIDATED_FIELD = Pattern.compile("\\R(\\S[^\\r\\n]*)\\R\\s+(\\S[^\\r\\n]*)");

    private Wording() {}

    /** The words without echo, at most some three hundred characters. */
    static String shortened(String words) {
        String text = ECHO.matcher(words).replaceFirst("");
        Matcher repr = REPR.matcher(text);
        text = repr.matches() ? repr.group(2) : text;
        text = UNKNOWN_TYPES.matcher(text).replaceFirst("$1");
        text = text.strip().replaceAll("\\s+", " ");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    /** Of a record's validation report: {@code field: what is wrong}, without the value. */
    static String fields(String report) {
        Matcher field = VALIDATED_FIELD.matcher(VALIDATED_VALUE.matcher(report).replaceAll(""));
        StringBuilder text = new StringBuilder();
        while (field.find()) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append(field.group(1).replace(" -> ", "."))
                    .append(": ")
                    .append(field.group(2));
        }
        return shortened(text.isEmpty() ? report.lines().findFirst().orElse("") : text.toString());
    }
}
