package org.trackconsole.model;

import java.util.function.Function;

/**
 * What a call other than {@code /track} brought: a value, or the failure that stands in its place.
 *
 * @param <T> the value
 */
public sealed interface Reply<T> {
    /** The call worked. */
    record Ok<T>(T value) implements Reply<T> {}

    /** The call did not work. */
    record Failed<T>(Answer.Failure failure) implements Reply<T> {}

    /** The same reply with another value; a failure stays as it is. */
    default <R> Reply<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Ok<T>(T value) -> new Ok<>(change.apply(value));
            case Failed<T>(Answer.Failure failure) -> new Failed<>(failure);
        };
    }
}
