package org.trackconsole.ui.port;

/** Says what has just happened at the foot of the window, without stopping anybody. */
public interface Notices {
    /** Shows a sentence for some seconds. */
    void say(String sentence);

    /** Shows a sentence with one thing to do about it, such as Undo, for some seconds longer. */
    void say(String sentence, String actionName, Runnable action);
}
