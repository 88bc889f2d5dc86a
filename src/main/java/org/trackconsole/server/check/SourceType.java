package org.trackconsole.server.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a source may take events through, in the order real servers list it (contract §4). */
public enum SourceType {
    IMAP("IMAP Bridge", "imap"),
    MQTT("MQTT Bridge", "mqtt"),
    QUEUE("Queue Bridge", "queue"),
    REST("Rest Api Call", "rest"),
    REDIRECT("Redirect Link", "link"),
    WEBHOOK("Webhook", "webhook"),
    INTERNAL("Internal", "internal");

    private final String title;
    private final String tag;

    SourceType(String title, String tag) {
        this.title = title;
        this.tag = tag;
    }

    /** The word on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name shown to people. */
    public String title() {
        return title;
    }

    /** The words it is found under. */
    public List<String> tags() {
        return List.of(tag, "inbound");
    }

    static boolean isKnown(String word) {
        return Arrays.stream(values()).anyMatch(type -> type.wire().equals(word));
    }

    /** The refusal of words that are none, to the letter of a real server. */
    static String refusal(List<String> unknown) {
        String available = Arrays.stream(values())
                .map(type -> PythonText.quote(type.wire()) + ": {'name': " + PythonText.quote(type.title) + ", 'tags': "
                        + PythonText.list(type.tags()) + "}")
                .collect(Collectors.joining(", ", "{", "}"));
        return "ValueError("
                + PythonText.quote(
                        "Unknown event source types " + PythonText.list(unknown) + ". Available " + available + ".")
                + ")";
    }
}
