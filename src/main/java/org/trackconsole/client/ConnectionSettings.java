package org.trackconsole.client;

/**
 * How the platform's HTTP client treats its connections. It reads these settings from system properties, once, when it
 * is first used, so {@link #apply()} belongs at the very start of the program.
 */
public final class ConnectionSettings {
    /**
     * How many seconds an idle connection is kept. Tracking servers close theirs after five; a connection that the
     * client gives up first can not be found dead by the next payload.
     */
    public static final String KEEP_ALIVE_SECONDS = "4";

    private static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";
    private static final String SYSTEM_PROXIES = "java.net.useSystemProxies";
    private static final String NO_TUNNEL_SIGN_IN = "jdk.http.auth.tunneling.disabledSchemes";
    private static final String NO_SECOND_CONNECT = "jdk.httpclient.disableRetryConnect";

    private ConnectionSettings() {}

    /**
     * Keeps idle connections short, and connects once only: the platform's second try hides why the first one failed,
     * so that "no route" and "nothing listens" could not be told apart. Follows the proxy settings of the machine, and
     * lets proxies ask for a password on the way to servers of https, which the platform does not by itself. What the user
     * has set on the command line stays.
     */
    public static void apply() {
        unlessSet(KEEP_ALIVE, KEEP_ALIVE_SECONDS);
        unlessSet(NO_SECOND_CONNECT, "true");
        unlessSet(SYSTEM_PROXIES, "true");
        unlessSet(NO_TUNNEL_SIGN_IN, "");
    }

    private static void unlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
