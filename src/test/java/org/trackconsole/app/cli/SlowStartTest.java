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
        try (SlowStart _ = new SlowStart(Duration.ofMillis(300), told::countDown)) {
            assertThat(told.getCount()).isOne();
        }
        assertThat(told.await(600, TimeUnit.MILLISECONDS)).isFalse();
    }
}
