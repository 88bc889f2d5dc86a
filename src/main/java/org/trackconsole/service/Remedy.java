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
    /** Open the proxy in the server's network settings. */
    EDIT_PROXY,
    /** Open the trusted authorities there. */
    EDIT_AUTHORITIES,
    /** Open the client certificate there. */
    EDIT_IDENTITY,
    /** Ask the server for its version. */
    TEST_CONNECTION,
    /** Ask for the password. */
    SIGN_IN,
    /** Send the same payload once more. */
    SEND_AGAIN,
    /** Start the local server. */
    START_LOCAL_SERVER;

    /** Whether it is done where the server itself is looked at. */
    public boolean atServer() {
        return switch (this) {
            case EDIT_SERVER,
                    EDIT_PROXY,
                    EDIT_AUTHORITIES,
                    EDIT_IDENTITY,
                    TEST_CONNECTION,
                    SIGN_IN,
                    START_LOCAL_SERVER -> true;
            case CREATE_SOURCE, ENABLE_SOURCE, CHOOSE_SOURCE, ADD_EVENT, ADD_PROFILE_ID, GO_TO_COMPLAINT, SEND_AGAIN ->
                false;
        };
    }

    /** What stands on the button. */
    public String text() {
        return Texts.text("outcome.remedy." + name());
    }
}
