package org.trackconsole.ui.shell;

import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Gives the keyboard to the screen in front when the control that had it has gone or cannot take it any more. Left alone,
 * the window would give it to its first control, the choice of the server, where the next letters would do something
 * nobody meant.
 */
final class FocusHome {
    private final Node home;
    private @Nullable Node lost;

    /** @param home the place of the screens; it takes no part in the order of the tab key */
    FocusHome(Node home) {
        this.home = home;
        home.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.focusOwnerProperty().subscribe((before, now) -> moved(scene, before, now));
            }
        });
    }

    /** Gives the keyboard to the screen, unless a control in it has it already. */
    void take() {
        Scene scene = home.getScene();
        if (scene != null && !isInside(scene.getFocusOwner())) {
            home.requestFocus();
        }
    }

    private void moved(Scene scene, @Nullable Node before, @Nullable Node now) {
        if (now == null) {
            // JavaFX takes the keyboard away first, and then gives it to a control of its own choice.
            lost = before;
            return;
        }
        Node former = before == null ? lost : before;
        lost = null;
        if (former == null ? !isInside(now) : isGone(scene, former, now)) {
            home.requestFocus();
        }
    }

    /** Where a control was removed, whoever did that may have chosen another one in the screen by intent. */
    private boolean isGone(Scene scene, Node former, Node now) {
        boolean removed = !scene.equals(former.getScene()) || !isShown(former);
        return former.isDisabled() || (removed && !isInside(now));
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private boolean isInside(@Nullable Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(home)) {
                return true;
            }
        }
        return false;
    }
}
