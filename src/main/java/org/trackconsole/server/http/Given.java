package org.trackconsole.server.http;

import java.util.function.Function;

/**
 * A part of a request that an endpoint asks for: the part, or the answer to a request where it is wrong.
 *
 * @param <T> the part
 */
sealed interface Given<T> {
    /** It is right. */
    record Usable<T>(T value) implements Given<T> {}

    /** It is wrong. */
    record Refused<T>(Response response) implements Given<T> {}

    /** Goes on to another part that needs this one. */
    default <U> Given<U> andThen(Function<? super T, Given<U>> next) {
        return switch (this) {
            case Usable<T>(T value) -> next.apply(value);
            case Refused<T>(Response response) -> new Refused<>(response);
        };
    }

    /** Goes on with the part, or answers at once. */
    default Response then(Function<? super T, Response> next) {
        return switch (this) {
            case Usable<T>(T value) -> next.apply(value);
            case Refused<T>(Response response) -> response;
        };
    }
}
