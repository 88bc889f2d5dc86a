package org.trackconsole.client;

import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Flow;
import org.trackconsole.model.Timing;

/**
 * Measures one call. The platform's HTTP client tells no step of it, but it asks for the request's body only once the
 * connection stands, and for the answer's body handler once the headers are there: both are marked here. A request
 * without a body never shows when its connection stood; its connecting counts as waiting. Any thread.
 */
final class CallClock {
    private static final long NOT_YET = -1;

    private final long start = System.nanoTime();
    private volatile long connected = NOT_YET;
    private volatile long answering = NOT_YET;

    /** Starts to run when it is made. */
    CallClock() {}

    /** The same body, marking when the connection asks for it. */
    HttpRequest.BodyPublisher watching(HttpRequest.BodyPublisher body) {
        return new HttpRequest.BodyPublisher() {
            @Override
            public long contentLength() {
                return body.contentLength();
            }

            @Override
            public void subscribe(Flow.Subscriber<? super ByteBuffer> reader) {
                markConnected();
                body.subscribe(reader);
            }
        };
    }

    void markConnected() {
        connected = sinceStart();
    }

    void markAnswering() {
        answering = sinceStart();
    }

    /** Forgets the marks, not the time: a second attempt belongs to the same call. */
    void markNewAttempt() {
        connected = NOT_YET;
        answering = NOT_YET;
    }

    /** Whether the request was, or may have been, on its way. */
    boolean isConnected() {
        return connected != NOT_YET;
    }

    Duration elapsed() {
        return Duration.ofNanos(sinceStart());
    }

    /** Where the time went until now. */
    Timing timing() {
        long end = sinceStart();
        long headers = answering == NOT_YET ? end : answering;
        long ready = connected == NOT_YET ? headers : connected;
        return new Timing(Duration.ofNanos(ready), Duration.ofNanos(headers - ready), Duration.ofNanos(end - headers));
    }

    private long sinceStart() {
        return System.nanoTime() - start;
    }
}
