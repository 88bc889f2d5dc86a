package org.trackconsole.ui.port;

/** What is known of the chosen server. */
public sealed interface Health {
    /** A test is under way, or none was made. */
    record Unknown() implements Health {}

    /**
     * It answers.
     *
     * @param version as it says
     */
    record Up(String version) implements Health {}

    /**
     * It does not answer as a tracking server.
     *
     * @param title why, in a few words
     */
    record Down(String title) implements Health {}
}
