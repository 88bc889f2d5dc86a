package org.trackconsole.ui.shell;

import javafx.scene.Parent;
import org.trackconsole.fx.FxWork;
import org.trackconsole.fx.Screens;
import org.trackconsole.ui.port.Notices;

/** The main window's content. */
public final class Shell {
    private final NoticeBar notices;

    /** A shell that has not been shown yet; its notices can be handed to the screens. */
    public Shell(FxWork work) {
        notices = new NoticeBar(work);
    }

    /** Where screens say what has just happened. */
    public Notices notices() {
        return notices;
    }

    /** Builds the view. Its model must have its screens by now. */
    public Parent view(ShellViewModel model) {
        return Screens.load(new ShellController(model, notices));
    }
}
