package org.trackconsole.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a server is reached. Its text form never shows a password; passwords live behind the Secrets port and stand empty
 * wherever servers are listed or kept.
 *
 * @param proxy what stands between
 * @param authorities a file of certificates, PEM or PKCS12, that are trusted beside those that the platform trusts; null
 *     for none
 * @param identity with what this machine identifies itself; null for nothing
 * @param protocol which version of HTTP is spoken
 * @param connectTimeout until the connection stands, more than zero; null for the time of the whole call
 * @param unverified whether the server may show any certificate at all: an exception that a person made for it, in so many
 *     words
 */
public record Network(
        Proxy proxy,
        @Nullable String authorities,
        @Nullable Identity identity,
        Protocol protocol,
        @Nullable Duration connectTimeout,
        boolean unverified) {
    /** As a server is reached for which nobody said otherwise. */
    public static final Network USUAL = new Network(new Proxy.OfSystem(), null, null, Protocol.HTTP_1_1, null, false);

    /** What stands between this machine and a server. */
    public sealed interface Proxy {
        /** What the settings of this machine say. */
        record OfSystem() implements Proxy {}

        /** Nothing, whatever the settings of this machine say. */
        record None() implements Proxy {}

        /**
         * An HTTP proxy.
         *
         * @param host its name or address
         * @param port 1 to 65535
         * @param user whom it knows; null where it asks nobody
         * @param password in clear, or empty where it is not at hand
         */
        record Http(String host, int port, @Nullable String user, String password) implements Proxy {
            /** Host and port as people write them. */
            public String address() {
                return host + ":" + port;
            }

            @Override
            public String toString() {
                return "Http[" + address() + ", user=" + user + ", password=" + Header.MASK + "]";
            }
        }
    }

    /**
     * A certificate of this machine with its key.
     *
     * @param file a PKCS12 key store
     * @param password of the file in clear, or empty where there is none or it is not at hand
     */
    public record Identity(String file, String password) {
        @Override
        public String toString() {
            return "Identity[" + file + ", password=" + Header.MASK + "]";
        }
    }

    /** Which version of HTTP is spoken. */
    public enum Protocol {
        /** Always HTTP/1.1. */
        HTTP_1_1,
        /** HTTP/2 where a server of https offers it. */
        NEGOTIATED,
        /** HTTP/2, also asked for in clear text; HTTP/1.1 where the server does not have it. */
        HTTP_2
    }

    /** The same with other passwords, for those parts that have one. */
    public Network withPasswords(String proxyPassword, String identityPassword) {
        Proxy through = proxy instanceof Proxy.Http http
                ? new Proxy.Http(http.host(), http.port(), http.user(), http.user() == null ? "" : proxyPassword)
                : proxy;
        Identity known = identity == null ? null : new Identity(identity.file(), identityPassword);
        return new Network(through, authorities, known, protocol, connectTimeout, unverified);
    }

    /** The same without an exception for the certificate. */
    public Network verified() {
        return new Network(proxy, authorities, identity, protocol, connectTimeout, false);
    }

    /** The password for the proxy; empty where there is none. */
    public String proxyPassword() {
        return proxy instanceof Proxy.Http http ? http.password() : "";
    }

    /** The password of the client certificate's file; empty where there is none. */
    public String identityPassword() {
        return identity == null ? "" : identity.password();
    }
}
