package org.trackconsole.fx.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trackconsole.fx.FxThread;
import org.trackconsole.json.LocatedJson;

class JsonEditorLeakTest {
    @AfterEach
    void close() {
        FxThread.closeAll();
    }

    @Test
    void isForgottenWhenItsScreenIsDropped() {
        BorderPane screen = FxThread.call(BorderPane::new);
        FxThread.show(screen, 400, 300);
        WeakReference<JsonEditor> editor = new WeakReference<>(shownAndUsed(screen));
        FxThread.run(() -> {
            JsonEditor shown = (JsonEditor) screen.getCenter();
            screen.setCenter(null);
            shown.dispose();
        });
        assertThat(FxThread.forgets(editor)).isTrue();
    }

    private static JsonEditor shownAndUsed(BorderPane screen) {
        JsonEditor editor = FxThread.call(JsonEditor::new);
        FxThread.run(() -> {
            screen.setCenter(editor);
            editor.setText("{ \"a\": 1, }");
            editor.showReading(LocatedJson.parse(editor.getText()));
            editor.goTo(3);
            editor.find();
        });
        FxThread.settle();
        return editor;
    }
}
