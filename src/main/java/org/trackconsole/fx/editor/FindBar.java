package org.trackconsole.fx.editor;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.trackconsole.fx.control.Icons;
import org.trackconsole.text.Texts;

/** Finds words in the text: Enter and Shift+Enter step through them, Escape closes. */
final class FindBar extends HBox implements Highlighter.MarkSource {
    private final EditorArea area;
    private final Supplier<String> text;
    private final Runnable marksChanged;
    private final TextField query = new TextField();
    private final Label count = new Label();
    private final NextPulse textChanged = new NextPulse(this::search);
    private Matches matches = Matches.NONE;

    /** @param text what the area shows */
    FindBar(EditorArea area, Supplier<String> text, Runnable marksChanged) {
        this.area = area;
        this.text = text;
        this.marksChanged = marksChanged;
        getStyleClass().add("find-bar");
        query.setPromptText(Texts.text("editor.find.prompt"));
        query.setAccessibleText(Texts.text("editor.find.prompt"));
        query.setId("editor-find-query");
        count.getStyleClass().add("find-count");
        count.setId("editor-find-count");
        count.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(query, Priority.ALWAYS);
        getChildren()
                .addAll(
                        query,
                        count,
                        button(BootstrapIcons.CHEVRON_UP, "editor.find.previous", this::previous),
                        button(BootstrapIcons.CHEVRON_DOWN, "editor.find.next", this::next),
                        button(BootstrapIcons.X, "editor.find.close", this::close));
        query.textProperty().addListener(_ -> searchFromCaret());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        setVisible(false);
        setManaged(false);
    }

    /** Opens with the selected words, if they are in one line. */
    void open() {
        setVisible(true);
        setManaged(true);
        String selected = area.getSelectedText();
        if (!selected.isEmpty() && selected.indexOf('\n') < 0) {
            query.setText(selected);
        }
        search();
        query.requestFocus();
        query.selectAll();
    }

    void close() {
        setVisible(false);
        setManaged(false);
        textChanged.cancel();
        matches = Matches.NONE;
        marksChanged.run();
        area.requestFocus();
    }

    void next() {
        step(matches.nextFrom(area.getSelection().getEnd()));
    }

    void previous() {
        step(matches.lastBefore(area.getSelection().getStart()));
    }

    /** The text is another one; looked through again at the next pulse. */
    void textChanged() {
        if (isVisible()) {
            matches = Matches.NONE;
            textChanged.ask();
        }
    }

    void dispose() {
        textChanged.cancel();
    }

    @Override
    public List<Mark> within(int start, int end) {
        return matches.within(start, end, "json-found");
    }

    private void searchFromCaret() {
        search();
        if (!matches.starts().isEmpty()) {
            step(matches.nextFrom(area.getSelection().getStart()));
        }
    }

    private void search() {
        matches = query.getText().isEmpty() ? Matches.NONE : Matches.of(text.get(), query.getText());
        showCount(matches.starts().indexOf(area.getSelection().getStart()));
        marksChanged.run();
    }

    private void step(int position) {
        if (matches.starts().isEmpty()) {
            return;
        }
        int start = matches.starts().get(position);
        area.selectRange(start, start + matches.length());
        area.requestFollowCaret();
        showCount(position);
    }

    private void showCount(int position) {
        String total = String.format(Locale.ROOT, "%,d%s", matches.starts().size(), matches.more() ? "+" : "");
        if (query.getText().isEmpty()) {
            count.setText("");
        } else if (matches.starts().isEmpty()) {
            count.setText(Texts.text("editor.find.none"));
        } else if (position < 0) {
            count.setText(total);
        } else {
            count.setText(Texts.text("editor.find.count", position + 1, total));
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.F3 || (event.getCode() == KeyCode.ENTER && query.isFocused())) {
            if (event.isShiftDown()) {
                previous();
            } else {
                next();
            }
            event.consume();
        }
    }

    private static Button button(Ikon icon, String key, Runnable action) {
        Button button = new Button(null, Icons.of(icon));
        button.getStyleClass().add("icon-only");
        button.setAccessibleText(Texts.text(key));
        button.setTooltip(new Tooltip(Texts.text(key)));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
