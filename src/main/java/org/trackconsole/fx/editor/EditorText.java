package org.trackconsole.fx.editor;

import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringPropertyBase;
import org.jspecify.annotations.Nullable;

/** The text as a property that is put together only when somebody asks: at 10 MB that takes 30 ms. */
final class EditorText extends ReadOnlyStringPropertyBase {
    private final Object bean;
    private final Supplier<String> source;
    private @Nullable String known;

    EditorText(Object bean, Supplier<String> source) {
        this.bean = bean;
        this.source = source;
    }

    @Override
    public String get() {
        if (known == null) {
            known = source.get();
        }
        return known;
    }

    void changed() {
        known = null;
        fireValueChangedEvent();
    }

    @Override
    public Object getBean() {
        return bean;
    }

    @Override
    public String getName() {
        return "text";
    }
}
