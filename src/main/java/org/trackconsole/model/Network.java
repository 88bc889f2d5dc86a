package org.trackconsole.model;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a server is reached. Its text form never shows a password; passwords live behind the Secrets port and stand empty
 * wherever servers are listed or kept.
 *
 * @param proxy what stands between
 * @param authorities who is trusted beside those whom the platform trusts; null for nobody
 * @param identity with what this machine identifies itself; null for nothing
 * @param protocol which version of HTTP is spoken
 * @param connectTimeout until the connection stands, more than zero; null for the time of the whole call
 * @param unverified whether the server may show any certificate at all: an exception that a person made for it, in so many
 *     words
 * @param emptied passwords that stand empty because a person emptied them: what is kept in their place is not used, and
 *     forgotten on saving
 */
public record Network(
        Proxy proxy,
        @Nullable Authorities authorities,
        @Nullable Identity identity,
        Protocol protocol,
        @Nullable Duration connectTimeout,
        boolean unverified,
        Set<Password> emptied) {
    public Network {
        emptied = Set.copyOf(emptied);
    }

    /** A network whose passwords, where they stand empty, are not at hand. */
    public Network(
            Proxy proxy,
            @Nullable Authorities authorities,
            @Nullable Identity identity,
            Protocol protocol,
            @Nullable Duration connectTimeout,
            boolean unverified) {
        this(proxy, authorities, identity, protocol, connectTimeout, unverified, Set.of());
    }

    /** What has a password. */
    public enum Password {
        PROXY,
        AUTHORITIES,
        IDENTITY
    }

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
     * Certificates of those who are trusted.
     *
     * @param file PEM, or a PKCS12 key store
     * @param password of the file in clear, or empty where there is none or it is not at hand
     */
    public record Authorities(String file, String password) {
        /** Those of a file that needs no password, as far as is known. */
        public Authorities(String file) {
            this(file, "");
        }

        /** Whether there can be a password: what is called text has none. */
        public boolean lockable() {
            String name = file.toLowerCase(Locale.ROOT);
            return Stream.of(".pem", ".crt", ".cer").noneMatch(name::endsWith);
        }

        @Override
        public String toString() {
            return "Authorities[" + file + ", password=" + Header.MASK + "]";
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

    /** The same through another proxy. */
    public Network withProxy(Proxy other) {
        return new Network(other, authorities, identity, protocol, connectTimeout, unverified);
    }

    /** The same with other passwords, for those parts that have one. */
    public Network withPasswords(String proxyPassword, String authoritiesPassword, String identityPassword) {
        Proxy through = proxy instanceof Proxy.Http http
                ? new Proxy.Http(http.host(), http.port(), http.user(), http.user() == null ? "" : proxyPassword)
                : proxy;
        Identity known = identity == null ? null : new Identity(identity.file(), identityPassword);
        Authorities trusted = authorities == null ? null : new Authorities(authorities.file(), authoritiesPassword);
        return new Network(through, trusted, known, protocol, connectTimeout, unverified, emptied);
    }

    /** The same without an exception for the certificate. */
    public Network verified() {
        return new Network(proxy, authorities, identity, protocol, connectTimeout, false, emptied);
    }

    /** The same with these passwords emptied by a person. */
    public Network withEmptied(Set<Password> passwords) {
        return new Network(proxy, authorities, identity, protocol, connectTimeout, unverified, passwords);
    }

    /** The password for the proxy; empty where there is none. */
    public String proxyPassword() {
        return proxy instanceof Proxy.Http http ? http.password() : "";
    }

    /** The password of the file with authorities; empty where there is none. */
    public String authoritiesPassword() {
        return authorities == null ? "" : authorities.password();
    }

    /** The password of the client certificate's file; empty where there is none. */
    public String identityPassword() {
        return identity == null ? "" : identity.password();
    }
}
