package org.trackconsole.ui.sources;

import java.net.URI;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Source;
import org.trackconsole.service.SnippetLanguage;
import org.trackconsole.service.Snippets;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Browser;
import org.trackconsole.ui.port.Notices;

/** What makes a web page track for a source of the chosen server, and the page to try it on. */
final class SourceSnippet {
    private final AppState state;
    private final FxWork work;
    private final Browser browser;
    private final Notices notices;
    private final Snippets snippets = new Snippets();
    private final String sessionId = UUID.randomUUID().toString();
    private final ObjectProperty<SnippetLanguage> language = new SimpleObjectProperty<>(SnippetLanguage.JAVASCRIPT);

    SourceSnippet(AppState state, FxWork work, Browser browser, Notices notices) {
        this.state = state;
        this.work = work;
        this.browser = browser;
        this.notices = notices;
    }

    /** What is to be known of where the events go; empty where that goes without saying. */
    String aboutDataSet() {
        if (state.server().marking().dataSet() != DataSet.PRODUCTION) {
            return "";
        }
        return Texts.text(sendsHeader() ? "sources.snippet.production" : "sources.snippet.production.tracker");
    }

    /** A real server's tracker has no way of sending a header. */
    private boolean sendsHeader() {
        return language.get() != SnippetLanguage.JAVASCRIPT || state.server().local();
    }

    /** The snippet of a source as the server has it; empty where there is none, or not yet. */
    String of(SourceEntry entry) {
        Source saved = entry.form().saved();
        return saved == null || !Snippets.fits(saved)
                ? ""
                : snippets.of(
                        language.get(),
                        state.server().url(),
                        sendsHeader() ? state.server().marking().dataSet() : DataSet.STAGING,
                        saved,
                        sessionId);
    }

    /** In what it is written; the same for all sources. */
    ObjectProperty<SnippetLanguage> languageProperty() {
        return language;
    }

    /** Says that it is on the clipboard now. */
    void sayCopied() {
        notices.say(Texts.text("sources.snippet.copied"));
    }

    /** Where the snippet takes the tracker from, as people write it. */
    String server() {
        return state.server().address();
    }

    /** Whether the chosen server has a demo page; it must be the console's own. */
    boolean hasDemo() {
        return state.server().local();
    }

    /** Opens the demo page for a source, if there is one. */
    void openDemo(SourceEntry entry) {
        Source saved = entry.form().saved();
        if (saved == null || !Snippets.fits(saved) || !hasDemo()) {
            return;
        }
        URI page = Snippets.demo(state.server().url(), saved.id());
        work.run("open demo page", () -> browser.open(page)).onDone(opened -> {
            if (!opened) {
                notices.say(Texts.text("sources.noBrowser", page));
            }
        });
    }
}
