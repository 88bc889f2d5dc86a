package org.trackconsole.server.storage;

import java.util.function.Function;

/**
 * What asking the file for something brought.
 *
 * @param <T> the value
 */
public sealed interface Result<T> {
    /** It is done; of a write, it is on the disk. */
    record Done<T>(T value) implements Result<T> {}

    /** Too much is waiting, or the server is stopping. Nothing was done; asking again later may work. */
    record Busy<T>() implements Result<T> {}

    /** The disk or the file is in the way. Nothing was done. */
    record Failed<T>(StorageFault fault) implements Result<T> {}

    /** What comes of it next; a failure stays as it is. */
    default <R> Result<R> then(Function<? super T, Result<R>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Busy<T>() -> new Busy<>();
            case Failed<T>(StorageFault fault) -> new Failed<>(fault);
        };
    }

    /** The same result with another value; a failure stays as it is. */
    default <R> Result<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Done<T>(T value) -> new Done<>(change.apply(value));
            case Busy<T>() -> new Busy<>();
            case Failed<T>(StorageFault fault) -> new Failed<>(fault);
        };
    }
}
