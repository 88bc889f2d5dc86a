package org.trackconsole.service;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.trackconsole.json.Json;
import org.trackconsole.model.Profile;
import org.trackconsole.model.StoredEvent;
import org.trackconsole.text.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A person as a page for browsers and paper. It needs nothing from elsewhere and is forbidden to ask for it; everything a
 * server sent is escaped.
 */
final class PersonPage {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <style>
            :root { color-scheme: light; }
            body { font: 14px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
            h1 { font-size: 1.5rem; margin-bottom: 0; } h2 { font-size: 1.1rem; margin-top: 2rem; }
            table { border-collapse: collapse; width: 100%; } tr { break-inside: avoid; }
            th, td { border-bottom: 1px solid #d0d7de; padding: .3rem .6rem .3rem 0; text-align: left;
              vertical-align: top; overflow-wrap: anywhere; }
            th { font-weight: 600; } td.time { white-space: nowrap; }
            pre { font: 12px/1.4 ui-monospace, monospace; margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
            .note { color: #57606a; }
            @media print { body { margin: 0; max-width: none; font-size: 11px; } }
            </style>
            </head>
            <body>
            """;

    private final Appendable out;

    PersonPage(Appendable out) {
        this.out = out;
    }

    /** Who it is. */
    void begin(Profile profile, String serverName, Instant at) throws IOException {
        String name = profile.name();
        String title = name == null ? profile.id() : name;
        out.append(HEAD.replace("{title}", escaped(title)));
        out.append("<h1>").append(escaped(title)).append("</h1>\n");
        out.append("<p class=\"note\">")
                .append(escaped(Texts.text("outcome.export.about", profile.id(), serverName, at.toString())))
                .append("</p>\n");
        for (ProfileFacts.Group group : ProfileFacts.Group.values()) {
            List<ProfileFacts.Fact> facts = ProfileFacts.of(profile, group);
            if (!facts.isEmpty()) {
                table(group.title());
                for (ProfileFacts.Fact fact : facts) {
                    row(fact.name().isEmpty() ? group.title() : fact.name(), escaped(fact.value()));
                }
                end();
            }
        }
        if (profile.ids().size() > 1) {
            table(Texts.text("outcome.export.ids"));
            for (String id : profile.ids()) {
                row("", escaped(id));
            }
            end();
        }
    }

    void beginSessions() throws IOException {
        table(Texts.text("outcome.export.sessions"));
    }

    void session(ObjectNode session) throws IOException {
        row(session.path("id").asString(""), pre(session));
    }

    void beginEvents() throws IOException {
        end();
        table(Texts.text("outcome.export.events"));
    }

    void event(StoredEvent event) throws IOException {
        out.append("<tr><td class=\"time\">")
                .append(escaped(event.document().at("/metadata/time/insert").asString("")))
                .append("</td><td>")
                .append(escaped(event.type()))
                .append("</td><td>")
                .append(pre(event.document().path("properties")))
                .append("</td></tr>\n");
    }

    void finish() throws IOException {
        end();
        out.append("</body>\n</html>\n");
    }

    private void table(String title) throws IOException {
        out.append("<h2>").append(escaped(title)).append("</h2>\n<table>\n");
    }

    private void row(String name, String cell) throws IOException {
        out.append("<tr><th scope=\"row\">")
                .append(escaped(name))
                .append("</th><td>")
                .append(cell)
                .append("</td></tr>\n");
    }

    private void end() throws IOException {
        out.append("</table>\n");
    }

    private static String pre(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? "" : "<pre>" + escaped(Json.pretty(node)) + "</pre>";
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(symbol -> {
            switch (symbol) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(symbol);
            }
        });
        return safe.toString();
    }
}
