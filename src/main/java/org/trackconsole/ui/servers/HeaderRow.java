package org.trackconsole.ui.servers;

import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.trackconsole.model.Header;

/** An extra header as typed; a name that usually carries a secret ticks the box once, when it becomes one. */
final class HeaderRow {
    final StringProperty name;
    final StringProperty value;
    final BooleanProperty secret;

    HeaderRow(Header header) {
        name = new SimpleStringProperty(header.name());
        value = new SimpleStringProperty(header.value());
        secret = new SimpleBooleanProperty(header.secret());
        name.subscribe((before, typed) -> {
            if (Header.looksSecret(typed) && !Header.looksSecret(before)) {
                secret.set(true);
            }
        });
    }

    Header header() {
        return new Header(name.get(), value.get(), secret.get());
    }

    Observable[] parts() {
        return new Observable[] {name, value, secret};
    }
}
