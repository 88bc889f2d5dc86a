package org.trackconsole.service;

import org.trackconsole.text.Texts;

/** What the console itself can do about a failure; screens offer it as a button. */
public enum Remedy {
    /** Create the source that the payload names. */
    CREATE_SOURCE,
    /** Enable the source that the payload names. */
    ENABLE_SOURCE,
    /** Choose another source. */
    CHOOSE_SOURCE,
    /** Add an event to the payload. */
    ADD_EVENT,
    /** Put a profile id into the payload. */
    ADD_PROFILE_ID,
    /** Show the first place in the payload that is wrong. */
    GO_TO_COMPLAINT,
    /** Open the server's settings. */
    EDIT_SERVER,
    /** Open the way to the server in its settings: proxy, certificates, times. */
    EDIT_NETWORK,
    /** Ask the server for its version. */
    TEST_CONNECTION,
    /** Ask for the password. */
    SIGN_IN,
    /** Send the same payload once more. */
    SEND_AGAIN,
    /** Start the local server. */
    START_LOCAL_SERVER;

    /** What stands on the button. */
    public String text() {
        return Texts.text("outcome.remedy." + name());
    }
}
