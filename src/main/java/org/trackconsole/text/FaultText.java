package org.trackconsole.text;

import org.trackconsole.json.JsonFault;

/** Faults in a person's words. */
public final class FaultText {
    private FaultText() {}

    /** One sentence on what is wrong and how it would be right, without the place. */
    public static String sentence(JsonFault fault) {
        return Texts.text("editor.fault." + fault.kind(), fault.arguments().toArray());
    }

    /** The place and the sentence: {@code Line 3, column 9: …}. */
    public static String withPlace(JsonFault fault) {
        return Texts.text(
                "editor.faultAt", Integer.toString(fault.line()), Integer.toString(fault.column()), sentence(fault));
    }
}
