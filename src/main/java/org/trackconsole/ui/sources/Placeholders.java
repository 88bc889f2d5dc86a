package org.trackconsole.ui.sources;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.trackconsole.fx.control.EmptyState;
import org.trackconsole.text.Texts;

/** What stands where there is no list, or no source to look at; each is the same node every time. */
final class Placeholders {
    private final SourcesViewModel model;
    private final Label loading = new Label();
    private final FailurePane failure;
    private final Node firstSteps;
    private final Node noneChosen =
            new EmptyState(BootstrapIcons.BROADCAST, Texts.text("sources.choose"), Texts.text("sources.choose.text"));

    /** @param create opens the form of a new source */
    Placeholders(SourcesViewModel model, Runnable create) {
        this.model = model;
        loading.getStyleClass().add("muted");
        failure = new FailurePane(model::remedy, model::reload);
        Button example = new Button(Texts.text("sources.example"));
        example.setId("create-example");
        example.getStyleClass().add("accent");
        example.setOnAction(_ -> model.actions().createExample());
        Button fresh = new Button(Texts.text("sources.new"));
        fresh.setId("create-first");
        fresh.setOnAction(_ -> create.run());
        firstSteps = new EmptyState(
                BootstrapIcons.BROADCAST, Texts.text("sources.none"), Texts.text("sources.none.text"), example, fresh);
    }

    /** What stands in place of the list. */
    Node of(Listing listing) {
        return switch (listing) {
            case Listing.Loading _ -> {
                loading.setText(
                        Texts.text("sources.loading", model.state().server().name()));
                yield loading;
            }
            case Listing.Failed(var why) -> {
                failure.show(why);
                yield failure;
            }
            case Listing.Listed _ -> firstSteps;
        };
    }

    /** What stands in place of the form. */
    Node noneChosen() {
        return noneChosen;
    }
}
