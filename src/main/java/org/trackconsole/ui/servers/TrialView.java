package org.trackconsole.ui.servers;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.model.ClockSkew;
import org.trackconsole.service.Remedy;
import org.trackconsole.service.ServerWords;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.ExplanationBox;

/** The outcome of the connection test; takes no room while there is none. */
final class TrialView extends VBox {
    private final Pill pill = new Pill();
    private final Label facts = new Label();
    private final HBox line = new HBox(pill, facts);
    private final ExplanationBox box;
    private final Label clock = new Label();
    private final Label why = new Label();
    private final VBox warning = new VBox(clock, why);

    TrialView(Consumer<Remedy> remedies) {
        box = new ExplanationBox(remedies);
        getStyleClass().add("trial");
        line.getStyleClass().add("header-line");
        facts.setId("test-result");
        facts.setWrapText(true);
        facts.setMinHeight(USE_PREF_SIZE);
        warning.setId("clock-warning");
        warning.getStyleClass().addAll("banner", "banner-warning");
        clock.getStyleClass().add("banner-title");
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        warning.managedProperty().bind(warning.visibleProperty());
        getChildren().addAll(line, box, warning);
    }

    void show(Trial trial) {
        setVisible(!(trial instanceof Trial.None));
        setManaged(isVisible());
        line.setVisible(trial instanceof Trial.Up || trial instanceof Trial.Running);
        line.setManaged(line.isVisible());
        facts.setText("");
        warning.setVisible(false);
        box.show(trial instanceof Trial.Down(var why) ? why : null);
        switch (trial) {
            case Trial.Running() -> pill.show(Texts.text("servers.testing"), Pill.Tone.NEUTRAL);
            case Trial.Up(var info, var user) -> {
                pill.show(Texts.text("servers.answers"), Pill.Tone.SUCCESS);
                ClockSkew skew = info.clock();
                String answered = Texts.text(
                        "servers.version",
                        info.version(),
                        String.valueOf(info.roundTrip().toMillis()));
                String said = skew == null ? answered : Texts.text("servers.trial", answered, ServerWords.clock(skew));
                facts.setText(user == null ? said : Texts.text("servers.trial.signedIn", said, user));
                if (skew != null && skew.notable()) {
                    clock.setText(Texts.text("servers.clock", ServerWords.clock(skew)));
                    why.setText(ServerWords.clockMatters(skew));
                    warning.setVisible(true);
                }
            }
            case Trial.None(), Trial.Down _ -> {}
        }
    }
}
