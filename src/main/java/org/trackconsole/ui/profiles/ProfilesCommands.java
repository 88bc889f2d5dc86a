package org.trackconsole.ui.profiles;

import java.util.ArrayList;
import java.util.List;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.Command;

/** What can be done on the Profiles screen from the keyboard. */
final class ProfilesCommands {
    private ProfilesCommands() {}

    /** What can be done now. */
    static List<Command> of(ProfilesViewModel model) {
        List<Command> commands = new ArrayList<>();
        commands.add(new Command(Texts.text("profiles.refresh"), "F5", model::refresh));
        String back = model.wayBack();
        if (back != null) {
            commands.add(new Command(back, "Alt+Left", model::back));
        }
        if (model.profile() != null) {
            boolean revealed = model.revealedProperty().get();
            commands.add(new Command(
                    Texts.text(revealed ? "profiles.mask" : "profiles.reveal"),
                    "Shortcut+Shift+R",
                    model::toggleRevealed));
            boolean watched = model.keptProperty().get().watched();
            commands.add(new Command(
                    Texts.text(watched ? "profiles.unwatch" : "profiles.watch"), model.notebook()::toggleWatch));
            commands.add(new Command(Texts.text("profiles.id.copy"), model::copyId));
            commands.add(new Command(Texts.text("profiles.export"), "Shortcut+Shift+E", model::export));
            commands.add(new Command(Texts.text("profiles.remove"), model::remove));
        }
        if (model.loadable()) {
            commands.add(new Command(Texts.text("profiles.load"), "Shortcut+L", model::openInCompose));
        }
        commands.add(new Command(Texts.text("profiles.utc"), model::toggleUtc));
        commands.add(new Command(Texts.text("profiles.reports"), model.reports()::open));
        if (!model.notebook().recent().isEmpty()) {
            commands.add(new Command(Texts.text("profiles.recent.forget"), model.notebook()::forgetRecent));
        }
        return commands;
    }
}
