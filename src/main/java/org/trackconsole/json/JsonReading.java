package org.trackconsole.json;

/** What reading a text brought: a document whose places are known, or the first fault. */
public sealed interface JsonReading {
    /** The text is JSON, of any type at its root. */
    record Sound(LocatedJson document) implements JsonReading {}

    /** The text is not JSON, or could not be shown as a form because a key stands twice. */
    record Broken(JsonFault fault) implements JsonReading {}
}
