package org.trackconsole.fx.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.util.Subscription;

/** The look of all windows: light or dark, by choice or as the system says, and the size of its text. */
public final class Theme {
    /** Which look is chosen. */
    public enum Choice {
        SYSTEM,
        LIGHT,
        DARK
    }

    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final double FONT_SIZE = 13;
    private static final List<String> FONTS = List.of(
            "Inter-Regular.otf",
            "Inter-SemiBold.otf",
            "Inter-Bold.otf",
            "JetBrainsMono-Regular.ttf",
            "JetBrainsMono-Bold.ttf");

    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(this, "choice", Choice.SYSTEM);
    private final ObjectProperty<ColorScheme> scheme = new SimpleObjectProperty<>(this, "scheme", ColorScheme.LIGHT);
    private final IntegerProperty fontPercent = new SimpleIntegerProperty(this, "fontPercent", 100);

    /** Loads the fonts and follows the system from now on; the toolkit must be running. */
    public Theme() {
        FONTS.forEach(Theme::loadFont);
        Platform.getPreferences().colorSchemeProperty().subscribe(_ -> decide());
        choice.subscribe(_ -> decide());
    }

    /** Light, dark, or as the system says. */
    public ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    /** The size of text in percent of the normal one, 80 to 200. */
    public IntegerProperty fontPercentProperty() {
        return fontPercent;
    }

    /** Whether the windows are dark now. */
    public boolean isDark() {
        return scheme.get() == ColorScheme.DARK;
    }

    /** Dresses a scene and keeps it in step; unsubscribe when the scene is dropped. */
    public Subscription dress(Scene scene) {
        scene.getStylesheets().addAll(stylesheets());
        Parent root = scene.getRoot();
        return Subscription.combine(
                scheme.subscribe(_ -> root.pseudoClassStateChanged(DARK, isDark())),
                fontPercent.subscribe(percent -> root.setStyle(
                        String.format(Locale.ROOT, "-fx-font-size: %.2fpx;", FONT_SIZE * percent.intValue() / 100))));
    }

    /** The application's own stylesheets, in the order in which they apply over AtlantaFX. */
    public static List<String> stylesheets() {
        return List.of(
                address("/org/trackconsole/fx/theme/app.css"), address("/org/trackconsole/fx/editor/editor.css"));
    }

    private void decide() {
        ColorScheme wanted = switch (choice.get()) {
            case LIGHT -> ColorScheme.LIGHT;
            case DARK -> ColorScheme.DARK;
            case SYSTEM -> Platform.getPreferences().getColorScheme();
        };
        Application.setUserAgentStylesheet(
                wanted == ColorScheme.DARK
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        scheme.set(wanted);
    }

    private static void loadFont(String file) {
        try (InputStream in = Theme.class.getResourceAsStream("/org/trackconsole/fx/theme/fonts/" + file)) {
            Font.loadFont(in, FONT_SIZE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String address(String resource) {
        return Objects.requireNonNull(Theme.class.getResource(resource), resource)
                .toExternalForm();
    }
}
