package org.trackconsole.model;

/**
 * By what people tell a server from others, and which of its data they work on.
 *
 * @param environment what the server is there for
 * @param colour by what it is known at a glance
 * @param dataSet which of its two data sets is worked on
 */
public record Marking(Environment environment, ServerColour colour, DataSet dataSet) {
    /** A server nobody has said anything about: not for production. */
    public static final Marking NONE = new Marking(Environment.TEST, ServerColour.NONE, DataSet.STAGING);

    /** What a new server begins with: to be asked once too often harms nobody. */
    public static final Marking NEW = new Marking(Environment.PRODUCTION, ServerColour.NONE, DataSet.STAGING);

    /** The server that the console starts itself. */
    public static final Marking LOCAL = new Marking(Environment.LOCAL, ServerColour.NONE, DataSet.STAGING);

    /** The same, working on a data set. */
    public Marking with(DataSet other) {
        return new Marking(environment, colour, other);
    }
}
