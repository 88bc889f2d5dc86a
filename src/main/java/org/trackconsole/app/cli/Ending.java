package org.trackconsole.app.cli;

import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;

/**
 * How a process that runs until further notice is told to end: by the signals interrupt (Ctrl+C) and terminate.
 *
 * <p>A shutdown hook hears of them too, but only while the process is ending with 143; to end with another code it would
 * have to cut off what else has to be tidied up, such as the library that SQLite unpacks for a run. So the signals are
 * caught, which leaves the ending to the main thread. The platform has only {@code sun.misc.Signal} for that. It is
 * meant to be used (JEP 260), yet the compiler warns of it and no annotation says that it is known, hence reflection.
 */
final class Ending {
    /** Set by the build: Maven that is terminated does not pass that on to what it runs. */
    private static final String WITH_PARENT = "track-console.end-with-parent";

    private Ending() {}

    /** From now on the signals end nothing by themselves; the latch opens with the first of them. */
    static CountDownLatch awaited() {
        CountDownLatch told = new CountDownLatch(1);
        try {
            onSignal("INT", told);
            onSignal("TERM", told);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The platform has no signals", e);
        }
        if (Boolean.getBoolean(WITH_PARENT)) {
            ProcessHandle.current().parent().ifPresent(parent -> {
                var _ = parent.onExit().thenRun(told::countDown);
            });
        }
        return told;
    }

    private static void onSignal(String name, CountDownLatch told) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object ours = Proxy.newProxyInstance(
                Ending.class.getClassLoader(), new Class<?>[] {handler}, (_, method, arguments) -> {
                    if (!method.getName().equals("handle")) {
                        return method.invoke(told, arguments);
                    }
                    told.countDown();
                    return null;
                });
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
    }
}
