package org.trackconsole.ui.servers;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.trackconsole.fx.Screens;
import org.trackconsole.model.Header;
import org.trackconsole.service.Remedy;
import org.trackconsole.service.ServerFlaw;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.Files;

/** The form of a server that people added or are adding. */
final class FormPane extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final int TIMEOUT_COLUMNS = 6;

    private final ServerForm form;
    private final VBox headers = new VBox(8);
    private List<HeaderRow> shownHeaders = List.of();
    private final TextField name = new TextField();
    private final TextField user = new TextField();
    private final PasswordField password = new PasswordField();
    private final NetworkController network;

    FormPane(ServerForm form, Files files) {
        this.form = form;
        network = new NetworkController(form.network, form.flaws, files);
        getStyleClass().add("form");
        TextField timeout = new TextField();
        timeout.setPrefColumnCount(TIMEOUT_COLUMNS);
        timeout.setMaxWidth(USE_PREF_SIZE);
        TextField url = new TextField();
        url.setPromptText(Texts.text("servers.url.prompt"));
        HBox signIn = new HBox(half(field("user", form.user, user, "USER")), half(password()));
        signIn.getStyleClass().add("field-pair");
        Label heading = new Label(Texts.text("servers.headers"));
        heading.getStyleClass().add("muted");
        VBox extra = new VBox(heading, headers, addHeader(), note("servers.headers.note"));
        extra.getStyleClass().add("field");
        VBox access = new VBox(signIn, note("servers.user.note"));
        access.getStyleClass().add("field");
        MarkingFields marking = new MarkingFields(form);
        VBox address = field("url", form.url, url, "URL", note("servers.url.note"));
        address.getChildren().add(openly());
        getChildren()
                .addAll(
                        field("name", form.name, name, "NAME"),
                        marking,
                        address,
                        field("timeout", form.timeout, timeout, "TIMEOUT", note("servers.timeout.note")),
                        access,
                        extra,
                        Screens.load(network));
        form.headers.subscribe(this::showHeaders);
        showHeaders();
    }

    boolean shows(ServerForm other) {
        return form == other;
    }

    /** Puts the caret where a person begins. */
    void begin() {
        name.requestFocus();
        name.end();
    }

    /** Puts the caret where signing in begins: who has a name there already types a password next. */
    void beginSigningIn() {
        (form.user.get().isBlank() ? user : password).requestFocus();
        user.end();
    }

    /** Shows the way to the server and puts the caret where it is to be mended; answers that field. */
    Node beginNetwork(Remedy remedy) {
        return network.begin(remedy);
    }

    private Node password() {
        VBox field = field("password", form.password, password, "PASSWORD");
        CheckBox forget = new CheckBox(Texts.text("servers.password.forget"));
        forget.setId("forget-password");
        forget.selectedProperty().bindBidirectional(form.forgetsPassword);
        forget.visibleProperty().bind(form.keepsPasswordProperty());
        forget.managedProperty().bind(forget.visibleProperty());
        password.disableProperty().bind(form.forgetsPassword);
        password.promptTextProperty()
                .bind(Bindings.createStringBinding(
                        this::passwordPrompt, form.keepsPasswordProperty(), form.forgetsPassword));
        field.getChildren().add(forget);
        return field;
    }

    private String passwordPrompt() {
        if (!form.keepsPasswordProperty().get()) {
            return "";
        }
        return Texts.text(form.forgetsPassword.get() ? "servers.password.forgotten" : "servers.password.kept");
    }

    private Button addHeader() {
        Button add = new Button(Texts.text("servers.addHeader"));
        add.setId("add-header");
        add.getStyleClass().add("compact");
        add.setOnAction(_ -> {
            form.headers.add(new HeaderRow(new Header("", "", false)));
            if (headers.getChildren().getLast().lookup(".text-field") instanceof TextField first) {
                first.requestFocus();
            }
        });
        return add;
    }

    private VBox field(String id, StringProperty value, TextField input, String kinds, Label... notes) {
        Label label = new Label(Texts.text("servers." + id));
        label.getStyleClass().add("muted");
        label.setLabelFor(input);
        input.setId("server-" + id);
        input.setAccessibleText(label.getText());
        input.textProperty().bindBidirectional(value);
        Label error = error(flaw -> flaw.kind().name().startsWith(kinds + "_"));
        error.setId("server-" + id + "-error");
        error.visibleProperty().subscribe(wrong -> input.pseudoClassStateChanged(WRONG, wrong));
        VBox box = new VBox(label, input, error);
        box.getStyleClass().add("field");
        for (Label note : notes) {
            // What is wrong is said in place of what is always true.
            note.visibleProperty().bind(error.visibleProperty().not());
            note.managedProperty().bind(note.visibleProperty());
            box.getChildren().add(note);
        }
        return box;
    }

    private static Label note(String key) {
        Label note = new Label(Texts.text(key));
        note.getStyleClass().add("field-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        return note;
    }

    /** Says that what is secret can be read by others on the way. */
    private Label openly() {
        Label remark = note("servers.url.openly");
        remark.setId("server-url-openly");
        remark.getStyleClass().setAll("field-error");
        remark.visibleProperty().bind(form.openly());
        remark.managedProperty().bind(remark.visibleProperty());
        return remark;
    }

    private Label error(Predicate<ServerFlaw> about) {
        Label error = new Label();
        error.getStyleClass().add("field-error");
        error.setWrapText(true);
        error.setMinHeight(USE_PREF_SIZE);
        error.managedProperty().bind(error.visibleProperty());
        form.flaws.subscribe(flaws -> {
            error.setText(flaws.stream()
                    .filter(about)
                    .map(flaw -> Texts.text("servers.flaw." + flaw.kind().name().toLowerCase(Locale.ROOT)))
                    .collect(Collectors.joining(" ")));
            error.setVisible(!error.getText().isEmpty());
        });
        return error;
    }

    private void showHeaders() {
        if (shownHeaders.equals(form.headers)) {
            return;
        }
        shownHeaders = List.copyOf(form.headers);
        headers.getChildren().clear();
        for (int at = 0; at < form.headers.size(); at++) {
            int place = at;
            VBox line = new VBox(line(form.headers.get(at)), error(flaw -> flaw.header() == place));
            line.getStyleClass().add("field");
            headers.getChildren().add(line);
        }
    }

    private HBox line(HeaderRow header) {
        TextField title = input(header.name, new TextField(), "servers.headerName");
        TextField open = input(header.value, new TextField(), "servers.headerValue");
        TextField hidden = input(header.value, new PasswordField(), "servers.headerValue");
        open.visibleProperty().bind(header.secret.not());
        hidden.visibleProperty().bind(header.secret);
        StackPane value = new StackPane(open, hidden);
        HBox.setHgrow(value, Priority.ALWAYS);
        CheckBox secret = new CheckBox(Texts.text("servers.secret"));
        secret.selectedProperty().bindBidirectional(header.secret);
        secret.setMinWidth(USE_PREF_SIZE);
        Button remove = new Button(Texts.text("servers.removeHeader"));
        remove.getStyleClass().add("compact");
        remove.setMinWidth(USE_PREF_SIZE);
        header.name.subscribe(name -> remove.setAccessibleText(Texts.text("servers.removeHeader.of", name)));
        remove.setOnAction(_ -> {
            // Flaws name headers by their place, which changes.
            form.flaws.set(form.flaws.get().stream()
                    .filter(flaw -> flaw.header() == ServerFlaw.NO_HEADER)
                    .toList());
            form.headers.remove(header);
        });
        HBox line = new HBox(title, value, secret, remove);
        line.getStyleClass().add("header-line");
        return line;
    }

    private static TextField input(StringProperty text, TextField input, String key) {
        input.textProperty().bindBidirectional(text);
        input.setPromptText(Texts.text(key));
        input.setAccessibleText(Texts.text(key));
        return input;
    }

    private static Node half(Node box) {
        HBox.setHgrow(box, Priority.ALWAYS);
        if (box instanceof VBox column) {
            column.setMinWidth(0);
            column.setPrefWidth(1);
        }
        return box;
    }
}
