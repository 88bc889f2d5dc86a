package org.trackconsole.fx.control;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons of one size that take their colour from the text around them. */
public final class Icons {
    private Icons() {}

    /** An icon of 14 px, hidden from screen readers: the control that bears it has the name. */
    public static FontIcon of(Ikon ikon) {
        FontIcon icon = new FontIcon(ikon);
        icon.getStyleClass().add("tc-icon");
        return icon;
    }
}
