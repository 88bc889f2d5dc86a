package org.trackconsole.ui.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.trackconsole.fx.control.CopyLink;
import org.trackconsole.service.page.Finding;
import org.trackconsole.text.Texts;

/** Whether a web page has the snippet of a source: its address, and a checklist of what was found. */
final class PagePane extends DetailSection {
    private final SourcePages pages;
    private final TextField address = new TextField();
    private final Button check = new Button(Texts.text("sources.page.check"));
    private final Button stop = new Button(Texts.text("sources.page.stop"));
    private final CopyLink copy = new CopyLink(Texts.text("sources.page.result"), this::words);
    private final Label wrong = sentence("page-wrong", "field-error");
    private final VBox findings = new VBox();
    private @Nullable SourceEntry shown;

    PagePane(SourcePages pages) {
        super(Texts.text("sources.page"));
        this.pages = pages;
        address.setId("page-address");
        address.setPromptText(Texts.text("sources.page.prompt"));
        address.setAccessibleText(Texts.text("sources.page.address"));
        address.setOnAction(_ -> check());
        HBox.setHgrow(address, Priority.ALWAYS);
        check.setId("check-page");
        check.setOnAction(_ -> check());
        stop.setId("stop-page");
        stop.setOnAction(_ -> with(pages::stop));
        copy.setId("copy-page");
        for (Button button : List.of(check, stop)) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        head(copy, gap);
        Label note = sentence("page-note", "field-note");
        note.setText(Texts.text("sources.page.note"));
        HBox line = new HBox(address, stop, check);
        line.getStyleClass().add("id-line");
        findings.setId("page-findings");
        findings.getStyleClass().add("page-findings");
        getChildren().addAll(note, line, wrong, findings);
    }

    void show(SourceEntry entry) {
        PageState state = entry.pageProperty().get();
        if (shown != entry) {
            address.setText(state.typed());
        }
        shown = entry;
        appear(this, pages.fits(entry));
        boolean reading = state instanceof PageState.Reading;
        check.setDisable(reading);
        appear(stop, reading);
        appear(copy, state instanceof PageState.Read);
        wrong.setText(state instanceof PageState.NoAddress ? Texts.text("sources.page.noAddress") : "");
        appear(wrong, state instanceof PageState.NoAddress);
        List<Node> rows = new ArrayList<>();
        if (reading) {
            Label waiting = sentence("page-reading", "muted");
            waiting.setText(Texts.text("sources.page.reading"));
            rows.add(waiting);
        }
        for (Finding finding : found(state)) {
            rows.add(row(finding));
        }
        findings.getChildren().setAll(rows);
        appear(findings, !rows.isEmpty());
    }

    /** Puts the caret into the address. */
    void begin() {
        address.requestFocus();
        address.selectAll();
    }

    private void check() {
        with(entry -> pages.check(entry, address.getText()));
    }

    private void with(Consumer<SourceEntry> action) {
        if (shown != null) {
            action.accept(shown);
        }
    }

    private static List<Finding> found(PageState state) {
        return state instanceof PageState.Read read ? read.report().findings() : List.of();
    }

    private static Node row(Finding finding) {
        FontIcon icon = new FontIcon(
                switch (finding.kind().level()) {
                    case GOOD -> BootstrapIcons.CHECK_CIRCLE_FILL;
                    case NOTE -> BootstrapIcons.INFO_CIRCLE;
                    case BAD -> BootstrapIcons.X_CIRCLE_FILL;
                });
        icon.getStyleClass()
                .add(
                        switch (finding.kind().level()) {
                            case GOOD -> "step-done";
                            case NOTE -> "step-waiting";
                            case BAD -> "step-failed";
                        });
        Label title = sentence("");
        title.setText(finding.title());
        VBox words = new VBox(title);
        String fix = finding.fix();
        if (!fix.isEmpty()) {
            Label way = sentence("", "field-note");
            way.setText(fix);
            words.getChildren().add(way);
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(icon, words);
        row.getStyleClass().add("arrival-step");
        return row;
    }

    /** The checklist as text, for a ticket or a mail. */
    private String words() {
        SourceEntry entry = shown;
        if (entry == null || !(entry.pageProperty().get() instanceof PageState.Read read)) {
            return "";
        }
        return read.report().page()
                + "\n"
                + read.report().findings().stream()
                        .map(finding ->
                                finding.fix().isEmpty() ? finding.title() : finding.title() + "\n    " + finding.fix())
                        .collect(Collectors.joining("\n"));
    }
}
