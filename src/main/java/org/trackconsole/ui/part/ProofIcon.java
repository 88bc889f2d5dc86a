package org.trackconsole.ui.part;

import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.trackconsole.model.EventProof;
import org.trackconsole.model.Proof;

/** How something stands, as a sign; the words beside it say the same. */
enum ProofIcon {
    DONE(BootstrapIcons.CHECK_CIRCLE_FILL, "proof-done"),
    SAME(BootstrapIcons.CHECK_CIRCLE, "proof-quiet"),
    WAITING(BootstrapIcons.HOURGLASS_SPLIT, "proof-quiet"),
    MISSING(BootstrapIcons.X_CIRCLE_FILL, "proof-missing"),
    UNKNOWN(BootstrapIcons.QUESTION_CIRCLE, "proof-warning"),
    NONE(BootstrapIcons.DASH_CIRCLE, "proof-quiet");

    private final BootstrapIcons icon;
    private final String styleClass;

    ProofIcon(BootstrapIcons icon, String styleClass) {
        this.icon = icon;
        this.styleClass = styleClass;
    }

    static ProofIcon of(Proof proof, boolean running) {
        return switch (proof.state()) {
            case UNFINISHED -> running ? WAITING : UNKNOWN;
            case PROVEN -> DONE;
            case LOST -> MISSING;
            case UNREADABLE, STOPPED -> UNKNOWN;
            case NOTHING -> NONE;
        };
    }

    static ProofIcon of(Proof.Status status) {
        return switch (status) {
            case WAITING -> WAITING;
            case DONE -> DONE;
            case UNCHANGED, THERE -> SAME;
            case MISSING -> MISSING;
            case NONE -> NONE;
            case UNKNOWN -> UNKNOWN;
        };
    }

    static ProofIcon of(EventProof.Fate fate) {
        return switch (fate) {
            case WAITING -> WAITING;
            case STORED -> DONE;
            case NOT_STORED -> MISSING;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** A new icon. */
    FontIcon node() {
        FontIcon node = new FontIcon(icon);
        node.getStyleClass().addAll("proof-icon", styleClass);
        return node;
    }
}
