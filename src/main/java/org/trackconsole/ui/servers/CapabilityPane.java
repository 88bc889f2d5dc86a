package org.trackconsole.ui.servers;

import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.trackconsole.fx.TimeText;
import org.trackconsole.fx.control.Icons;
import org.trackconsole.model.Capability;
import org.trackconsole.service.ConnectionTests.Finding;
import org.trackconsole.service.Remedy;
import org.trackconsole.service.ServerWords;
import org.trackconsole.text.Texts;

/** What the last connection test tells of a server: what it can and what it cannot. */
final class CapabilityPane extends VBox {
    private final Consumer<Remedy> remedies;

    CapabilityPane(Consumer<Remedy> remedies) {
        this.remedies = remedies;
        setId("server-capabilities");
        getStyleClass().add("server-section");
    }

    /**
     * Shows what was found.
     *
     * @param finding null where the server was not tested yet
     * @param times how its time is written
     */
    void show(@Nullable Finding finding, TimeText times) {
        Label title = new Label(Texts.text("servers.capabilities"));
        title.getStyleClass().add("strong");
        getChildren().setAll(title);
        if (finding == null) {
            Button test = new Button(Remedy.TEST_CONNECTION.text());
            test.getStyleClass().add("compact");
            test.setOnAction(_ -> remedies.accept(Remedy.TEST_CONNECTION));
            getChildren().addAll(note(Texts.text("servers.capabilities.untested")), test);
            return;
        }
        var info = finding.info();
        var capabilities = info.capabilities();
        getChildren()
                .add(note(Texts.text(
                        "servers.capabilities.source",
                        info.version(),
                        times.brief(finding.at()),
                        ServerWords.basis(capabilities.basis()),
                        times.zoneName())));
        list("servers.capabilities.cannot", capabilities.cannot(), false);
        list("servers.capabilities.can", capabilities.can(), true);
    }

    private void list(String heading, Set<Capability> some, boolean can) {
        if (some.isEmpty()) {
            return;
        }
        Label name = new Label(Texts.text(heading));
        name.getStyleClass().addAll("muted", "small");
        VBox lines = new VBox(name);
        lines.getStyleClass().add("capability-list");
        some.forEach(capability -> lines.getChildren().add(line(capability, can)));
        getChildren().add(lines);
    }

    private static Node line(Capability capability, boolean can) {
        Ikon sign = can ? BootstrapIcons.CHECK : BootstrapIcons.DASH;
        FontIcon icon = Icons.of(sign);
        icon.getStyleClass().add(can ? "capability-can" : "capability-cannot");
        Label sentence = new Label(ServerWords.capability(capability, can));
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        HBox line = new HBox(icon, sentence);
        line.getStyleClass().add("capability-line");
        return line;
    }

    private static Label note(String text) {
        Label note = new Label(text);
        note.getStyleClass().add("field-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        return note;
    }
}
