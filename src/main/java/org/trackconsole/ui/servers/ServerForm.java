package org.trackconsole.ui.servers;

import java.util.List;
import java.util.regex.Pattern;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Environment;
import org.trackconsole.model.Header;
import org.trackconsole.model.Marking;
import org.trackconsole.model.Network;
import org.trackconsole.model.ServerColour;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.ServerEntry;
import org.trackconsole.service.ServerFlaw;

/** A server as typed so far; JavaFX thread only. */
final class ServerForm {
    private static final int USUAL_SECONDS = 10;
    private static final Pattern OPENLY = Pattern.compile("(?i)http://[^/?#].*");
    private static final Pattern THIS_MACHINE =
            Pattern.compile("(?i)http://(localhost|127(\\.\\d{1,3}){3}|\\[::1])([:/?#].*)?");

    final StringProperty name = new SimpleStringProperty("");
    final StringProperty url = new SimpleStringProperty("");
    final StringProperty timeout = new SimpleStringProperty(String.valueOf(USUAL_SECONDS));
    final StringProperty user = new SimpleStringProperty("");
    final ObjectProperty<Environment> environment = new SimpleObjectProperty<>(Marking.NEW.environment());
    final ObjectProperty<ServerColour> colour = new SimpleObjectProperty<>(Marking.NEW.colour());
    final StringProperty password = new SimpleStringProperty("");
    /** Whether the password that is kept is to be forgotten on saving. */
    final BooleanProperty forgetsPassword = new SimpleBooleanProperty();

    final NetworkForm network;
    final ObservableList<HeaderRow> headers = FXCollections.observableArrayList(HeaderRow::parts);
    final ObjectProperty<List<ServerFlaw>> flaws = new SimpleObjectProperty<>(List.of());
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper keepsPassword = new ReadOnlyBooleanWrapper();
    private @Nullable ServerRow row;
    private ServerEntry begun;

    /** @param row the server to change, or null for a new one */
    ServerForm(@Nullable ServerRow row) {
        this.row = row;
        network = new NetworkForm(row == null ? Network.USUAL : row.server().network());
        if (row != null) {
            keepsPassword.set(row.password());
            TrackServer server = row.server();
            name.set(server.name());
            url.set(server.url().toString());
            timeout.set(String.valueOf(server.timeout().toSeconds()));
            String known = server.user();
            user.set(known == null ? "" : known);
            environment.set(server.marking().environment());
            colour.set(server.marking().colour());
            server.headers().forEach(header -> headers.add(new HeaderRow(header)));
            row.known().missing().forEach(missing -> headers.add(new HeaderRow(new Header(missing, "", true))));
        }
        begun = entry();
        for (Observable part :
                List.of(name, url, timeout, user, environment, colour, password, forgetsPassword, headers)) {
            part.subscribe(this::compare);
        }
        network.parts().forEach(part -> part.subscribe(this::compare));
    }

    @Nullable
    ServerRow row() {
        return row;
    }

    /** Whether anything differs from what is saved, or from an empty form. */
    ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** Whether what is sent there can be read on the way: http, and not to this machine. */
    ObservableValue<Boolean> openly() {
        return url.map(typed -> OPENLY.matcher(typed.strip()).matches()
                && !THIS_MACHINE.matcher(typed.strip()).matches());
    }

    /** Whether a password is kept for the server. */
    ReadOnlyBooleanProperty keepsPasswordProperty() {
        return keepsPassword.getReadOnlyProperty();
    }

    /**
     * What stands in the fields.
     *
     * @param forgets whether a kept password is to be forgotten
     */
    record Words(ServerEntry entry, String password, boolean forgets) {
        @Override
        public String toString() {
            return entry.name();
        }
    }

    Words words() {
        return new Words(entry(), password.get(), forgetsPassword.get());
    }

    /** What was {@code sent} is saved as the server now is; what was typed since then stays over it. */
    void saved(ServerRow now, Words sent) {
        flaws.set(List.of());
        follow(now, sent);
    }

    /** The server is known better now; what was typed stays over it. */
    void follow(ServerRow now) {
        follow(now, new Words(begun, "", false));
    }

    private void follow(ServerRow now, Words sent) {
        ServerForm stored = new ServerForm(now);
        ServerEntry before = sent.entry();
        List<Header> typed = entry().headers();
        row = now;
        begun = stored.begun;
        follow(name, before.name(), stored.name);
        follow(url, before.url(), stored.url);
        follow(user, before.user(), stored.user);
        follow(password, sent.password(), stored.password);
        follow(environment, before.marking().environment(), stored.environment);
        follow(colour, before.marking().colour(), stored.colour);
        if (seconds() == before.timeoutSeconds()) {
            timeout.set(stored.timeout.get());
        }
        if (typed.equals(before.headers()) && !typed.equals(begun.headers())) {
            headers.setAll(stored.headers);
        }
        network.follow(before.network(), begun.network());
        keepsPassword.set(now.password());
        forgetsPassword.set(forgetsPassword.get() && !sent.forgets() && now.password());
        compare();
    }

    private static <T> void follow(Property<T> field, @Nullable T before, Property<T> stored) {
        if (field.getValue().equals(before)) {
            field.setValue(stored.getValue());
        }
    }

    ServerEntry entry() {
        return new ServerEntry(
                row == null ? null : row.id(),
                name.get(),
                url.get(),
                seconds(),
                headers.stream().map(HeaderRow::header).toList(),
                user.get(),
                new Marking(environment.get(), colour.get(), row == null ? Marking.NEW.dataSet() : row.dataSet()),
                network.network());
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
