package org.trackconsole.server.enrich;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.node.ObjectNode;
import ua_parser.Client;
import ua_parser.OS;
import ua_parser.Parser;

/**
 * Reads user agents. The rules are loaded with the first of them, which takes some tenths of a second; each further one
 * takes a millisecond or two the first time and nothing after that. Any thread.
 */
public final class Agents {
    /** What is longer only costs time: the rules look at the beginning. */
    private static final int LONGEST = 512;

    private static final int MOST_KEPT = 2_000;

    private final Map<String, Agent> known = new ConcurrentHashMap<>();
    private final ReentrantLock loading = new ReentrantLock();
    private volatile @Nullable Parser parser;

    /** What a user agent tells; an empty text tells nothing. */
    Agent find(String userAgent) {
        if (userAgent.isBlank()) {
            return Agent.unknown();
        }
        String text = userAgent.length() > LONGEST ? userAgent.substring(0, LONGEST) : userAgent;
        Agent found = known.get(text);
        if (found != null) {
            return found;
        }
        Agent read = read(text);
        if (known.size() >= MOST_KEPT) {
            known.clear();
        }
        known.put(text, read);
        return read;
    }

    private Agent read(String text) {
        Client client = parser().parse(text);
        ObjectNode device = WireJson.object()
                .put("name", client.device.family)
                .put("type", DeviceKind.of(client, text))
                .put("touch", DeviceKind.isTouched(client));
        ObjectNode os = WireJson.object().put("name", client.os.family).put("version", version(client.os));
        ObjectNode app = WireJson.object()
                .put("type", "browser")
                .put("name", client.userAgent.family)
                .put("version", version(client.userAgent.major, client.userAgent.minor, client.userAgent.patch))
                .put("bot", client.device.family.equals("Spider"));
        return new Agent(device, os, app);
    }

    private static String version(OS os) {
        return version(os.major, os.minor, os.patch, os.patchMinor);
    }

    private static String version(@Nullable String... parts) {
        return Stream.of(parts)
                .takeWhile(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining("."));
    }

    private Parser parser() {
        Parser loaded = parser;
        if (loaded != null) {
            return loaded;
        }
        loading.lock();
        try {
            Parser fresh = parser == null ? new Parser() : parser;
            parser = fresh;
            return fresh;
        } finally {
            loading.unlock();
        }
    }
}
