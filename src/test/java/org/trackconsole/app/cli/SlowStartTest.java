package org.trackconsole.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SlowStartTest {
    @Test
    void startThatTakesLongIsTold() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        try (SlowStart _ = new SlowStart(Duration.ofMillis(10), told::countDown)) {
            assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void startThatIsOverIsNot() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        new SlowStart(Duration.ofSeconds(3), told::countDown).close();
        assertThat(told.await(3_300, TimeUnit.MILLISECONDS)).isFalse();
    }
}
