package org.trackconsole.ui.live;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.trackconsole.fx.TimeText;
import org.trackconsole.fx.control.EmptyState;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.ExplanationBox;

/** What stands beside the list. */
final class OpenedPane extends StackPane {
    private final LiveViewModel model;
    private final ArrivalPane arrival;

    OpenedPane(LiveViewModel model) {
        this.model = model;
        arrival = new ArrivalPane(model);
    }

    void show(Opened opened, TimeText times) {
        getChildren()
                .setAll(
                        switch (opened) {
                            case Opened.Nothing _ -> empty("nothingOpen");
                            case Opened.Gone _ -> empty("gone");
                            case Opened.Unreadable(var why) -> {
                                ExplanationBox box = new ExplanationBox(model::remedy);
                                box.show(why);
                                yield box;
                            }
                            case Opened.Stored stored -> {
                                arrival.show(stored, times);
                                yield arrival;
                            }
                            case Opened.Rejected rejected -> {
                                arrival.show(rejected, times);
                                yield arrival;
                            }
                        });
    }

    private static Node empty(String name) {
        return new EmptyState(
                BootstrapIcons.CURSOR, Texts.text("live." + name + ".title"), Texts.text("live." + name + ".text"));
    }
}
