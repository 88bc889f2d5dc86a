package org.trackconsole.ui.sources;

import java.util.List;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.trackconsole.model.Source;
import org.trackconsole.service.transfer.SourceFile;
import org.trackconsole.text.Texts;

/** What takes several sources, or all that are listed, elsewhere; each item says how many it is about. */
final class TransferMenu {
    private final SourcesViewModel model;

    TransferMenu(SourcesViewModel model) {
        this.model = model;
    }

    /** The items as they are now. */
    List<MenuItem> items() {
        List<Source> sources = model.concerned();
        MenuItem copy = item(
                "copy-sources",
                "sources.copy.menu",
                sources,
                () -> model.transfer().copy(sources));
        MenuItem json = item(
                "export-json",
                "sources.export.asJson",
                sources,
                () -> model.transfer().export(sources, SourceFile.JSON));
        MenuItem csv = item(
                "export-csv",
                "sources.export.asCsv",
                sources,
                () -> model.transfer().export(sources, SourceFile.CSV));
        MenuItem open = new MenuItem(Texts.text("sources.import"));
        open.setId("import-sources");
        open.setOnAction(_ -> model.transfer().importFile());
        return List.of(copy, new SeparatorMenuItem(), json, csv, new SeparatorMenuItem(), open);
    }

    private static MenuItem item(String id, String key, List<Source> sources, Runnable action) {
        MenuItem item = new MenuItem(Texts.text(key, sources.size()));
        item.setId(id);
        item.setDisable(sources.isEmpty());
        item.setOnAction(_ -> action.run());
        return item;
    }
}
