package org.trackconsole.ui.part;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;
import org.trackconsole.text.Texts;

/** A quiet button behind a profile id that looks the person up; not there where there is no id. */
public final class ProfileLink extends Button {
    private @Nullable String shown;

    /** @param lookUp is given the id when the button is pressed */
    public ProfileLink(Consumer<String> lookUp) {
        super(Texts.text("part.profile.show"));
        setAccessibleText(Texts.text("part.profile.show.command"));
        getStyleClass().add("copy-link");
        setMinWidth(USE_PREF_SIZE);
        setOnAction(_ -> {
            if (shown != null) {
                lookUp.accept(shown);
            }
        });
        show(null);
    }

    /** Leads to the profile of this id; null for none. */
    public void show(@Nullable String id) {
        shown = id == null || id.isBlank() ? null : id;
        FactRow.show(this, shown != null);
    }
}
