package org.trackconsole.client;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Contact;
import org.trackconsole.model.Reply;
import org.trackconsole.model.TrackServer;

/** Which machines answered when they were last asked, whatever for. Any thread; waits for nothing. */
public final class Contacts {
    private final Map<String, Contact> newest = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();

    Contacts() {}

    /** The last call to the machine and port of this server; null where there was none. */
    public @Nullable Contact last(TrackServer server) {
        return newest.get(machine(server.url()));
    }

    void answered(URI address) {
        newest.put(machine(address), new Contact(count.incrementAndGet(), true));
    }

    /** Notes how a call ended; of one that somebody stopped nothing is known. */
    <T> Reply<T> noted(URI address, Reply<T> reply) {
        switch (reply) {
            case Reply.Ok<T> _ -> answered(address);
            case Reply.Failed<T>(Answer.Failure failure) -> {
                if (failure instanceof Answer.Unreachable) {
                    newest.put(machine(address), new Contact(count.incrementAndGet(), false));
                }
            }
        }
        return reply;
    }

    private static String machine(URI address) {
        return (address.getScheme() + "://" + address.getRawAuthority()).toLowerCase(Locale.ROOT);
    }
}
