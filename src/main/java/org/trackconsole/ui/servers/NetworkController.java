package org.trackconsole.ui.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.trackconsole.fx.control.Icons;
import org.trackconsole.model.Network;
import org.trackconsole.model.Network.Authorities;
import org.trackconsole.model.Network.Protocol;
import org.trackconsole.service.Remedy;
import org.trackconsole.service.ServerFlaw;
import org.trackconsole.service.ServerFlaw.Kind;
import org.trackconsole.service.ServerWords;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.Files;
import org.trackconsole.ui.servers.NetworkForm.ProxyChoice;

/** Binds the part of a server's form that says how it is reached; folded up until somebody needs it. */
final class NetworkController {
    private static final String[] AUTHORITIES = {"pem", "crt", "cer", "p12", "pfx"};
    private static final String[] IDENTITIES = {"p12", "pfx"};

    private final NetworkForm form;
    private final ObservableValue<List<ServerFlaw>> flaws;
    private final Files files;

    @FXML
    private Button toggle;

    @FXML
    private Label summary;

    @FXML
    private VBox content;

    @FXML
    private ComboBox<ProxyChoice> proxy;

    @FXML
    private Label proxyNote;

    @FXML
    private VBox proxyFields;

    @FXML
    private TextField host;

    @FXML
    private TextField port;

    @FXML
    private Label proxyError;

    @FXML
    private TextField user;

    @FXML
    private PasswordField password;

    @FXML
    private ComboBox<Protocol> protocol;

    @FXML
    private TextField authorities;

    @FXML
    private Button chooseAuthorities;

    @FXML
    private PasswordField authoritiesPassword;

    @FXML
    private TextField identity;

    @FXML
    private Button chooseIdentity;

    @FXML
    private PasswordField identityPassword;

    @FXML
    private TextField connect;

    @FXML
    private Label connectError;

    @FXML
    private CheckBox unverified;

    @FXML
    private Label unverifiedNote;

    /** @param flaws what is wrong with the whole form */
    NetworkController(NetworkForm form, ObservableValue<List<ServerFlaw>> flaws, Files files) {
        this.form = form;
        this.flaws = flaws;
        this.files = files;
    }

    @FXML
    private void initialize() {
        choices(proxy, "network.proxy.", List.of(ProxyChoice.values()));
        choices(protocol, "network.protocol.", List.of(Protocol.values()));
        proxy.valueProperty().bindBidirectional(form.proxy);
        protocol.valueProperty().bindBidirectional(form.protocol);
        bind(host, form.host);
        bind(port, form.port);
        bind(user, form.user);
        bind(password, form.password);
        bind(authorities, form.authorities);
        bind(authoritiesPassword, form.authoritiesPassword);
        bind(identity, form.identity);
        bind(identityPassword, form.identityPassword);
        bind(connect, form.connectSeconds);
        unverified.selectedProperty().bindBidirectional(form.unverified);
        form.unverified.subscribe(made -> unverifiedNote.getStyleClass().setAll(made ? "field-error" : "field-note"));
        authoritiesPassword
                .disableProperty()
                .bind(authorities
                        .textProperty()
                        .map(file -> file.isBlank() || !new Authorities(file.strip()).lockable()));
        identityPassword.disableProperty().bind(identity.textProperty().isEmpty());
        password.disableProperty().bind(user.textProperty().isEmpty());
        form.proxy.subscribe(choice -> {
            appear(proxyFields, choice == ProxyChoice.HTTP);
            proxyNote.setText(Texts.text("network.proxy.note." + choice.name()));
        });
        form.parts().forEach(part -> part.subscribe(this::sum));
        sum();
        toggle.setOnAction(_ -> form.open.set(!form.open.get()));
        form.open.subscribe(open -> {
            toggle.setGraphic(Icons.of(open ? BootstrapIcons.CHEVRON_DOWN : BootstrapIcons.CHEVRON_RIGHT));
            appear(content, open);
        });
        chooseAuthorities.setOnAction(_ -> choose(authorities, "network.authorities.choose", AUTHORITIES));
        chooseIdentity.setOnAction(_ -> choose(identity, "network.identity.choose", IDENTITIES));
        flaws.subscribe(this::showFlaws);
    }

    /** Unfolds it and puts the caret where something is to be done; answers that field. */
    Control begin(Remedy remedy) {
        form.open.set(true);
        Control field = field(remedy);
        field.requestFocus();
        return field;
    }

    /** Of a file that may be locked, the password is what is missing first. */
    private Control field(Remedy remedy) {
        return switch (remedy) {
            case EDIT_AUTHORITIES -> missing(authoritiesPassword) ? authoritiesPassword : authorities;
            case EDIT_IDENTITY -> missing(identityPassword) ? identityPassword : identity;
            default -> proxy.getValue() != ProxyChoice.HTTP ? proxy : missing(password) ? password : host;
        };
    }

    private static boolean missing(PasswordField field) {
        return !field.isDisabled() && field.getText().isEmpty();
    }

    private void sum() {
        Network network = form.network();
        summary.setText(ServerWords.network(network));
        prompt(password, network.emptied().contains(Network.Password.PROXY));
        prompt(authoritiesPassword, network.emptied().contains(Network.Password.AUTHORITIES));
        prompt(identityPassword, network.emptied().contains(Network.Password.IDENTITY));
    }

    private static void prompt(PasswordField field, boolean emptied) {
        field.setPromptText(emptied ? Texts.text("servers.password.forgotten") : "");
    }

    private void choose(TextField field, String title, String... extensions) {
        files.open(Texts.text(title), extensions).map(Path::toString).ifPresent(field::setText);
    }

    private void showFlaws(List<ServerFlaw> found) {
        say(proxyError, found, Set.of(Kind.PROXY_HOST, Kind.PROXY_PORT));
        say(connectError, found, Set.of(Kind.CONNECT_RANGE));
        if (proxyError.isVisible() || connectError.isVisible()) {
            form.open.set(true);
        }
    }

    private static void say(Label error, List<ServerFlaw> found, Set<Kind> about) {
        error.setText(found.stream()
                .map(ServerFlaw::kind)
                .filter(about::contains)
                .map(kind -> Texts.text("network.flaw." + kind.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(" ")));
        appear(error, !error.getText().isEmpty());
    }

    private static void bind(TextField field, StringProperty value) {
        field.textProperty().bindBidirectional(value);
    }

    private static void appear(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    private static <E extends Enum<E>> void choices(ComboBox<E> box, String beginning, List<E> values) {
        box.getItems().setAll(values);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(E value) {
                return value == null ? "" : Texts.text(beginning + value.name());
            }

            @Override
            public E fromString(String text) {
                throw new UnsupportedOperationException("Nothing is typed into a choice");
            }
        });
    }
}
