package org.trackconsole.ui.history;

import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.TimeText;
import org.trackconsole.fx.control.ColourMark;
import org.trackconsole.fx.control.IdLabel;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.model.Call;
import org.trackconsole.model.ServerColour;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.FactRow;
import org.trackconsole.ui.part.ProfileLink;

/** When and where a call went, for whom, and with which ids. */
final class CallFacts extends VBox {
    private final Label sent = new Label();
    private final Label server = new Label();
    private final ColourMark mark = new ColourMark();
    private final IdLabel source = id("history.call.source");
    private final Label visitor = new Label();
    private final IdLabel profileSent = id("history.call.profile.sent");
    private final Label arrow = new Label("→");
    private final IdLabel profileReturned = id("history.call.profile.returned");
    private final ProfileLink link;
    private final Pill same = new Pill(Texts.text("history.call.profile.same"), Pill.Tone.NEUTRAL);
    private final IdLabel session = id("history.call.session");

    /** @param lookUp is given the id of the call's profile when it is to be shown */
    CallFacts(Consumer<String> lookUp) {
        link = new ProfileLink(lookUp);
        link.setId("call-profile-show");
        arrow.getStyleClass().add("muted");
        server.setGraphic(mark);
        sent.setId("call-sent");
        for (Label label : new Label[] {sent, server}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        profileReturned.setId("call-profile");
        session.setId("call-session");
        getStyleClass().add("history-facts");
        getChildren()
                .addAll(
                        new FactRow(Texts.text("history.call.sent"), sent),
                        new FactRow(Texts.text("history.call.server"), server),
                        new FactRow(Texts.text("history.call.source"), source),
                        new FactRow(Texts.text("history.call.visitor"), visitor),
                        FactRow.of(Texts.text("history.call.profile"), profileSent, arrow, profileReturned, link, same),
                        new FactRow(Texts.text("history.call.session"), session));
    }

    /** @param colour of the server */
    void show(Call call, ServerColour colour, TimeText times) {
        mark.show(colour);
        sent.setText(Texts.text("history.call.at", times.exact(call.sentAt()), times.zoneName()));
        server.setText(Texts.text("history.call.to", call.serverName(), call.url()));
        source.valueProperty().set(call.sourceId());
        String name = CallWords.visitor(call.visitorName());
        visitor.setText(call.visit() > 0 ? Texts.text("history.call.visitor.visit", name, call.visit()) : name);
        showProfile(call.profileSent(), call.profileReturned());
        session.valueProperty().set(call.sessionId());
    }

    /** Sent → returned; once where both are the same or none came back. */
    private void showProfile(@Nullable String out, @Nullable String back) {
        boolean asSent = back != null && back.equals(out);
        boolean changed = back != null && !Objects.equals(out, back);
        profileSent.valueProperty().set(out);
        profileReturned.valueProperty().set(back);
        link.show(back == null ? out : back);
        FactRow.show(arrow, changed);
        FactRow.show(profileReturned, changed);
        FactRow.show(same, asSent);
    }

    private static IdLabel id(String key) {
        IdLabel label = new IdLabel();
        label.setWhat(Texts.text(key));
        label.setPlaceholder(Texts.text("history.call.none"));
        return label;
    }
}
