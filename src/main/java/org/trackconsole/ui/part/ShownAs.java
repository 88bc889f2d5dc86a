package org.trackconsole.ui.part;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * The values of a closed list as people read them; nobody types one.
 *
 * @param <T> the values
 */
public final class ShownAs<T> extends StringConverter<T> {
    private final String none;
    private final Function<? super T, String> words;

    /** Shows nothing where nothing is chosen. */
    public ShownAs(Function<? super T, String> words) {
        this("", words);
    }

    /** @param none stands there where nothing is chosen */
    public ShownAs(String none, Function<? super T, String> words) {
        this.none = none;
        this.words = words;
    }

    @Override
    public String toString(@Nullable T value) {
        return value == null ? none : words.apply(value);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("The list is closed");
    }
}
