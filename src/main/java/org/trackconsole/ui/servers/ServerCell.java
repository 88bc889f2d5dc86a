package org.trackconsole.ui.servers;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.control.ColourMark;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.service.ServerWords;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.AppState;

/** Name, address, whether it is in use, and whether secret headers are missing. */
final class ServerCell extends ListCell<ServerRow> {
    private final AppState state;
    private final Label name = new Label();
    private final Label address = new Label();
    private final ColourMark mark = new ColourMark();
    private final Pill environment = new Pill();
    private final Pill used = new Pill(Texts.text("servers.inUse"), Pill.Tone.ACCENT);
    private final Pill warning = new Pill(Texts.text("servers.incomplete"), Pill.Tone.WARNING);
    private final Pill unverified = new Pill(ServerWords.unverified(), Pill.Tone.DANGER);
    private final VBox lines;

    ServerCell(AppState state) {
        this.state = state;
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        name.getStyleClass().add("strong");
        address.getStyleClass().addAll("muted", "small");
        lines = new VBox(4, line(gap), address, unverified, warning);
        lines.getStyleClass().add("server-cell");
        // The cell gives the width; long names end in an ellipsis instead of widening the list.
        setPrefWidth(0);
    }

    private HBox line(Region gap) {
        environment.managedProperty().bind(environment.visibleProperty());
        HBox line = new HBox(mark, name, gap, environment, used);
        line.getStyleClass().add("header-line");
        return line;
    }

    @Override
    protected void updateItem(@Nullable ServerRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        name.setText(row.server().name());
        mark.show(row.server().marking().colour());
        environment.show(
                Texts.text("common.environment."
                        + row.server().marking().environment().name()),
                row.server().production() ? Pill.Tone.PRODUCTION : Pill.Tone.NEUTRAL);
        environment.setVisible(!row.server().local());
        address.setText(row.server().address());
        used.setVisible(row.id().equals(state.server().id()));
        used.setManaged(used.isVisible());
        unverified.setVisible(row.server().network().unverified());
        unverified.setManaged(unverified.isVisible());
        warning.setVisible(!row.known().complete());
        warning.setManaged(warning.isVisible());
        setAccessibleText(Stream.of(name, environment, address, used, unverified, warning)
                .filter(Label::isVisible)
                .map(Label::getText)
                .collect(Collectors.joining(", ")));
        setGraphic(lines);
    }
}
