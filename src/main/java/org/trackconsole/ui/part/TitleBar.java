package org.trackconsole.ui.part;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.trackconsole.fx.control.Pill;

/** A title with what became of it and buttons at the right, which go to a line of their own where it is too narrow. */
public final class TitleBar extends VBox {
    /** In em: a title worth reading and a long outcome, whatever they are now, so that buttons do not jump. */
    private static final double TITLE_AND_OUTCOME = 9 + 10.6;

    private static final double PADDING_AND_GAPS = 2 * 16 + 4 * 8;

    private final Label title;
    private final Button[] buttons;
    private final HBox bar;
    private final HBox actions = new HBox();

    /** A bar over these, which it shows in this order. */
    public TitleBar(Label title, Pill outcome, Button... buttons) {
        this.title = title;
        this.buttons = buttons;
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        bar = new HBox(title, outcome, gap);
        bar.getStyleClass().add("section-bar");
        bar.getChildren().addAll(buttons);
        actions.getStyleClass().add("title-bar-actions");
        getStyleClass().add("title-bar-place");
        getChildren().add(bar);
        widthProperty().subscribe(_ -> arrange());
        title.fontProperty().subscribe(_ -> arrange());
    }

    private void arrange() {
        double needed = PADDING_AND_GAPS + TITLE_AND_OUTCOME * title.getFont().getSize();
        for (Button button : buttons) {
            needed += button.prefWidth(-1);
        }
        boolean narrow = getWidth() > 0 && getWidth() < needed;
        if (narrow == getChildren().contains(actions)) {
            return;
        }
        if (narrow) {
            bar.getChildren().removeAll(buttons);
            actions.getChildren().setAll(buttons);
            getChildren().add(actions);
        } else {
            getChildren().remove(actions);
            actions.getChildren().clear();
            bar.getChildren().addAll(buttons);
        }
    }
}
