package org.trackconsole.ui.servers;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.service.Remedy;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.ExplanationBox;

/** The outcome of the connection test; takes no room while there is none. */
final class TrialView extends VBox {
    private final Pill pill = new Pill();
    private final Label facts = new Label();
    private final HBox line = new HBox(pill, facts);
    private final ExplanationBox box;

    TrialView(Consumer<Remedy> remedies) {
        box = new ExplanationBox(remedies);
        getStyleClass().add("trial");
        line.getStyleClass().add("header-line");
        facts.setId("test-result");
        getChildren().addAll(line, box);
    }

    void show(Trial trial) {
        setVisible(!(trial instanceof Trial.None));
        setManaged(isVisible());
        line.setVisible(trial instanceof Trial.Up || trial instanceof Trial.Running);
        line.setManaged(line.isVisible());
        facts.setText("");
        box.show(trial instanceof Trial.Down(var why) ? why : null);
        switch (trial) {
            case Trial.Running() -> pill.show(Texts.text("servers.testing"), Pill.Tone.NEUTRAL);
            case Trial.Up(var info) -> {
                pill.show(Texts.text("servers.answers"), Pill.Tone.SUCCESS);
                facts.setText(Texts.text(
                        "servers.version",
                        info.version(),
                        String.valueOf(info.roundTrip().toMillis())));
            }
            case Trial.None(), Trial.Down _ -> {}
        }
    }
}
