package org.trackconsole.server.http;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A page that lists what the server answers (contract §7, {@code /docs}). It needs no network. */
final class RouteList {
    private RouteList() {}

    /** Who may ask. */
    static String who(Access access) {
        return switch (access) {
            case OPEN -> "everybody";
            case SIGNED_IN -> "every account";
            default -> String.join(", ", access.roles());
        };
    }

    /** The page; paths and notes are constants of this program and need no escaping. */
    static Response page(Routes routes, RouteNotes notes) {
        String rows = routes.all().stream()
                .sorted(Comparator.comparing(
                                (Routes.Route route) -> notes.of(route).group())
                        .thenComparing(RouteNotes::path))
                .map(route -> row(route, notes.of(route)))
                .collect(Collectors.joining("\n"));
        return Response.html("""
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>Local tracking server</title>
                <style>body{font:15px system-ui;margin:2rem}td{padding:.2rem 1.5rem .2rem 0;vertical-align:top}</style></head>
                <body>
                <h1>Local tracking server</h1>
                <p>What this server answers, and who may ask. Signing in is POST /user/token with username and password
                as a form; the token goes into the header Authorization: Bearer. Tools read the same from
                <a href="/openapi.json">/openapi.json</a>.</p>
                <table>
                """ + rows + "\n</table>\n</body>\n</html>\n");
    }

    private static String row(Routes.Route route, RouteNotes.Note note) {
        String query = note.query().stream().map(RouteNotes.Parameter::name).collect(Collectors.joining(" "));
        return List.of(
                        note.group(),
                        route.method().text(),
                        "<code>" + RouteNotes.path(route) + "</code>",
                        note.summary(),
                        query.isEmpty() ? "" : "<code>?" + query + "</code>",
                        who(route.access()))
                .stream()
                .collect(Collectors.joining("</td><td>", "<tr><td>", "</td></tr>"));
    }
}
