package org.trackconsole.app.cli;

/** What the program ends with; scripts rely on the numbers. */
public final class ExitCode {
    /** The payload was accepted, or the server ended as told. */
    public static final int OK = 0;

    /** A server refused the payload, or answered something that no tracking server answers. */
    public static final int REFUSED = 1;

    /** The command line or a file it names makes no sense. */
    public static final int USAGE = 2;

    /** No answer came, or something needed to begin with is not to be had. */
    public static final int UNREACHABLE = 3;

    private ExitCode() {}
}
