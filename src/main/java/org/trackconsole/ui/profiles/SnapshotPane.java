package org.trackconsole.ui.profiles;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.trackconsole.fx.TimeText;
import org.trackconsole.fx.control.EmptyState;
import org.trackconsole.json.Json;
import org.trackconsole.json.JsonDiff;
import org.trackconsole.json.JsonPath;
import org.trackconsole.model.ProfileSnapshot;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.ShownAs;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The kept copies of a profile, any two of them compared field by field. */
final class SnapshotPane extends BorderPane {
    private static final int MOST_CHANGES = 500;

    private final ProfilesViewModel model;
    private final ComboBox<ProfileSnapshot> before = new ComboBox<>();
    private final ComboBox<ProfileSnapshot> after = new ComboBox<>();
    private final VBox changes = new VBox();
    private final HBox choices;
    private List<ProfileSnapshot> shown = List.of();

    SnapshotPane(ProfilesViewModel model) {
        this.model = model;
        choice(before, "profiles.snapshot.before", "profiles-before");
        choice(after, "profiles.snapshot.after", "profiles-after");
        Label arrow = new Label("→");
        choices = new HBox(before, arrow, after);
        choices.getStyleClass().addAll("section-bar", "profiles-filters");
        changes.getStyleClass().add("profiles-changes");
        changes.setId("profiles-changes");
        before.valueProperty().subscribe(_ -> compare());
        after.valueProperty().subscribe(_ -> compare());
    }

    void show() {
        List<ProfileSnapshot> kept = model.keptProperty().get().snapshots();
        if (kept.size() < 2) {
            String title = kept.isEmpty() ? "profiles.snapshots.none.title" : "profiles.snapshots.one.title";
            setTop(null);
            Button watch = new Button(Texts.text("profiles.watch"));
            watch.setId("profiles-snapshots-watch");
            watch.setOnAction(_ -> model.notebook().toggleWatch());
            Button[] offered = model.keptProperty().get().watched() ? new Button[0] : new Button[] {watch};
            setCenter(new EmptyState(
                    BootstrapIcons.CAMERA, Texts.text(title), Texts.text("profiles.snapshots.text"), offered));
            shown = kept;
            return;
        }
        setTop(choices);
        ScrollPane scroll = new ScrollPane(changes);
        scroll.setFitToWidth(true);
        setCenter(scroll);
        if (!kept.equals(shown)) {
            shown = kept;
            before.getItems().setAll(kept);
            after.getItems().setAll(kept);
            before.setValue(kept.get(1));
            after.setValue(kept.getFirst());
        }
        compare();
    }

    private void compare() {
        changes.getChildren().clear();
        ProfileSnapshot one = before.getValue();
        ProfileSnapshot other = after.getValue();
        if (one == null || other == null) {
            return;
        }
        model.notebook().compare(one, other, found -> {
            // Meanwhile others may have been chosen.
            if (one.equals(before.getValue()) && other.equals(after.getValue())) {
                list(found);
            }
        });
    }

    /** The copies are compared as they are, and shown as they may be: two names may look alike behind their masks. */
    private void list(List<JsonDiff.Change> found) {
        changes.getChildren().clear();
        if (found.isEmpty()) {
            line(Texts.text("profiles.snapshots.same"), "muted");
        }
        for (JsonDiff.Change change : found.stream().limit(MOST_CHANGES).toList()) {
            line(JsonPath.of(change.path()), "strong");
            line(text(change.path(), change.before()) + " → " + text(change.path(), change.after()), "mono");
        }
        if (found.size() > MOST_CHANGES) {
            line(Texts.text("profiles.snapshots.more", found.size() - MOST_CHANGES), "muted");
        }
    }

    private void line(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        changes.getChildren().add(label);
    }

    private String text(JsonPointer path, @Nullable JsonNode value) {
        return value == null ? Texts.text("profiles.snapshot.nothing") : Json.compact(model.shown(path, value));
    }

    private void choice(ComboBox<ProfileSnapshot> box, String key, String id) {
        box.setId(id);
        box.setAccessibleText(Texts.text(key));
        box.setConverter(new ShownAs<>(
                snapshot -> TimeText.of(model.state().utcProperty().get()).brief(snapshot.takenAt())));
    }
}
