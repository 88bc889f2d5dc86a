package org.trackconsole.ui.servers;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Network;
import org.trackconsole.model.Network.Authorities;
import org.trackconsole.model.Network.Identity;
import org.trackconsole.model.Network.Password;
import org.trackconsole.model.Network.Protocol;
import org.trackconsole.model.Network.Proxy;

/** How a server is reached, as typed so far; JavaFX thread only. */
final class NetworkForm {
    final ObjectProperty<ProxyChoice> proxy = new SimpleObjectProperty<>(ProxyChoice.OF_SYSTEM);
    final StringProperty host = new SimpleStringProperty("");
    final StringProperty port = new SimpleStringProperty("");
    final StringProperty user = new SimpleStringProperty("");
    final StringProperty password = new SimpleStringProperty("");
    final StringProperty authorities = new SimpleStringProperty("");
    final StringProperty authoritiesPassword = new SimpleStringProperty("");
    final StringProperty identity = new SimpleStringProperty("");
    final StringProperty identityPassword = new SimpleStringProperty("");
    final ObjectProperty<Protocol> protocol = new SimpleObjectProperty<>(Protocol.HTTP_1_1);
    final StringProperty connectSeconds = new SimpleStringProperty("");
    final BooleanProperty unverified = new SimpleBooleanProperty();
    /** Whether the fields are to be seen. */
    final BooleanProperty open = new SimpleBooleanProperty();

    /** What the fields were last filled from. */
    private Network begun;

    NetworkForm(Network begun) {
        this.begun = begun;
        fill(begun);
    }

    /** What may stand between. */
    enum ProxyChoice {
        OF_SYSTEM,
        NONE,
        HTTP
    }

    /** All that can be typed. */
    List<Observable> parts() {
        return List.of(
                proxy,
                host,
                port,
                user,
                password,
                authorities,
                authoritiesPassword,
                identity,
                identityPassword,
                protocol,
                connectSeconds,
                unverified);
    }

    /** What is stored is known better now; what was typed in place of what was there before stays over it. */
    void follow(Network before, Network stored) {
        if (network().equals(before) && !before.equals(stored)) {
            fill(stored);
        }
    }

    Network network() {
        String trusted = authorities.get().strip();
        String own = identity.get().strip();
        return new Network(
                switch (proxy.get()) {
                    case OF_SYSTEM -> new Proxy.OfSystem();
                    case NONE -> new Proxy.None();
                    case HTTP -> {
                        String name = user.get().strip();
                        yield new Proxy.Http(
                                host.get().strip(),
                                number(port),
                                name.isEmpty() ? null : name,
                                name.isEmpty() ? "" : password.get());
                    }
                },
                trusted.isEmpty() ? null : new Authorities(trusted, authoritiesPassword.get()),
                own.isEmpty() ? null : new Identity(own, identityPassword.get()),
                protocol.get(),
                connectSeconds.get().isBlank() ? null : Duration.ofSeconds(number(connectSeconds)),
                unverified.get(),
                emptied());
    }

    /** Passwords that stood in their fields and do not any more; one that never stood there may not have been at hand. */
    private Set<Password> emptied() {
        Set<Password> emptied = EnumSet.noneOf(Password.class);
        if (proxy.get() == ProxyChoice.HTTP && !user.get().isBlank() && isEmptied(password, begun.proxyPassword())) {
            emptied.add(Password.PROXY);
        }
        if (!authorities.get().isBlank() && isEmptied(authoritiesPassword, begun.authoritiesPassword())) {
            emptied.add(Password.AUTHORITIES);
        }
        if (!identity.get().isBlank() && isEmptied(identityPassword, begun.identityPassword())) {
            emptied.add(Password.IDENTITY);
        }
        return emptied;
    }

    private static boolean isEmptied(StringProperty field, String before) {
        return field.get().isEmpty() && !before.isEmpty();
    }

    private void fill(Network network) {
        begun = network;
        proxy.set(
                switch (network.proxy()) {
                    case Proxy.OfSystem _ -> ProxyChoice.OF_SYSTEM;
                    case Proxy.None _ -> ProxyChoice.NONE;
                    case Proxy.Http _ -> ProxyChoice.HTTP;
                });
        if (network.proxy() instanceof Proxy.Http http) {
            host.set(http.host());
            port.set(http.port() == 0 ? "" : String.valueOf(http.port()));
            user.set(orEmpty(http.user()));
        }
        password.set(network.proxyPassword());
        authorities.set(
                network.authorities() == null ? "" : network.authorities().file());
        authoritiesPassword.set(network.authoritiesPassword());
        identity.set(network.identity() == null ? "" : network.identity().file());
        identityPassword.set(network.identityPassword());
        protocol.set(network.protocol());
        Duration connecting = network.connectTimeout();
        connectSeconds.set(connecting == null ? "" : String.valueOf(connecting.toSeconds()));
        unverified.set(network.unverified());
    }

    /** Zero, which is out of every range, for what is no number. */
    private static int number(StringProperty typed) {
        try {
            return Integer.parseInt(typed.get().strip());
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
