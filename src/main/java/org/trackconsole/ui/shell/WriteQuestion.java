package org.trackconsole.ui.shell;

import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.control.ColourMark;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.model.TrackServer;
import org.trackconsole.text.Texts;

/**
 * Asks before something is written to a production server. A layer over the window, so that nothing below can be reached
 * by mouse or keyboard; Enter and Escape both decline, since a hasty key must write nothing.
 */
final class WriteQuestion extends StackPane {
    private final WriteLock lock;
    private final Label title = new Label();
    private final ColourMark mark = new ColourMark();
    private final Label name = new Label();
    private final Label address = new Label();
    private final Label what = new Label();
    private final Label data = new Label();
    private final ComboBox<Unlocking> unlocking = new ComboBox<>();
    private final Button cancel = new Button(Texts.text("common.cancel"));
    private final Button agree = new Button();
    private @Nullable Node before;

    /** A layer that shows whatever the lock asks. */
    WriteQuestion(WriteLock lock) {
        this.lock = lock;
        getStyleClass().add("question-layer");
        setId("write-question");
        title.getStyleClass().add("page-title");
        name.getStyleClass().add("strong");
        address.getStyleClass().add("muted");
        what.setId("write-what");
        for (Label text : new Label[] {title, what, data}) {
            text.setWrapText(true);
            text.setMinHeight(USE_PREF_SIZE);
        }
        data.getStyleClass().add("field-note");
        HBox server = new HBox(
                mark, name, new Pill(Texts.text("common.environment.PRODUCTION"), Pill.Tone.PRODUCTION), address);
        server.getStyleClass().add("server-line");
        VBox about = new VBox(server, what, data);
        about.getStyleClass().add("question-about");
        VBox box = new VBox(title, about, choice(), buttons());
        box.getStyleClass().add("question");
        box.setMaxHeight(USE_PREF_SIZE);
        getChildren().add(box);
        addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        setVisible(false);
        lock.questionProperty().subscribe(this::show);
    }

    private VBox choice() {
        Label label = new Label(Texts.text("shell.guard.unlocking"));
        label.getStyleClass().add("muted");
        label.setLabelFor(unlocking);
        unlocking.setId("write-unlocking");
        unlocking.setAccessibleText(label.getText());
        unlocking.setMaxWidth(Double.MAX_VALUE);
        unlocking.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Unlocking choice) {
                return choice == null ? "" : choice.text();
            }

            @Override
            public @Nullable Unlocking fromString(String text) {
                return null;
            }
        });
        VBox field = new VBox(label, unlocking);
        field.getStyleClass().add("question-field");
        return field;
    }

    private HBox buttons() {
        cancel.setId("write-cancel");
        cancel.setOnAction(_ -> lock.decline());
        agree.setId("write-agree");
        agree.getStyleClass().add("danger");
        agree.setOnAction(_ -> lock.agree(unlocking.getValue()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(gap, cancel, agree);
        buttons.getStyleClass().add("question-buttons");
        return buttons;
    }

    private void show(WriteLock.@Nullable Question question) {
        if (question == null) {
            leave();
            return;
        }
        TrackServer server = question.server();
        String wanted = question.what();
        title.setText(
                wanted == null
                        ? Texts.text("shell.guard.unlock.title", dataSet(server))
                        : Texts.text("shell.guard.title"));
        mark.show(server.marking().colour());
        name.setText(server.name());
        address.setText(server.address());
        what.setText(
                wanted == null
                        ? Texts.text("shell.guard.unlock.what")
                        : question.bulk() ? Texts.text("shell.guard.bulk.what", wanted) : wanted + ".");
        String where = Texts.text("shell.guard.data", dataSet(server));
        String scope = Texts.text("shell.guard.scope", dataSet(server));
        data.setText(wanted == null ? scope : where + " " + scope);
        // In one go: of items that shift while one is selected, another one than the first would end up chosen.
        List<Unlocking> choices = Arrays.stream(Unlocking.values())
                .filter(choice -> !question.bulk() || choice != Unlocking.ONCE)
                .toList();
        unlocking.getSelectionModel().clearSelection();
        unlocking.getItems().setAll(choices);
        unlocking.setValue(choices.getFirst());
        agree.setText(Texts.text(
                wanted == null
                        ? "shell.guard.unlock.agree"
                        : question.bulk() ? "shell.guard.bulk.agree" : "shell.guard.agree"));
        // The focus goes to a button that says nothing of what is asked.
        cancel.setAccessibleHelp(
                Texts.text("shell.guard.spoken", title.getText(), server.name(), what.getText(), data.getText()));
        before = getScene() == null ? null : getScene().getFocusOwner();
        setVisible(true);
        cancel.requestFocus();
    }

    /** The keyboard is where it was. */
    private void leave() {
        Node former = before;
        before = null;
        setVisible(false);
        if (former != null) {
            former.requestFocus();
        }
    }

    private void steer(KeyEvent event) {
        boolean hastyEnter = event.getCode() == KeyCode.ENTER && !agree.isFocused() && !unlocking.isFocused();
        if (hastyEnter || (event.getCode() == KeyCode.ESCAPE && !unlocking.isShowing())) {
            lock.decline();
            event.consume();
        } else if (event.getCode() == KeyCode.TAB) {
            turn(event.isShiftDown());
            event.consume();
        }
    }

    /** The tab key goes round within the question. */
    private void turn(boolean back) {
        Node[] round = {unlocking, cancel, agree};
        int at = 1;
        for (int each = 0; each < round.length; each++) {
            if (round[each].isFocused()) {
                at = each;
            }
        }
        round[(at + (back ? round.length - 1 : 1)) % round.length].requestFocus();
    }

    private static String dataSet(TrackServer server) {
        return Texts.text("common.dataSet." + server.marking().dataSet().name());
    }
}
