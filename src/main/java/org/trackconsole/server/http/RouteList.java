package org.trackconsole.server.http;

import java.util.Comparator;
import java.util.stream.Collectors;

/** A page that lists what the server answers (contract §7, {@code /docs}). */
final class RouteList {
    private RouteList() {}

    private static String who(Access access) {
        return switch (access) {
            case OPEN -> "everybody";
            case SIGNED_IN -> "every account";
            default -> String.join(", ", access.roles());
        };
    }

    /** The page; paths are constants of this program and need no escaping. */
    static Response page(Routes routes) {
        String rows = routes.all().stream()
                .sorted(Comparator.comparing(Routes.Route::path))
                .map(route -> "<tr><td>" + route.method().text() + "</td><td><code>" + route.path() + "</code></td><td>"
                        + who(route.access())
                        + "</td></tr>")
                .collect(Collectors.joining("\n"));
        return Response.html("""
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>Local tracking server</title>
                <style>body{font:15px system-ui;margin:2rem}td{padding:.2rem 1.5rem .2rem 0}</style></head>
                <body>
                <h1>Local tracking server</h1>
                <p>What this server answers, and who may ask. Signing in is POST /user/token with username and password
                as a form; the token goes into the header Authorization: Bearer.</p>
                <table>
                """ + rows + "\n</table>\n</body>\n</html>\n");
    }
}
