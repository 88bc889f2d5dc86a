package org.trackconsole.app.cli;

import org.trackconsole.model.Answer;

/** What the program ends with; scripts rely on the numbers. */
public final class ExitCode {
    /** The payload was accepted, the server ended as told, or the desktop was closed. */
    public static final int OK = 0;

    /** A server refused the payload, or answered something that no tracking server answers. */
    public static final int REFUSED = 1;

    /** The command line or a file it names makes no sense. */
    public static final int USAGE = 2;

    /** No answer came, or something needed to begin with is not to be had: a port, a folder, a display. */
    public static final int UNREACHABLE = 3;

    /** The payload was accepted, but not all of it was seen in the store of the server; only with {@code --prove}. */
    public static final int NOT_PROVEN = 4;

    /** A fault of this program (EX_SOFTWARE of BSD's sysexits), so that no script takes it for a refusal. */
    public static final int FAULT = 70;

    private ExitCode() {}

    static int of(Answer answer) {
        return switch (answer) {
            case Answer.Accepted _ -> OK;
            case Answer.Refused _, Answer.Unreadable _ -> REFUSED;
            case Answer.Unreachable _, Answer.Cancelled _ -> UNREACHABLE;
        };
    }
}
