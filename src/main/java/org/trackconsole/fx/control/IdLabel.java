package org.trackconsole.fx.control;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** An id, shortened in the middle, with a button beside it that copies the whole. Shows a placeholder where there is none. */
public final class IdLabel extends HBox {
    private static final int LONGEST = 17;
    private static final int HEAD = 8;
    private static final int TAIL = 6;

    private final StringProperty value = new SimpleStringProperty(this, "value");
    private final StringProperty placeholder = new SimpleStringProperty(this, "placeholder", "");
    private final StringProperty what = new SimpleStringProperty(this, "what", "id");
    private final Label text = new Label();
    private final CopyLink copy = new CopyLink(value::get);
    private final Tooltip whole = new Tooltip();

    /** Shows nothing yet. */
    public IdLabel() {
        getStyleClass().add("id-label");
        text.getStyleClass().add("mono");
        text.setAccessibleRole(AccessibleRole.TEXT);
        getChildren().addAll(text, copy);
        value.subscribe(_ -> update());
        placeholder.subscribe(_ -> update());
        what.subscribe(copy::setWhat);
    }

    /** The whole id, or null. */
    public StringProperty valueProperty() {
        return value;
    }

    /** What stands there when there is no id. */
    public StringProperty placeholderProperty() {
        return placeholder;
    }

    /** See {@link #placeholderProperty()}. */
    public String getPlaceholder() {
        return placeholder.get();
    }

    /** See {@link #placeholderProperty()}. */
    public void setPlaceholder(String text) {
        placeholder.set(text);
    }

    /** What kind of id it is, for screen readers: "profile id". */
    public StringProperty whatProperty() {
        return what;
    }

    /** See {@link #whatProperty()}. */
    public String getWhat() {
        return what.get();
    }

    /** See {@link #whatProperty()}. */
    public void setWhat(String name) {
        what.set(name);
    }

    /** {@code 48d91542…4cce72}; short ids stay whole. */
    public static String shorten(String id) {
        return id.length() <= LONGEST ? id : id.substring(0, HEAD) + "…" + id.substring(id.length() - TAIL);
    }

    private void update() {
        @Nullable String id = value.get();
        boolean there = id != null && !id.isEmpty();
        text.setText(there ? shorten(id) : placeholder.get());
        text.getStyleClass().remove("muted");
        if (!there) {
            text.getStyleClass().add("muted");
        }
        whole.setText(there ? id : "");
        text.setTooltip(there ? whole : null);
        copy.setVisible(there);
        copy.setManaged(there);
    }
}
