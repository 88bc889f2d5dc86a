package org.trackconsole.app;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.trackconsole.fx.DirectFxWork;
import org.trackconsole.fx.FxWork;

/** Work done at once, but for what would never end. */
final class DirectButForEndless implements FxWork {
    private final DirectFxWork direct = new DirectFxWork();

    @Override
    public <T> Job<T> run(String label, Callable<T> work) {
        return label.equals("follow arrivals") ? new NothingToDo<>() : direct.run(label, work);
    }

    @Override
    public Job<Void> after(Duration delay, Runnable action) {
        return direct.after(delay, action);
    }

    private record NothingToDo<T>() implements FxWork.Job<T> {
        @Override
        public FxWork.Job<T> onEnd(Runnable action) {
            return this;
        }

        @Override
        public FxWork.Job<T> onDone(Consumer<? super T> action) {
            return this;
        }

        @Override
        public FxWork.Job<T> onFail(Consumer<? super Exception> action) {
            return this;
        }

        @Override
        public void cancel() {
            // It was not begun.
        }
    }
}
