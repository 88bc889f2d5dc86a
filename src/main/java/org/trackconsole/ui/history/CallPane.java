package org.trackconsole.ui.history;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.trackconsole.fx.TimeText;
import org.trackconsole.fx.control.ByteText;
import org.trackconsole.fx.control.EmptyState;
import org.trackconsole.fx.control.Icons;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.CallDetail;
import org.trackconsole.model.Proof;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.AnswerView;
import org.trackconsole.ui.part.Answered;
import org.trackconsole.ui.part.BodyView;
import org.trackconsole.ui.part.FactRow;
import org.trackconsole.ui.part.ProofAbout;
import org.trackconsole.ui.part.ProofRun;
import org.trackconsole.ui.part.ProofView;
import org.trackconsole.ui.part.TitleBar;
import org.trackconsole.ui.part.ViewTabs;

/** One call: what became of it, its facts, what was sent and what came back. */
final class CallPane extends BorderPane {
    private final HistoryViewModel model;
    private final Label title = new Label();
    private final Pill outcome = new Pill();
    private final Button again = new Button();
    private final Button edit = new Button(Texts.text("history.call.edit"));
    private final Button copy = new Button(Texts.text("history.call.copy"), Icons.of(BootstrapIcons.CLIPBOARD));
    private final Tooltip repeat = new Tooltip();
    private final UnknownOutcome unknown;
    private final CallFacts facts;
    private final BodyView sent = new BodyView(Texts.text("history.call.payload"));
    private final StackPane answerPlace = new StackPane();
    private final ProofView proof;
    private final ViewTabs<Node> tabs = new ViewTabs<>(this::fill);
    private final ToggleButton proofTab;
    private Opened.@Nullable OneCall opened;
    private TimeText times = TimeText.of(false);
    private @Nullable Node filled;
    private @Nullable AnswerView answer;

    CallPane(HistoryViewModel model) {
        this.model = model;
        facts = new CallFacts(_ -> model.showProfile());
        unknown = new UnknownOutcome(model::sendAgain);
        proof = new ProofView(new ProofActions(model), this::about);
        getStyleClass().add("history-side");
        title.getStyleClass().add("strong");
        title.setId("call-title");
        outcome.setId("call-outcome");
        again.setId("send-again");
        again.setTooltip(repeat);
        again.setOnAction(_ -> {
            if (model.actions().sendingProperty().get() == null) {
                model.sendAgain();
            } else {
                model.actions().cancel();
            }
        });
        edit.setId("edit-and-send");
        edit.setTooltip(new Tooltip(Texts.text("history.call.edit.tip")));
        edit.setOnAction(_ -> model.edit());
        copy.setId("copy-payload");
        copy.setOnAction(_ -> model.copy());
        for (Button button : new Button[] {again, edit, copy}) {
            button.getStyleClass().add("compact");
            button.setMinWidth(USE_PREF_SIZE);
        }
        ToggleButton sentTab = tab("history.call.sent", "tab-sent", sent);
        ToggleButton answerTab = tab("history.call.answer", "tab-answer", answerPlace);
        proofTab = tab("proof.title", "tab-proof", proof);
        HBox tabBar = new HBox(sentTab, answerTab, proofTab, gap(), copy);
        tabBar.getStyleClass().addAll("section-bar", "top-line", "side-tabs");
        setTop(new VBox(new TitleBar(title, outcome, again, edit), unknown, facts, tabBar));
        tabs.choose(sent);
        model.proofRun().viewProperty().subscribe(this::showProof);
        model.proofsBegunProperty().subscribe((_, _) -> tabs.choose(proof));
        showSending(null);
    }

    /** Shows a call; the side that is in front stays in front. */
    void show(Opened.OneCall one, TimeText zone) {
        times = zone;
        boolean same = opened != null && opened.detail().equals(one.detail());
        opened = one;
        Call call = one.detail().call();
        title.setText(CallWords.events(call.eventTypes()));
        title.setTooltip(new Tooltip(title.getText()));
        boolean repeatable = one.payload() != null && one.payload().repeatable();
        repeat.setText(Texts.text(repeatable ? "history.call.sendAgain.repeatable" : "history.call.sendAgain.twice"));
        facts.show(call, model.colour(call.serverId()), zone);
        showProof(model.proofRun().viewProperty().get());
        FactRow.show(unknown, call.outcome() == Call.Outcome.UNKNOWN);
        showSending(model.actions().sendingProperty().get());
        if (!same) {
            filled = null;
            fill(Objects.requireNonNullElse(tabs.chosen(), sent));
        }
    }

    private void showProof(ProofRun.View view) {
        proof.show(view, opened != null && opened.provable());
        proofTab.setGraphic(ProofView.sign(view));
        if (opened != null) {
            Call call = opened.detail().call();
            Proof now = view.proof();
            Proof.State proven = now == null ? null : now.state();
            outcome.show(CallWords.outcome(call, proven), CallWords.tone(call, proven));
        }
    }

    private String about() {
        return opened == null
                ? ""
                : ProofAbout.of(opened.server(), opened.detail().call(), times);
    }

    /** A call is being sent again, or none is any more. */
    void showSending(@Nullable Call call) {
        again.setText(Texts.text(call == null ? "history.call.sendAgain" : "history.call.cancel"));
        boolean underWay = opened != null && opened.detail().call().outcome() == Call.Outcome.PENDING;
        again.setDisable(call == null && underWay);
    }

    /** A side is filled when it comes to the front, for a long text takes its time. */
    private void fill(Node side) {
        setCenter(side);
        if (opened == null || side.equals(filled) || side.equals(proof)) {
            return;
        }
        filled = side;
        CallDetail detail = opened.detail();
        if (side.equals(sent)) {
            String body = detail.requestBody();
            sent.show(body, detail.requestHeaders(), ByteText.of(body.getBytes(StandardCharsets.UTF_8).length));
            return;
        }
        Answer came = detail.answer();
        if (came == null) {
            String kind = detail.call().outcome() == Call.Outcome.PENDING ? "pending" : "noAnswer";
            answerPlace
                    .getChildren()
                    .setAll(new EmptyState(
                            BootstrapIcons.HOURGLASS,
                            Texts.text("history.call." + kind + ".title"),
                            Texts.text("history.call." + kind + ".text")));
        } else {
            if (answer == null) {
                answer = new AnswerView(model::remedy, _ -> model.showProfile());
            }
            answer.show(new Answered(came, opened.payload(), opened.server()));
            answerPlace.getChildren().setAll(answer);
        }
    }

    private ToggleButton tab(String key, String id, Node side) {
        ToggleButton button = tabs.add(Texts.text(key), side);
        button.setId(id);
        button.getStyleClass().add("side-tab");
        return button;
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }
}
