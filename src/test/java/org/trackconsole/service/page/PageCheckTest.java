package org.trackconsole.service.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Snippets;
import org.trackconsole.service.page.Finding.Kind;

/** Pages and trackers that a server on this machine plays. */
class PageCheckTest {
    private static final Source SHOP = Source.rest("web-shop", "Web shop");

    private final TrackingClient client = new TrackingClient("1");
    private final PageCheck check = new PageCheck(client);
    private HttpServer site;
    private TrackServer server;
    private String page = "";
    private String policy = "";
    private String tracker = "/* keeps tracardi-profile-id */";
    private int trackerStatus = 200;

    @BeforeEach
    void start() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> answer(exchange, 200, "text/html; charset=utf-8", page));
        site.createContext("/tracker/", exchange -> answer(exchange, trackerStatus, "text/javascript", tracker));
        site.createContext("/gone", exchange -> answer(exchange, 404, "text/html", "gone"));
        site.createContext("/picture", exchange -> answer(exchange, 200, "image/png", "png"));
        site.createContext("/old", exchange -> {
            exchange.getResponseHeaders().add("Location", "/");
            answer(exchange, 301, "text/html", "");
        });
        site.createContext("/round", exchange -> {
            exchange.getResponseHeaders().add("Location", "/round");
            answer(exchange, 302, "text/html", "");
        });
        site.start();
        server = server("http://127.0.0.1:" + site.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        client.close();
        site.stop(0);
    }

    @Test
    void findsTheSnippetOfThisConsoleAndItsTracker() {
        page = html(new Snippets().javaScript(server.url(), SHOP));
        assertThat(kinds("/")).containsExactly(Kind.PAGE_READ, Kind.SNIPPET_FOUND, Kind.SCRIPT_FINE);
        assertThat(check.check(server, SHOP, at("/")).isFine()).isTrue();
    }

    /** The shape of what a real server's screen shows (contract §8), with addresses that leave the scheme to the page. */
    @Test
    void findsTheSnippetOfARealServer() {
        String here = "//127.0.0.1:" + site.getAddress().getPort();
        page = html("""
                <script>
                // !function(e){ loads the tracker }
                const options = { listeners: {onInit: () => {}}, tracker: {
                  url: { script: '%s/tracker', api: '%s' }, source: { id: "web-shop" },
                  context: { cookies: false }, auto: { events: [["page-view", {}]] } } };
                var s = document.createElement("script"); s.src = options.tracker.url.script + "/liliput.min.js";
                document.head.appendChild(s);
                </script>""".formatted(here, here));
        assertThat(kinds("/")).containsExactly(Kind.PAGE_READ, Kind.SNIPPET_FOUND, Kind.SCRIPT_FINE);
    }

    @Test
    void looksIntoTheScriptFilesOfThePageAndNamesTheOne() {
        String code = new Snippets().javaScript(server.url(), SHOP).replaceAll("</?script>", "");
        site.createContext("/app.js", exchange -> answer(exchange, 200, "text/javascript", code));
        page = html("<script src='https://127.0.0.1:9/other.js'></script><script src='/gone.js'></script>"
                + "<script src=\"app.js?v=7\"></script>");
        PageReport report = check.check(server, SHOP, at("/"));
        assertThat(report.findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.PAGE_READ, Kind.SNIPPET_FOUND, Kind.IN_FILE, Kind.SCRIPT_FINE);
        assertThat(report.findings().get(2).title()).contains(server.url() + "/app.js?v=7");
        assertThat(report.isFine()).isTrue();

        policy = "script-src 'nonce-x'";
        assertThat(kinds("/")).contains(Kind.POLICY_SCRIPT);
    }

    @Test
    void theLoaderMayStandInAFileOfItsOwn() {
        String snippet = new Snippets().javaScript(server.url(), SHOP);
        String options = snippet.substring(0, snippet.indexOf("};") + 2);
        site.createContext(
                "/load.js", exchange -> answer(exchange, 200, "text/javascript", snippet.substring(options.length())));
        page = html(options + "</script>");
        assertThat(kinds("/")).contains(Kind.NO_LOADER);
        page = html(options + "</script><script src=/load.js></script>");
        assertThat(kinds("/")).containsExactly(Kind.PAGE_READ, Kind.SNIPPET_FOUND, Kind.SCRIPT_FINE);
    }

    /** As single-page applications are delivered: all in one line, with quotes and stars in regular expressions. */
    @Test
    void looksThroughMinifiedFiles() {
        String code = "!function(e){return e.replace(/\"/g,\"&quot;\").split(/[/*]/).length/2}(\"https://a.example\");"
                + "window.options={tracker:{url:{script:\"%1$s/tracker\",api:\"%1$s\"},source:{id:\"web-shop\"}}};"
                        .formatted(server.url())
                + "load(options.tracker.url.script+\"/liliput.min.js\")";
        site.createContext("/main.js", exchange -> answer(exchange, 200, "text/javascript", code));
        page = html("<script src=main.js></script>");
        assertThat(kinds("/")).containsExactly(Kind.PAGE_READ, Kind.SNIPPET_FOUND, Kind.IN_FILE, Kind.SCRIPT_FINE);

        page = html("<script>" + code + "</script>");
        assertThat(kinds("/")).containsExactly(Kind.PAGE_READ, Kind.SNIPPET_FOUND, Kind.SCRIPT_FINE);
    }

    @Test
    void addressesInThePageBelongToItsBase() {
        String code = new Snippets()
                .javaScript(server.url(), SHOP)
                .replaceAll("</?script>", "")
                .replace(server.url() + "/tracker", "tracker");
        site.createContext("/main.js", exchange -> answer(exchange, 200, "text/javascript", code));
        site.createContext("/app/", exchange -> answer(exchange, 200, "text/html", page));
        page = html("<base href='/'><script src='main.js'></script>");
        assertThat(kinds("/app/cart"))
                .containsExactly(Kind.PAGE_READ, Kind.SNIPPET_FOUND, Kind.IN_FILE, Kind.SCRIPT_FINE);
    }

    @Test
    void readsOnlySoManyFilesAndSaysHowMany() {
        site.createContext("/js/", exchange -> answer(exchange, 200, "text/javascript", "var nothing;"));
        StringBuilder many = new StringBuilder();
        for (int file = 0; file < 25; file++) {
            many.append("<script src=/js/").append(file).append(".js></script>");
        }
        page = html(many.toString());
        PageReport report = check.check(server, SHOP, at("/"));
        assertThat(report.findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.PAGE_READ, Kind.FILES_READ, Kind.NOT_FOUND);
        assertThat(report.findings().get(1).title()).contains("10 of 25");
    }

    @Test
    void anotherSourceAndAnotherServerAreNamed() {
        page = html(new Snippets().javaScript(URI.create("http://127.0.0.1:9"), Source.rest("other", "Other")));
        assertThat(kinds("/"))
                .containsExactly(Kind.PAGE_READ, Kind.OTHER_SOURCE, Kind.OTHER_SERVER, Kind.SCRIPT_UNREACHABLE);
        assertThat(check.check(server, SHOP, at("/")).findings())
                .extracting(Finding::title)
                .anyMatch(title -> title.contains("other"))
                .anyMatch(title -> title.contains("127.0.0.1:9"));
    }

    @Test
    void theSameServerUnderAPathIsNotTheSamePlace() {
        page = html(new Snippets().javaScript(URI.create(server.url() + "/behind"), SHOP));
        assertThat(kinds("/")).contains(Kind.OTHER_SERVER);
    }

    @Test
    void aSnippetOfTheOtherDataSetIsAFault() {
        TrackServer local =
                new TrackServer(TrackServer.LOCAL_ID, "Local", server.url(), Duration.ofSeconds(5), List.of(), null);
        page = html(new Snippets().javaScript(server.url(), SHOP));
        assertThat(kinds(local)).contains(Kind.SNIPPET_FOUND);
        assertThat(kinds(local.withDataSet(DataSet.PRODUCTION)))
                .contains(Kind.OTHER_DATA_SET)
                .doesNotContain(Kind.SNIPPET_FOUND);

        page = html(new Snippets().javaScript(server.url(), DataSet.PRODUCTION, SHOP));
        assertThat(kinds(local.withDataSet(DataSet.PRODUCTION))).contains(Kind.SNIPPET_FOUND);
        assertThat(kinds(local)).contains(Kind.OTHER_DATA_SET).doesNotContain(Kind.SNIPPET_FOUND);
    }

    /** A real server's tracker sends no header; where the events go is set on the server. */
    @Test
    void ofARealServersProductionDataItSaysWhatCannotBeSeen() {
        page = html(new Snippets().javaScript(server.url(), SHOP));
        assertThat(kinds(server)).doesNotContain(Kind.DATA_SET_BY_SERVER);
        assertThat(kinds(server.withDataSet(DataSet.PRODUCTION))).contains(Kind.SNIPPET_FOUND, Kind.DATA_SET_BY_SERVER);
    }

    @Test
    void aSnippetThatIsThereTwiceIsAFault() {
        page = html(new Snippets().javaScript(server.url(), SHOP).repeat(2));
        assertThat(kinds("/")).contains(Kind.SNIPPET_TWICE, Kind.SNIPPET_FOUND);
        assertThat(check.check(server, SHOP, at("/")).isFine()).isFalse();
    }

    @Test
    void codeThatIsCommentedOutDoesNotCount() {
        String snippet = new Snippets().javaScript(server.url(), SHOP);
        page = html("<!-- " + snippet + " -->"
                + snippet.replace("<script>", "<script>/*").replace("</script>", "*/</script>"));
        assertThat(kinds("/")).containsExactly(Kind.PAGE_READ, Kind.NOT_FOUND);
    }

    @Test
    void optionsThatNothingLoadsATrackerForAreAFault() {
        page = html("<script>window.options={tracker:{url:{script:\"" + server.url() + "/tracker\",api:\""
                + server.url() + "\"},source:{id:\"web-shop\"}}}</script>");
        assertThat(kinds("/")).containsExactly(Kind.PAGE_READ, Kind.SNIPPET_FOUND, Kind.NO_LOADER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script src='https://www.googletagmanager.com/gtm.js?id=GTM-1'></script>",
                "<script>(function(w,d){j.src='https://www.googletagmanager.com/gtm.js?id='+i})(window)</script>"
            })
    void ofATagManagerItSaysThatItCannotBeSeen(String script) {
        page = html(script);
        assertThat(kinds("/")).containsExactly(Kind.PAGE_READ, Kind.TAG_MANAGER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    default-src 'self'                                               | POLICY_INLINE
                    script-src 'unsafe-inline' https://other.example                 | POLICY_SCRIPT
                    script-src 'unsafe-inline' 'self'; connect-src https://a.example | POLICY_CONNECT
                    script-src 'unsafe-inline' 'self'                                | POLICY_FINE
                    script-src 'nonce-abc'; connect-src 'self'                       | POLICY_FINE
                    img-src 'none'                                                   | POLICY_FINE
                    """)
    void saysWhatThePolicyOfThePageForbids(String header, Kind expected) {
        policy = header;
        page = html(new Snippets().javaScript(server.url(), SHOP).replace("<script>", "<script nonce=\"abc\">"));
        assertThat(kinds("/")).contains(expected);
    }

    @Test
    void aPolicyInThePageCountsAsOneInTheHeader() {
        page = html("<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'none'\">"
                + new Snippets().javaScript(server.url(), SHOP));
        assertThat(kinds("/")).contains(Kind.POLICY_INLINE, Kind.POLICY_SCRIPT);
    }

    @Test
    void saysWhereTheTrackerIsNotTheTracker() {
        page = html(new Snippets().javaScript(server.url(), SHOP));
        tracker = "<html>Welcome</html>";
        assertThat(kinds("/")).contains(Kind.SCRIPT_OTHER);
        trackerStatus = 403;
        assertThat(kinds("/")).contains(Kind.SCRIPT_STATUS);
    }

    @Test
    void followsRedirectsAndShowsThem() {
        page = html(new Snippets().javaScript(server.url(), SHOP));
        PageReport report = check.check(server, SHOP, at("/old"));
        assertThat(report.page()).isEqualTo(at("/"));
        assertThat(report.findings())
                .extracting(Finding::kind)
                .startsWith(Kind.REDIRECTED, Kind.PAGE_READ, Kind.SNIPPET_FOUND);
        assertThat(kinds("/round")).endsWith(Kind.ENDLESS_REDIRECT).hasSize(12);
    }

    @Test
    void whatIsNoPageIsSaid() {
        assertThat(kinds("/gone")).containsExactly(Kind.PAGE_STATUS);
        assertThat(kinds("/picture")).containsExactly(Kind.NO_PAGE);
        assertThat(check.check(server, SHOP, URI.create("http://127.0.0.1:9/")).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.PAGE_UNREACHABLE);
    }

    @Test
    void readsNoMoreOfAPageWithoutEndThanItsBeginning() {
        page = html("<p>" + "long ".repeat(2_000_000));
        assertThat(kinds("/")).containsExactly(Kind.PAGE_READ, Kind.LONG_PAGE, Kind.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "shop.example, https://shop.example",
        "' http://shop.example/a?b=c#d ', http://shop.example/a?b=c",
        "HTTPS://shop.example, HTTPS://shop.example"
    })
    void readsAddressesAsPeopleTypeThem(String typed, String address) {
        assertThat(PageCheck.address(typed)).contains(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "file:///etc/passwd", "ftp://shop.example", "a b", "https://"})
    void takesNothingElseForAnAddress(String typed) {
        assertThat(PageCheck.address(typed)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsBadHasAWayOut(Kind kind) {
        Finding finding = Finding.of(kind, "a", "b", "c");
        assertThat(finding.title()).isNotBlank();
        assertThat(finding.fix().isEmpty())
                .isEqualTo(kind.level() != Finding.Level.BAD && finding.fix().isEmpty());
    }

    private List<Kind> kinds(TrackServer asked) {
        return check.check(asked, SHOP, at("/")).findings().stream()
                .map(Finding::kind)
                .toList();
    }

    private List<Kind> kinds(String path) {
        return check.check(server, SHOP, at(path)).findings().stream()
                .map(Finding::kind)
                .toList();
    }

    private URI at(String path) {
        return URI.create(server.url() + path);
    }

    private static TrackServer server(String url) {
        return new TrackServer("s", "Server", URI.create(url), Duration.ofSeconds(5), List.of(), null);
    }

    private static String html(String head) {
        return "<!doctype html><html><head>" + head + "</head><body>Shop</body></html>";
    }

    private void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        if (!policy.isEmpty()) {
            exchange.getResponseHeaders().add("Content-Security-Policy", policy);
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        } catch (IOException _) {
            // Whoever has read enough hangs up.
        }
    }
}
