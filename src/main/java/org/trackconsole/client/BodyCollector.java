package org.trackconsole.client;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads an answer's body: keeps its beginning, counts the rest, and gives up on one that does not end. */
final class BodyCollector implements HttpResponse.BodySubscriber<BodyCollector.Body> {
    /** Bytes that are kept; more would not help a person and could exhaust the memory. */
    static final int KEPT_BYTES = 32 * 1024 * 1024;

    /** Bytes after which reading stops. */
    static final long READ_BYTES = 256L * 1024 * 1024;

    private final int most;
    private final long end;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final CompletableFuture<Body> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;
    private long size;

    BodyCollector() {
        this(KEPT_BYTES, READ_BYTES);
    }

    /**
     * @param most bytes that are kept
     * @param end bytes after which reading stops
     */
    BodyCollector(int most, long end) {
        this.most = most;
        this.end = end;
    }

    /**
     * A body as far as it was read.
     *
     * @param kept at most {@link #KEPT_BYTES}, or what the collector was told
     * @param size all bytes that came
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once and never compared
    record Body(byte[] kept, long size) {
        static final Body NONE = new Body(new byte[0], 0);

        boolean truncated() {
            return size > kept.length;
        }
    }

    @Override
    public CompletionStage<Body> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            size += part.remaining();
            byte[] fitting = new byte[Math.min(part.remaining(), most - kept.size())];
            part.get(fitting);
            kept.writeBytes(fitting);
        }
        if (size > end && subscription != null) {
            subscription.cancel();
            onComplete();
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(new Body(kept.toByteArray(), size));
    }
}
