package org.trackconsole.ui.servers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.trackconsole.service.RemovedServer;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.Command;

/**
 * The servers that were removed since the console was started, with their passwords, which are nowhere else any more. What
 * is offered beside the sentence about it is gone after some seconds. JavaFX thread.
 */
final class RemovedServers {
    private final Map<String, RemovedServer> removed = new LinkedHashMap<>();

    /** Remembers one. */
    void add(RemovedServer server) {
        String id = server.entry().id();
        removed.remove(id);
        // By the time it is brought back, a person may work on another one.
        removed.put(id, new RemovedServer(server.entry(), server.password(), false));
    }

    /**
     * What brings them back, the latest first.
     *
     * @param listed whether a server of this id is there again
     */
    List<Command> commands(Predicate<String> listed, Consumer<RemovedServer> restore) {
        removed.keySet().removeIf(listed);
        List<Command> commands = new ArrayList<>();
        removed.forEach((_, server) -> commands.addFirst(new Command(
                Texts.text(
                        "servers.bringBack",
                        server.entry().name(),
                        server.entry().address()),
                server.entry().marking().colour(),
                () -> restore.accept(server))));
        return commands;
    }
}
