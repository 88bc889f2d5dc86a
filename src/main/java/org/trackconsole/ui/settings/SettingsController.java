package org.trackconsole.ui.settings;

import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.theme.Theme;
import org.trackconsole.settings.AppFolders;
import org.trackconsole.text.Texts;

/** Binds the Settings screen to its view model. */
final class SettingsController {
    private final SettingsViewModel model;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private ToggleButton themeSystem;

    @FXML
    private ToggleButton themeLight;

    @FXML
    private ToggleButton themeDark;

    @FXML
    private Slider textSize;

    @FXML
    private Label textSizeValue;

    @FXML
    private ToggleButton timesLocal;

    @FXML
    private ToggleButton timesUtc;

    @FXML
    private Label zone;

    @FXML
    private TextField port;

    @FXML
    private Label portError;

    @FXML
    private Label address;

    @FXML
    private VBox folders;

    @FXML
    private Label history;

    @FXML
    private Label passwords;

    @FXML
    private Label version;

    @FXML
    private Label java;

    @FXML
    private Label javafx;

    @FXML
    private Label system;

    @FXML
    private Button copyReport;

    SettingsController(SettingsViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        Map<Theme.Choice, ToggleButton> themes =
                Map.of(Theme.Choice.SYSTEM, themeSystem, Theme.Choice.LIGHT, themeLight, Theme.Choice.DARK, themeDark);
        ToggleGroup choices = group(themes.values().toArray(ToggleButton[]::new));
        themes.forEach((choice, button) ->
                button.setOnAction(_ -> model.themeProperty().set(choice)));
        group(timesLocal, timesUtc);
        timesLocal.setOnAction(_ -> model.utcProperty().set(false));
        timesUtc.setOnAction(_ -> model.utcProperty().set(true));
        subscriptions = Subscription.combine(
                model.themeProperty().subscribe(choice -> choices.selectToggle(themes.get(choice))),
                model.utcProperty().subscribe(utc -> (utc ? timesUtc : timesLocal).setSelected(true)),
                model.textSizeProperty().subscribe(percent -> showTextSize(percent.intValue())));
        connectTextSize();
        connectPort();
        zone.setText(model.zoneNote());
        showFolders(model.folders());
        history.textProperty().bind(model.historyProperty());
        passwords.textProperty().bind(model.passwordsProperty());
        showAbout(model.about());
    }

    /** Lets go of the theme and the state. */
    void dispose() {
        subscriptions.unsubscribe();
    }

    /** While the thumb is dragged only the number follows: text that grows would move the thumb from the pointer. */
    private void connectTextSize() {
        textSize.setMin(SettingsViewModel.SMALLEST_TEXT);
        textSize.setMax(SettingsViewModel.LARGEST_TEXT);
        textSize.setValue(model.textSizeProperty().get());
        textSize.valueProperty().subscribe((_, value) -> {
            if (textSize.isValueChanging()) {
                sayTextSize(Math.round(value.doubleValue()));
            } else {
                model.setTextSize(value.doubleValue());
            }
        });
        textSize.valueChangingProperty().subscribe((_, changing) -> {
            if (!changing) {
                model.setTextSize(textSize.getValue());
                showTextSize(model.textSizeProperty().get());
            }
        });
    }

    private void showTextSize(int percent) {
        textSize.setValue(percent);
        sayTextSize(percent);
    }

    private void sayTextSize(long percent) {
        textSizeValue.setText(Texts.text("settings.textSize.value", percent));
    }

    private void connectPort() {
        port.textProperty().bindBidirectional(model.portProperty());
        port.setOnAction(_ -> model.keepPort());
        port.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                model.keepPort();
            }
        });
        portError.textProperty().bind(model.portErrorProperty());
        portError.visibleProperty().bind(model.portErrorProperty().isNotEmpty());
        portError.managedProperty().bind(portError.visibleProperty());
        address.textProperty().bind(model.addressProperty());
    }

    private void showFolders(AppFolders places) {
        folders.getChildren()
                .setAll(
                        new FolderRow(Texts.text("settings.data.folder.data"), places.data(), "copy-data"),
                        new FolderRow(Texts.text("settings.data.folder.settings"), places.config(), "copy-settings"),
                        new FolderRow(Texts.text("settings.data.folder.log"), places.log(), "copy-log"));
    }

    private void showAbout(About about) {
        version.setText(about.version());
        java.setText(about.java());
        javafx.setText(about.javafx());
        system.setText(about.system());
        CopyFeedback.connect(copyReport, Texts.text("settings.about.copied"), model::copyReport);
    }

    /** One of the buttons is always chosen, also when it is pressed again. */
    private static ToggleGroup group(ToggleButton... buttons) {
        ToggleGroup group = new ToggleGroup();
        group.getToggles().addAll(buttons);
        group.selectedToggleProperty().subscribe((previous, chosen) -> keepOne(previous, chosen));
        return group;
    }

    private static void keepOne(@Nullable Toggle previous, @Nullable Toggle chosen) {
        if (chosen == null && previous != null) {
            previous.setSelected(true);
        }
    }
}
