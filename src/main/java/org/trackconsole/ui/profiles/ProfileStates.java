package org.trackconsole.ui.profiles;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.trackconsole.fx.control.EmptyState;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.ExplanationBox;
import org.trackconsole.ui.part.FactRow;

/** What stands in place of a person while none is opened. */
final class ProfileStates {
    private final ProfilesViewModel model;
    private final Pane place;
    private final Node person;
    private final FoundList found;

    /**
     * @param place holds the person or what stands in their place
     * @param person the page of the opened one
     * @param found the list of several
     */
    ProfileStates(ProfilesViewModel model, Pane place, Node person, FoundList found) {
        this.model = model;
        this.place = place;
        this.person = person;
        this.found = found;
    }

    void show(Content content) {
        FactRow.show(person, content instanceof Content.Person);
        place.getChildren().retainAll(person);
        switch (content) {
            case Content.Person _ -> {
                // The page itself is shown.
            }
            case Content.Start _ -> {
                Button reports = new Button(Texts.text("profiles.reports"));
                reports.setId("profiles-start-reports");
                reports.setOnAction(_ -> model.reports().open());
                add(new EmptyState(
                        BootstrapIcons.PERSON,
                        Texts.text("profiles.start.title"),
                        Texts.text("profiles.start.text"),
                        reports));
            }
            case Content.Searching _ -> {
                ProgressIndicator turning = new ProgressIndicator();
                turning.getStyleClass().add("profiles-turning");
                VBox box = new VBox(turning, new Label(Texts.text("profiles.searching")));
                box.getStyleClass().add("empty-state");
                add(box);
            }
            case Content.Nobody(String text) -> {
                Button clear = new Button(Texts.text("profiles.nobody.clear"));
                clear.setId("profiles-nobody-clear");
                clear.setOnAction(_ -> model.startAnew());
                add(new EmptyState(
                        BootstrapIcons.SEARCH,
                        Texts.text("profiles.nobody.title", text),
                        Texts.text(
                                "profiles.nobody.text", model.state().server().name()),
                        clear));
            }
            case Content.Several(var several) -> {
                found.show(several);
                add(found);
            }
            case Content.Trouble(var why) -> {
                ExplanationBox box = new ExplanationBox(model::remedy);
                box.setId("profiles-failure");
                box.show(why);
                VBox top = new VBox(box);
                top.getStyleClass().add("profiles-failure");
                add(top);
            }
        }
    }

    private void add(Node node) {
        place.getChildren().add(node);
    }
}
