package org.trackconsole.server.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trackconsole.server.storage.StorageFault;
import org.trackconsole.server.wire.DamagedRecordException;
import org.trackconsole.server.wire.WireJson;

/** Answers where no endpoint could: bugs of ours, and requests that break HTTP itself. */
final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private Faults() {}

    /** The answer to a bug, and to a record that cannot be read. */
    static void bug(ServerRequest request, ServerResponse response, Throwable fault) {
        LOG.error("A {} request failed", request.prologue().method().text(), withoutWords(fault));
        Answering.send(
                request,
                response,
                isDamage(fault)
                        ? Response.failed(StorageFault.DAMAGED)
                        : Response.detail(500, "Internal Server Error"));
    }

    /** Whether a record was damaged, be it on another thread. */
    private static boolean isDamage(@Nullable Throwable fault) {
        return fault instanceof DamagedRecordException || (fault != null && isDamage(fault.getCause()));
    }

    /** The same fault to log: its kinds and places, but not its messages, which may quote what was sent. */
    private static Exception withoutWords(Throwable fault) {
        Throwable cause = fault.getCause();
        Exception traced = new Exception(fault.getClass().getName(), cause == null ? null : withoutWords(cause));
        traced.setStackTrace(fault.getStackTrace());
        return traced;
    }

    /** The answers to requests that never reach a route, in the shape of all other refusals. */
    static DirectHandlers beforeRoutes() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, new Refusing());
        }
        return handlers.build();
    }

    private static final class Refusing implements DirectHandler {
        @Override
        public TransportResponse handle(
                TransportRequest request,
                EventType type,
                Status status,
                ServerResponseHeaders headers,
                @Nullable String message) {
            // Helidon takes a method that is no word for a fault of its own. Faults of routes never come here.
            boolean isNoRequest =
                    type == EventType.INTERNAL_ERROR && request.method().isEmpty();
            Status told = isNoRequest ? Status.BAD_REQUEST_400 : status;
            return TransportResponse.builder()
                    .status(told)
                    .headers(headers)
                    .keepAlive(false)
                    .header(HeaderNames.CONTENT_TYPE, "application/json")
                    .entity(WireJson.bytes(WireJson.object().put("detail", told.reasonPhrase())))
                    .build();
        }
    }
}
