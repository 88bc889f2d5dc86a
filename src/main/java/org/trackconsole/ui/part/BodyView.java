package org.trackconsole.ui.part;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.control.CopyLink;
import org.trackconsole.fx.editor.JsonEditor;
import org.trackconsole.fx.tree.JsonTree;
import org.trackconsole.json.JsonFormat;
import org.trackconsole.json.JsonReading;
import org.trackconsole.json.LocatedJson;
import org.trackconsole.model.Header;
import org.trackconsole.text.Texts;

/** The body of a request or answer as tree and as text, and its headers. Text is laid out where it is JSON. */
public final class BodyView extends BorderPane {
    /**
     * A body of more characters is shown as it came, without a tree, and only its beginning: laying out and colouring it
     * would hold up the window for longer than anybody waits.
     */
    static final int LONGEST = 500_000;

    private final JsonEditor text = new JsonEditor();
    private final JsonTree tree = new JsonTree();
    private final TextArea headers = new TextArea();
    private final ViewTabs<Node> tabs = new ViewTabs<>(this::setCenter);
    private final ToggleButton asTree = tabs.add(Texts.text("part.body.tree"), tree);
    private final ToggleButton asText = tabs.add(Texts.text("part.body.text"), text);
    private final ToggleButton asHeaders = tabs.add(Texts.text("part.body.headers.none"), headers);
    private final Label name = new Label();
    private final HBox bar;
    private final Label size = new Label();
    private String whole = "";
    private final Label beginning = new Label(Texts.text("part.body.beginning"));
    private final CopyLink copyAll = new CopyLink(Texts.text("part.body.whole"), () -> whole);
    private final HBox cut = new HBox(beginning, copyAll);

    /** @param title stands before the tabs */
    public BodyView(String title) {
        text.setEditable(false);
        headers.setEditable(false);
        headers.getStyleClass().addAll("mono", "headers-text");
        headers.setAccessibleText(Texts.text("part.body.headers.none"));
        name.setText(title);
        name.getStyleClass().add("strong");
        name.setMinWidth(USE_PREF_SIZE);
        size.getStyleClass().addAll("muted", "small");
        Region gap = new Region();
        HBox.setHgrow(gap, javafx.scene.layout.Priority.ALWAYS);
        bar = new HBox(name, asTree, asText, asHeaders, gap, size);
        bar.getStyleClass().add("section-bar");
        beginning.getStyleClass().addAll("muted", "small");
        cut.getStyleClass().add("footer-bar");
        cut.setId("body-cut");
        setTop(bar);
        tabs.choose(text);
    }

    /**
     * Puts a side before those of the body, in place of the title.
     *
     * @return its tab
     */
    ToggleButton lead(String key, Node side) {
        ToggleButton first = tabs.add(Texts.text(key), side);
        FactRow.show(name, false);
        bar.getChildren().addFirst(first);
        return first;
    }

    /** Brings the text to the front. */
    void showText() {
        tabs.choose(text);
    }

    /** Shows a document that came without headers of its own; {@code remark} stands at the right. */
    public void show(String body, String remark) {
        show(body, List.of(), remark);
        asHeaders.setVisible(false);
        asHeaders.setManaged(false);
    }

    /** Shows a body and its headers; {@code remark} stands at the right, such as a size. */
    public void show(String body, List<Header> fields, String remark) {
        boolean isCut = body.length() > LONGEST;
        @Nullable
        LocatedJson json =
                !isCut && LocatedJson.parse(body) instanceof JsonReading.Sound(LocatedJson document) ? document : null;
        whole = body;
        setBottom(isCut ? cut : null);
        text.setText(json == null ? body.substring(0, Math.min(body.length(), LONGEST)) : JsonFormat.format(json));
        asTree.setDisable(json == null);
        if (json == null) {
            tree.show(null);
            if (asTree.isSelected()) {
                tabs.choose(text);
            }
        } else {
            tree.show(json.tree());
        }
        asHeaders.setText(Texts.text("part.body.headers", fields.size()));
        headers.setText(fields.stream().map(Header::toString).collect(Collectors.joining("\n")));
        size.setText(remark);
    }
}
