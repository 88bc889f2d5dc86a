package org.trackconsole.ui.servers;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.trackconsole.service.IncomingServer;
import org.trackconsole.service.ServerEntry;
import org.trackconsole.text.Texts;

/** One connection of a file and what is to become of it; JavaFX thread only. */
final class ImportRow {
    /** What can become of it. */
    enum Choice {
        ADD,
        REPLACE,
        ADD_ANOTHER,
        LEAVE_OUT;

        String text() {
            return Texts.text("servers.import.choice." + name());
        }
    }

    private final IncomingServer incoming;
    private final ObjectProperty<Choice> choice;

    ImportRow(IncomingServer incoming) {
        this.incoming = incoming;
        choice = new SimpleObjectProperty<>(choices().getFirst());
    }

    IncomingServer incoming() {
        return incoming;
    }

    /** What the person wants; nothing of the console is replaced unless they say so. */
    ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    /** What they can want, the usual one first. */
    List<Choice> choices() {
        return switch (incoming.state()) {
            case NEW -> List.of(Choice.ADD, Choice.LEAVE_OUT);
            case DIFFERS -> List.of(Choice.LEAVE_OUT, Choice.REPLACE, Choice.ADD_ANOTHER);
            case SAME -> List.of(Choice.LEAVE_OUT, Choice.ADD_ANOTHER);
            case FLAWED -> List.of(Choice.LEAVE_OUT);
        };
    }

    /** What is to be saved; null for nothing. */
    @Nullable
    ServerEntry wanted() {
        return switch (choice.get()) {
            case ADD, REPLACE -> incoming.entry();
            case ADD_ANOTHER -> incoming.asAnother();
            case LEAVE_OUT -> null;
        };
    }
}
