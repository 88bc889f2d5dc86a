package org.trackconsole.server.http;

import java.util.regex.Pattern;

/** The tracker script for web pages and a demo page that uses it (contract §8). Nobody signs in for either. */
final class TrackerEndpoints {
    private static final String JAVASCRIPT = "text/javascript";

    /** How bundles were called before 0.8, such as {@code tracardi.3.js}; pages that were made then ask for them still. */
    private static final Pattern OLDER_NAME = Pattern.compile("(?:tracardi|tracker)\\.[a-z0-9.]*js");

    private final Asset tracker = new Asset("tracker.js", JAVASCRIPT);
    private final DemoPages pages = new DemoPages();

    void addTo(Routes routes) {
        routes.get("/tracker", Access.OPEN, tracker)
                // Under this name a real server's loader asks for it.
                .get("/tracker/liliput.min.js", Access.OPEN, tracker)
                // There, a real server has its test page.
                .get("/tracker/index.html", Access.OPEN, TrackerEndpoints::testPage)
                .get("/tracker/{name}", Access.OPEN, this::olderName)
                .get("/demo", Access.OPEN, pages::first)
                .get("/demo/second", Access.OPEN, pages::second)
                .get("/demo/demo.js", Access.OPEN, new Asset("demo.js", JAVASCRIPT))
                .get("/demo/demo.css", Access.OPEN, new Asset("demo.css", "text/css"));
    }

    /** Real servers' test page takes its source from the address, as the demo page does. */
    private static Response testPage(Request request) {
        String query = request.queryAsSent();
        return Response.empty(307).with("Location", query.isEmpty() ? "/demo" : "/demo?" + query);
    }

    private Response olderName(Request request) {
        return OLDER_NAME.matcher(request.inPath("name")).matches()
                ? tracker.answer(request)
                : Response.detail(404, "Not Found");
    }
}
