package org.trackconsole.ui.sources;

import java.util.ArrayList;
import java.util.List;
import org.trackconsole.model.Source;
import org.trackconsole.service.transfer.SourceFile;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.Command;

/**
 * What can be done on the Sources screen by key or by name: only what changes what is in view. While several sources are
 * selected nothing works on a single one, and while a copy, an import or a deletion of several covers the list nothing works on the list.
 */
final class SourceCommands {
    private final SourcesViewModel model;
    private final SourcesController controller;

    SourceCommands(SourcesViewModel model, SourcesController controller) {
        this.model = model;
        this.controller = controller;
    }

    /** The commands as they are now. */
    List<Command> now() {
        List<Command> commands = new ArrayList<>();
        if (model.transfer().stageProperty().get() instanceof TransferStage.Closed
                && model.deletion().stageProperty().get() instanceof DeletionStage.Closed) {
            commands.add(new Command(Texts.text("sources.new"), "Shortcut+N", controller::create));
            commands.add(new Command(Texts.text("sources.search"), "Shortcut+F", controller::search));
            model.actions().undoDeletion().ifPresent(commands::add);
            if (model.chosenProperty().get() != null && model.selected().size() < 2) {
                commands.addAll(single());
            }
            commands.addAll(several());
            commands.add(new Command(Texts.text("sources.import.command"), model.transfer()::importFile));
        }
        commands.add(new Command(Texts.text("sources.reload"), "F5", model::reload));
        return commands;
    }

    /** About the source whose form is in view. */
    private List<Command> single() {
        return List.of(
                new Command(Texts.text("sources.save"), "Shortcut+S", model::save),
                new Command(Texts.text("sources.revert.command"), model::revert),
                new Command(Texts.text("sources.toggle"), model::toggle),
                new Command(Texts.text("sources.duplicate.command"), "Shortcut+D", model::duplicate),
                new Command(Texts.text("sources.delete"), model::delete),
                new Command(
                        Texts.text("sources.arrival.command"),
                        "Shortcut+T",
                        () -> model.withChosen(model.arrival()::check)),
                new Command(Texts.text("sources.traffic.command"), model.figures()::read),
                new Command(Texts.text("sources.demo.command"), () -> model.withChosen(model.snippet()::openDemo)),
                new Command(Texts.text("sources.snippet.copy"), controller::copySnippet),
                new Command(Texts.text("sources.page.command"), controller::checkPage));
    }

    /** About those that are selected, or all that are listed. */
    private List<Command> several() {
        List<Command> commands = new ArrayList<>();
        List<Source> sources = model.concerned();
        boolean several = model.selected().size() > 1;
        SourceEntry chosen = model.chosenProperty().get();
        if (several ? !sources.isEmpty() : chosen != null && chosen.form().saved() != null) {
            commands.add(new Command(Texts.text("sources.copy.command"), model::copySelected));
        }
        if (several && !sources.isEmpty()) {
            commands.add(new Command(Texts.text("sources.deletion.command"), model::delete));
        }
        if (!sources.isEmpty()) {
            TransferModel transfer = model.transfer();
            if (!several) {
                commands.add(new Command(Texts.text("sources.copyAll.command"), () -> transfer.copy(sources)));
            }
            commands.add(new Command(
                    Texts.text("sources.export.asJson.command"), () -> transfer.export(sources, SourceFile.JSON)));
            commands.add(new Command(
                    Texts.text("sources.export.asCsv.command"), () -> transfer.export(sources, SourceFile.CSV)));
        }
        return commands;
    }
}
