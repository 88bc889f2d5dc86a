package org.trackconsole.ui.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trackconsole.fx.FxThread;
import org.trackconsole.fx.editor.JsonEditor;

class BodyViewTest {
    private final BodyView view = FxThread.call(() -> new BodyView("Body"));

    @BeforeEach
    void show() {
        FxThread.show(view, 600, 400);
    }

    @AfterEach
    void close() {
        FxThread.closeAll();
    }

    @Test
    void ofAnEndlessBodyTheBeginningIsShownAndAllOfItCopied() {
        String body = "{\"lines\": [\n" + "  \"one of very many lines\",\n".repeat(400_000) + "0]}";
        FxThread.run(() -> view.show(body, "11 MB"));
        FxThread.settle();

        assertThat(FxThread.call(() -> editor().getText())).isEqualTo(body.substring(0, BodyView.LONGEST));
        FxThread.run(() -> ((Button) view.lookup("#body-cut .copy-link")).fire());
        assertThat(FxThread.call(
                        () -> Clipboard.getSystemClipboard().getString().equals(body)))
                .isTrue();
    }

    @Test
    void aBodyThatFitsIsLaidOutWhole() {
        FxThread.run(() -> view.show("x".repeat(BodyView.LONGEST + 1), "cut"));
        FxThread.run(() -> view.show("{\"a\":[1,2]}", "11 B"));
        FxThread.settle();

        assertThat(FxThread.call(() -> view.lookup("#body-cut") == null)).isTrue();
        assertThat(FxThread.call(() -> editor().getText())).isEqualToIgnoringWhitespace("{\"a\": [1, 2]}");
    }

    private JsonEditor editor() {
        return (JsonEditor) Objects.requireNonNull(view.getCenter());
    }
}
