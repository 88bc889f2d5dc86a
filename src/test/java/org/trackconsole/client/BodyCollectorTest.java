package org.trackconsole.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BodyCollectorTest {
    @Test
    void givesUpOnABodyThatDoesNotEnd() {
        AtomicBoolean cancelled = new AtomicBoolean();
        BodyCollector collector = new BodyCollector();
        collector.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {
                cancelled.set(true);
            }
        });
        ByteBuffer part = ByteBuffer.wrap(new byte[64 * 1024 * 1024]);
        while (!cancelled.get()) {
            collector.onNext(List.of(part.duplicate()));
        }
        assertThat(collector.getBody().toCompletableFuture())
                .isCompletedWithValueMatching(body -> body.truncated()
                        && body.kept().length == BodyCollector.KEPT_BYTES
                        && body.size() == BodyCollector.READ_BYTES + part.capacity());
    }
}
