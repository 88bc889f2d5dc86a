package org.trackconsole.ui.profiles;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.trackconsole.fx.TimeText;
import org.trackconsole.fx.control.IdLabel;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.model.Disclosure;
import org.trackconsole.model.Profile;
import org.trackconsole.model.WireTime;
import org.trackconsole.service.FoundProfiles;
import org.trackconsole.service.ProfileFacts;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.FactRow;

/** Who somebody is: everything that is known, in groups; personal values masked until they are asked for. */
final class PersonPane extends ScrollPane {
    private static final int MOST_LOGGED = 5;

    private final ProfilesViewModel model;
    private final Label name = new Label();
    private final IdLabel id = new IdLabel();
    private final FlowPane pills = new FlowPane();
    private final Button reveal = new Button();
    private final Button watch = new Button();
    private final VBox groups = new VBox();
    private final VBox log = new VBox();

    PersonPane(ProfilesViewModel model) {
        this.model = model;
        name.getStyleClass().add("profiles-name");
        name.setWrapText(true);
        name.setId("profiles-name");
        id.setWhat(Texts.text("profiles.id"));
        pills.getStyleClass().add("profiles-pills");
        reveal.setId("profiles-reveal");
        reveal.getStyleClass().add("compact");
        reveal.setMinWidth(USE_PREF_SIZE);
        reveal.setOnAction(_ -> model.toggleRevealed());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox called = new HBox(name, gap, reveal);
        called.getStyleClass().add("profiles-called");
        watch.setId("profiles-watch");
        watch.setOnAction(_ -> model.notebook().toggleWatch());
        Button export = new Button(Texts.text("profiles.export"));
        export.setId("profiles-export");
        export.setOnAction(_ -> model.export());
        export.disableProperty().bind(model.exporting().runningProperty().isNotNull());
        Button remove = new Button(Texts.text("profiles.remove"));
        remove.setId("profiles-remove");
        remove.getStyleClass().add("danger-text");
        remove.setOnAction(_ -> model.remove());
        for (Button button : List.of(watch, export, remove)) {
            button.getStyleClass().add("compact");
            button.setMinWidth(USE_PREF_SIZE);
        }
        FlowPane actions = new FlowPane(watch, export, remove);
        actions.getStyleClass().add("profiles-pills");
        VBox head = new VBox(called, id, pills, actions);
        head.getStyleClass().add("profiles-head");
        groups.setId("profiles-facts");
        VBox all = new VBox(head, groups, log);
        setContent(all);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinWidth(240);
        getStyleClass().add("page");
    }

    void show(Content.Person opened) {
        Profile profile = opened.profile();
        boolean open = model.revealedProperty().get();
        name.setText(open ? PersonWords.name(profile) : PersonWords.maskedName(profile));
        id.valueProperty().set(profile.id());
        pills.getChildren().clear();
        pills.getChildren().add(new Pill(Texts.text("profiles.visits", profile.visits()), Pill.Tone.ACCENT));
        if (opened.by() != FoundProfiles.By.ID && opened.by() != FoundProfiles.By.SEARCH) {
            pills.getChildren().add(new Pill(Texts.text("profiles.by." + opened.by()), Pill.Tone.NEUTRAL));
        }
        reveal.setText(Texts.text(open ? "profiles.mask" : "profiles.reveal"));
        Profile shown = Objects.requireNonNullElse(model.shownProfile(), profile);
        groups.getChildren().clear();
        for (ProfileFacts.Group group : ProfileFacts.Group.values()) {
            List<ProfileFacts.Fact> facts = ProfileFacts.of(shown, group);
            if (!facts.isEmpty()) {
                groups.getChildren().addAll(heading(group.title()), body(group, facts));
            }
        }
        if (profile.ids().size() > 1) {
            groups.getChildren().add(heading(Texts.text("profiles.ids")));
            VBox ids = rows();
            profile.ids().stream().skip(1).forEach(other -> ids.getChildren().add(furtherId(other)));
            groups.getChildren().add(ids);
        }
        showKept();
    }

    /** Shows what the console keeps: whether it watches, and when personal values were shown or taken away. */
    void showKept() {
        watch.setText(Texts.text(model.keptProperty().get().watched() ? "profiles.unwatch" : "profiles.watch"));
        List<Disclosure> entries = model.keptProperty().get().disclosures();
        log.getChildren().clear();
        FactRow.show(log, !entries.isEmpty());
        if (entries.isEmpty()) {
            return;
        }
        log.getChildren().add(heading(Texts.text("profiles.log")));
        VBox lines = rows();
        TimeText times = TimeText.of(model.state().utcProperty().get());
        entries.stream()
                .limit(MOST_LOGGED)
                .forEach(entry -> lines.getChildren()
                        .add(new FactRow(
                                Texts.text("profiles.log." + entry.kind()), new Label(times.brief(entry.at())))));
        log.getChildren().add(lines);
    }

    private Node body(ProfileFacts.Group group, List<ProfileFacts.Fact> facts) {
        VBox rows = rows();
        if (group == ProfileFacts.Group.INTERESTS) {
            facts.forEach(fact -> rows.getChildren().add(new FactRow(fact.name(), bar(fact, facts))));
            return rows;
        }
        if (group == ProfileFacts.Group.CONSENTS) {
            FlowPane consents = new FlowPane();
            consents.getStyleClass().add("profiles-pills");
            facts.forEach(fact -> consents.getChildren()
                    .add(
                            fact.value().isEmpty()
                                    ? new Pill(fact.name(), Pill.Tone.SUCCESS)
                                    : new Pill(fact.name() + " " + fact.value(), Pill.Tone.DANGER)));
            rows.getChildren().add(consents);
            return rows;
        }
        for (ProfileFacts.Fact fact : facts) {
            Label value = new Label(readable(fact.value()));
            value.setWrapText(true);
            value.setMinHeight(USE_PREF_SIZE);
            rows.getChildren().add(new FactRow(fact.name().isEmpty() ? group.title() : fact.name(), value));
        }
        return rows;
    }

    /** Times as people read them; everything else as it is. */
    private String readable(String value) {
        Instant time = value.length() > 18 ? WireTime.parse(value) : null;
        return time == null
                ? value
                : TimeText.of(model.state().utcProperty().get()).brief(time);
    }

    private static Node bar(ProfileFacts.Fact fact, List<ProfileFacts.Fact> facts) {
        double most = facts.stream().mapToDouble(PersonPane::size).max().orElse(1);
        Region bar = new Region();
        bar.getStyleClass().add("profiles-bar");
        bar.setPrefWidth(most <= 0 ? 0 : Math.max(2, 100 * size(fact) / most));
        bar.setMaxWidth(USE_PREF_SIZE);
        HBox line = new HBox(bar, new Label(fact.value()));
        line.getStyleClass().add("profiles-interest");
        return line;
    }

    private static double size(ProfileFacts.Fact fact) {
        try {
            return Math.max(0, Double.parseDouble(fact.value()));
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static Node furtherId(String other) {
        IdLabel label = new IdLabel();
        label.setWhat(Texts.text("profiles.id.further"));
        label.valueProperty().set(other);
        String prefix = other.length() > 4 && other.charAt(3) == '-' ? other.substring(0, 3) : "";
        boolean known = Texts.has("profiles.ids.kind." + prefix);
        return new FactRow(Texts.text(known ? "profiles.ids.kind." + prefix : "profiles.ids.merged"), label);
    }

    private static VBox rows() {
        VBox rows = new VBox();
        rows.getStyleClass().add("profiles-rows");
        return rows;
    }

    private static Node heading(String title) {
        Label label = new Label(title);
        label.getStyleClass().add("strong");
        HBox bar = new HBox(label);
        bar.getStyleClass().addAll("section-bar", "top-line");
        return bar;
    }
}
