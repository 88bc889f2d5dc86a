package org.trackconsole.ui.servers;

import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Header;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.ServerEntry;
import org.trackconsole.service.ServerFlaw;

/** A server as typed so far; JavaFX thread only. */
final class ServerForm {
    private static final int USUAL_SECONDS = 10;

    final StringProperty name = new SimpleStringProperty("");
    final StringProperty url = new SimpleStringProperty("");
    final StringProperty timeout = new SimpleStringProperty(String.valueOf(USUAL_SECONDS));
    final StringProperty user = new SimpleStringProperty("");
    final StringProperty password = new SimpleStringProperty("");
    /** Whether the password that is kept is to be forgotten on saving. */
    final BooleanProperty forgetsPassword = new SimpleBooleanProperty();

    final ObservableList<HeaderRow> headers = FXCollections.observableArrayList(HeaderRow::parts);
    final ObjectProperty<List<ServerFlaw>> flaws = new SimpleObjectProperty<>(List.of());
    private final @Nullable ServerRow row;
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final ServerEntry begun;

    /** @param row the server to change, or null for a new one */
    ServerForm(@Nullable ServerRow row) {
        this.row = row;
        if (row != null) {
            TrackServer server = row.server();
            name.set(server.name());
            url.set(server.url().toString());
            timeout.set(String.valueOf(server.timeout().toSeconds()));
            String known = server.user();
            user.set(known == null ? "" : known);
            server.headers().forEach(header -> headers.add(new HeaderRow(header)));
            row.known().missing().forEach(missing -> headers.add(new HeaderRow(new Header(missing, "", true))));
        }
        begun = entry();
        for (Observable part : List.of(name, url, timeout, user, password, forgetsPassword, headers)) {
            part.subscribe(this::compare);
        }
    }

    @Nullable
    ServerRow row() {
        return row;
    }

    /** Whether anything differs from what is saved, or from an empty form. */
    ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    boolean keepsPassword() {
        return row != null && row.password();
    }

    ServerEntry entry() {
        return new ServerEntry(
                row == null ? null : row.id(),
                name.get(),
                url.get(),
                seconds(),
                headers.stream().map(HeaderRow::header).toList(),
                user.get());
    }

    private void compare() {
        changed.set(!entry().equals(begun) || !password.get().isEmpty() || forgetsPassword.get());
    }

    /** Zero, which is out of range, for what is no number. */
    private int seconds() {
        try {
            return Integer.parseInt(timeout.get().strip());
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
