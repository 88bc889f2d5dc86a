package org.trackconsole.ui.port;

import java.util.Locale;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/** The screens, in the order of the rail. */
public enum Place {
    COMPOSE(1, BootstrapIcons.PENCIL_SQUARE),
    SOURCES(2, BootstrapIcons.BROADCAST),
    PROFILES(3, BootstrapIcons.PERSON),
    HISTORY(4, BootstrapIcons.CLOCK_HISTORY),
    LIVE(5, BootstrapIcons.LIGHTNING),
    SERVERS(6, BootstrapIcons.HDD_STACK),
    SETTINGS(7, BootstrapIcons.GEAR);

    private final int digit;
    private final BootstrapIcons icon;

    Place(int digit, BootstrapIcons icon) {
        this.digit = digit;
        this.icon = icon;
    }

    /** The icon in the rail. */
    public Ikon icon() {
        return icon;
    }

    /** The shortcut that brings it to the front. */
    public KeyCombination keys() {
        return KeyCombination.valueOf("Shortcut+" + digit);
    }

    /** The key of the screen's name. */
    public String titleKey() {
        return "shell.place." + name().toLowerCase(Locale.ROOT);
    }
}
