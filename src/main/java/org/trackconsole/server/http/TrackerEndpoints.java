package org.trackconsole.server.http;

/** The tracker script for web pages and a demo page that uses it (contract §8). Nobody signs in for either. */
final class TrackerEndpoints {
    private static final String JAVASCRIPT = "text/javascript";

    private final Asset tracker = new Asset("tracker.js", JAVASCRIPT);
    private final DemoPages pages = new DemoPages();

    void addTo(Routes routes) {
        routes.get("/tracker", Access.OPEN, tracker)
                // Under this name a real server's loader asks for it.
                .get("/tracker/liliput.min.js", Access.OPEN, tracker)
                // There, a real server has its test page.
                .get(
                        "/tracker/index.html",
                        Access.OPEN,
                        _ -> Response.empty(307).with("Location", "/demo"))
                .get("/demo", Access.OPEN, pages::first)
                .get("/demo/second", Access.OPEN, pages::second)
                .get("/demo/demo.js", Access.OPEN, new Asset("demo.js", JAVASCRIPT))
                .get("/demo/demo.css", Access.OPEN, new Asset("demo.css", "text/css"));
    }
}
