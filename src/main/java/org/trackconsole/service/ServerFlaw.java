package org.trackconsole.service;

/**
 * One thing that is wrong with a server as entered.
 *
 * @param kind what it is
 * @param header the index of the header it is about, or {@link #NO_HEADER}
 */
public record ServerFlaw(Kind kind, int header) {
    /** In place of an index: the flaw is not about a header. */
    public static final int NO_HEADER = -1;

    /** What can be wrong. */
    public enum Kind {
        NAME_BLANK,
        URL_BLANK,
        /** It does not begin with {@code http://} or {@code https://}. */
        URL_SCHEME,
        /** It holds characters that no URL has, or is otherwise no URL. */
        URL_UNREADABLE,
        /** There is no host in it, or one that cannot be. */
        URL_HOST,
        /** The port is not from 1 to 65535. */
        URL_PORT,
        /** It carries a user name or password, which belong elsewhere. */
        URL_USER_INFO,
        /** It has a part after a question mark. */
        URL_QUERY,
        /** It has a part after a hash. */
        URL_FRAGMENT,
        /** There is a password but nobody to sign in with it. */
        USER_BLANK,
        /** Not from 1 to 600 seconds. */
        TIMEOUT_RANGE,
        /** Not from 1 to 600 seconds, or longer than the whole call may take. */
        CONNECT_RANGE,
        /** There is no host of the proxy, or one that cannot be. */
        PROXY_HOST,
        /** The port of the proxy is not from 1 to 65535. */
        PROXY_PORT,
        /** Blank, or with characters that a header's name cannot have. */
        HEADER_NAME,
        /** A header that the console sets itself or that HTTP reserves. */
        HEADER_RESERVED,
        /** Another header has this name already. */
        HEADER_TWICE,
        /** A value that no header can be sent with: line breaks, or characters beyond ASCII. */
        HEADER_VALUE
    }

    /** A flaw that is not about a header. */
    public static ServerFlaw of(Kind kind) {
        return new ServerFlaw(kind, NO_HEADER);
    }
}
