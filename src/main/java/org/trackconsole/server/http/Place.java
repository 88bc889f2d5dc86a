package org.trackconsole.server.http;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the server listens and how long it waits for those who call.
 *
 * @param address the address of this machine that is listened on; the one that stands for all is allowed
 * @param name how that address was called by whoever wants it; clients may call it so
 * @param patience how long a client may take for the head of a request, how long for its body, and how long it may be
 *     silent between two requests
 */
public record Place(InetAddress address, String name, Duration patience) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /** Whether a host that a client named, in lower case and without its port, is this server. */
    boolean isCalled(String host) {
        return address.isAnyLocalAddress() || names().contains(host);
    }

    private Set<String> names() {
        return address.isLoopbackAddress()
                ? LOOPBACK
                : Stream.concat(LOOPBACK.stream(), Stream.of(name.toLowerCase(Locale.ROOT), inUrl()))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The address as a URL has it: one that this machine reaches, also where all are listened on. */
    String inUrl() {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return "127.0.0.1";
        }
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }
}
