package org.trackconsole.ui.shell;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.trackconsole.fx.FxWork;
import org.trackconsole.fx.control.Icons;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.Notices;

/** {@link Notices} as bars at the foot of the window, the newest lowest, at most three. */
final class NoticeBar implements Notices {
    private static final Duration BRIEF = Duration.ofSeconds(5);
    private static final Duration LONGER = Duration.ofSeconds(12);
    private static final int MOST = 3;

    private final FxWork work;
    private final Map<Node, FxWork.Job<Void>> timers = new HashMap<>();
    private @Nullable Pane place;

    NoticeBar(FxWork work) {
        this.work = work;
    }

    void showIn(Pane pane) {
        place = pane;
    }

    @Override
    public void say(String sentence) {
        add(bar(sentence), BRIEF);
    }

    @Override
    public void say(String sentence, String actionName, Runnable action) {
        HBox bar = bar(sentence);
        Button button = new Button(actionName);
        button.getStyleClass().addAll("compact", "notice-action");
        button.setOnAction(_ -> {
            remove(bar);
            action.run();
        });
        bar.getChildren().add(1, button);
        add(bar, LONGER);
    }

    private HBox bar(String sentence) {
        Label text = new Label(sentence);
        text.setWrapText(true);
        Button close = new Button(null, Icons.of(BootstrapIcons.X));
        close.getStyleClass().add("icon-only");
        close.setAccessibleText(Texts.text("common.close"));
        HBox bar = new HBox(text, close);
        bar.getStyleClass().add("notice");
        bar.setMaxWidth(Region.USE_PREF_SIZE);
        close.setOnAction(_ -> remove(bar));
        return bar;
    }

    private void add(HBox bar, Duration time) {
        if (place == null) {
            return;
        }
        while (place.getChildren().size() >= MOST) {
            remove(place.getChildren().getFirst());
        }
        place.getChildren().add(bar);
        timers.put(bar, work.after(time, () -> remove(bar)));
    }

    private void remove(Node bar) {
        FxWork.Job<Void> timer = timers.remove(bar);
        if (timer != null) {
            timer.cancel();
        }
        if (place != null) {
            place.getChildren().remove(bar);
        }
    }
}
