package org.trackconsole.ui.servers;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.trackconsole.model.Header;
import org.trackconsole.service.ServerFlaw;
import org.trackconsole.text.Texts;

/** The form of a server that people added or are adding. */
final class FormPane extends VBox {
    private final ServerForm form;
    private final VBox headers = new VBox(8);

    FormPane(ServersViewModel model, ServerForm form) {
        super(12);
        this.form = form;
        getStyleClass().add("server-detail");
        ServerRow row = form.row();
        Label title =
                new Label(row == null ? Texts.text("servers.new") : row.server().name());
        title.getStyleClass().add("page-title");
        PasswordField password = new PasswordField();
        password.setPromptText(Texts.text(form.keepsPassword() ? "servers.unchanged" : "servers.none"));
        Label heading = new Label(Texts.text("servers.headers"));
        heading.getStyleClass().add("strong");
        Button save = button("save", "servers.save", model::save);
        save.setDefaultButton(true);
        FlowPane buttons = new FlowPane(8, 8, save, button("revert", "servers.revert", model::revert));
        buttons.getChildren().add(button("test", "servers.test", model::test));
        if (row != null) {
            Button use = button("use", "servers.use", model::use);
            use.disableProperty()
                    .bind(model.state()
                            .serverProperty()
                            .map(chosen -> chosen.id().equals(row.id())));
            Button remove = button("remove", "servers.remove", model::remove);
            remove.getStyleClass().add("danger-text");
            buttons.getChildren().addAll(use, remove);
        }
        TrialView trial = new TrialView();
        model.trialProperty().subscribe(trial::show);
        getChildren()
                .addAll(
                        title,
                        field("name", form.name, new TextField(), "NAME"),
                        field("url", form.url, new TextField(), "URL"),
                        field("timeout", form.timeout, new TextField(), "TIMEOUT"),
                        field("user", form.user, new TextField(), "USER"),
                        field("password", form.password, password, "PASSWORD"),
                        heading,
                        headers,
                        button(
                                "add-header",
                                "servers.addHeader",
                                () -> form.headers.add(new HeaderRow(new Header("", "", false)))),
                        buttons,
                        trial);
        form.headers.addListener((ListChangeListener<HeaderRow>) _ -> {
            // Flaws name headers by their place, which has changed.
            form.flaws.set(List.of());
            showHeaders();
        });
        showHeaders();
    }

    static Button button(String id, String key, Runnable action) {
        Button button = new Button(Texts.text(key));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private VBox field(String id, StringProperty value, TextField input, String kinds) {
        Label name = new Label(Texts.text("servers." + id));
        name.getStyleClass().add("muted");
        name.setLabelFor(input);
        input.setId(id);
        input.setAccessibleText(name.getText());
        input.textProperty().bindBidirectional(value);
        Label error = error(flaw -> flaw.kind().name().startsWith(kinds + "_"));
        error.setId(id + "-error");
        return new VBox(4, name, input, error);
    }

    private Label error(Predicate<ServerFlaw> about) {
        Label error = new Label();
        error.getStyleClass().add("field-error");
        error.setWrapText(true);
        error.setMinHeight(USE_PREF_SIZE);
        form.flaws.subscribe(flaws -> {
            error.setText(flaws.stream()
                    .filter(about)
                    .map(flaw -> Texts.text("servers.flaw." + flaw.kind().name().toLowerCase(Locale.ROOT)))
                    .collect(Collectors.joining(" ")));
            error.setVisible(!error.getText().isEmpty());
            error.setManaged(error.isVisible());
        });
        return error;
    }

    private void showHeaders() {
        headers.getChildren().clear();
        for (int at = 0; at < form.headers.size(); at++) {
            int place = at;
            headers.getChildren().add(new VBox(4, line(form.headers.get(at)), error(flaw -> flaw.header() == place)));
        }
    }

    private HBox line(HeaderRow header) {
        TextField name = input(header.name, new TextField(), "servers.headerName");
        TextField open = input(header.value, new TextField(), "servers.headerValue");
        TextField hidden = input(header.value, new PasswordField(), "servers.headerValue");
        open.visibleProperty().bind(header.secret.not());
        hidden.visibleProperty().bind(header.secret);
        StackPane value = new StackPane(open, hidden);
        HBox.setHgrow(value, Priority.ALWAYS);
        CheckBox secret = new CheckBox(Texts.text("servers.secret"));
        secret.selectedProperty().bindBidirectional(header.secret);
        secret.setMinWidth(USE_PREF_SIZE);
        Node remove = button("remove-header", "servers.removeHeader", () -> form.headers.remove(header));
        HBox line = new HBox(8, name, value, secret, remove);
        line.getStyleClass().add("header-line");
        return line;
    }

    private static TextField input(StringProperty text, TextField input, String key) {
        input.textProperty().bindBidirectional(text);
        input.setPromptText(Texts.text(key));
        input.setAccessibleText(Texts.text(key));
        return input;
    }
}
