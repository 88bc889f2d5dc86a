package org.trackconsole.ui.servers;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.control.ColourMark;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.service.IncomingServer;
import org.trackconsole.service.ServerEntry;
import org.trackconsole.text.Texts;

/** One connection of a file: what it is, how it differs, what has to be entered again, and what becomes of it. */
final class ImportCell extends ListCell<ImportRow> {
    private final ColourMark mark = new ColourMark();
    private final Label name = new Label();
    private final Label address = new Label();
    private final Pill state = new Pill();
    private final ComboBox<ImportRow.Choice> choice = new ComboBox<>();
    private final Label details = new Label();
    private final VBox lines;

    ImportCell() {
        name.getStyleClass().add("strong");
        address.getStyleClass().addAll("muted", "small");
        details.getStyleClass().addAll("muted", "small");
        details.setWrapText(true);
        details.setMinHeight(USE_PREF_SIZE);
        details.managedProperty().bind(details.visibleProperty());
        choice.setMinWidth(USE_PREF_SIZE);
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(ImportRow.@Nullable Choice value) {
                return value == null ? "" : value.text();
            }

            @Override
            public ImportRow.@Nullable Choice fromString(String text) {
                return null;
            }
        });
        choice.setOnAction(_ -> {
            ImportRow row = getItem();
            if (row != null && choice.getValue() != null) {
                row.choiceProperty().set(choice.getValue());
            }
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(mark, name, state, gap, choice);
        head.getStyleClass().add("header-line");
        lines = new VBox(4, head, address, details);
        lines.getStyleClass().add("server-cell");
        // The cell gives the width; what is long is wrapped instead of widening the list.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ImportRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        IncomingServer incoming = row.incoming();
        ServerEntry entry = incoming.entry();
        mark.show(entry.marking().colour());
        name.setText(entry.name().isBlank() ? Texts.text("servers.import.unnamed") : entry.name());
        address.setText(entry.url());
        state.show(
                Texts.text("servers.import.state." + incoming.state().name()),
                switch (incoming.state()) {
                    case NEW -> Pill.Tone.ACCENT;
                    case SAME -> Pill.Tone.NEUTRAL;
                    case DIFFERS -> Pill.Tone.WARNING;
                    case FLAWED -> Pill.Tone.DANGER;
                });
        details.setText(details(incoming));
        details.setVisible(!details.getText().isEmpty());
        choice.getItems().setAll(row.choices());
        choice.setValue(row.choiceProperty().get());
        choice.setDisable(row.choices().size() == 1);
        choice.setAccessibleText(Texts.text("servers.import.choice", name.getText()));
        setAccessibleText(String.join(", ", name.getText(), state.getText(), details.getText()));
        setGraphic(lines);
    }

    private static String details(IncomingServer incoming) {
        String differences = incoming.differences().stream()
                .map(difference -> Texts.text(
                        "servers.import.difference",
                        difference.field(),
                        shown(difference.here()),
                        shown(difference.inFile())))
                .collect(Collectors.joining("\n"));
        String flaws = incoming.flaws().stream()
                .map(flaw -> Texts.text("servers.flaw." + flaw.kind().name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("\n"));
        String again = incoming.enterAgain().isEmpty()
                ? ""
                : Texts.text("servers.import.enterAgain", String.join(", ", incoming.enterAgain()));
        return Stream.of(differences, flaws, again)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String shown(String value) {
        return value.isEmpty() ? Texts.text("servers.import.nothing") : value;
    }
}
