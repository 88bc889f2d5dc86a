package org.trackconsole.service.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.model.Answer;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Explanations;
import org.trackconsole.service.page.Finding.Kind;
import org.trackconsole.text.Texts;

/**
 * Fetches a page and looks for the tracker snippet of a source, also in the script files that the page links. It does not run the page's scripts: what they put in, such
 * as those of a tag manager, it cannot see, and says so. An interruption ends it.
 */
public final class PageCheck {
    /** For each address that is fetched, to the last byte. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final int MOST_REDIRECTS = 10;

    /** In the bundles of real servers as in ours: it is in the names under which they keep ids (contract §8). */
    private static final String MARK = "tracardi";

    private static final String BUNDLE = "liliput.min.js";
    private static final List<String> TAG_MANAGERS = List.of(
            "googletagmanager.com",
            "tags.tiqcdn.com",
            "assets.adobedtm.com",
            "cdn.segment.com",
            "nexus.ensighten.com",
            "cdn.matomo.cloud",
            "containers.piwik.pro",
            "tag.commander");

    private final TrackingClient client;

    public PageCheck(TrackingClient client) {
        this.client = client;
    }

    /** The address that a person means: https where no scheme is said. Empty where it is no address of a web page. */
    public static Optional<URI> address(String typed) {
        String text = typed.strip();
        try {
            URI address = new URI(text.contains("://") ? text : "https://" + text).normalize();
            boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            return web && address.getHost() != null ? Optional.of(withoutFragment(address)) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /**
     * Checks a page.
     *
     * @param server that is to get the events
     * @param page as {@link #address} reads it
     */
    public PageReport check(TrackServer server, Source source, URI page) {
        List<Finding> findings = new ArrayList<>();
        URI address = page;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            switch (client.page(address, PATIENCE)) {
                case Reply.Failed<RawAnswer>(Answer.Failure why) -> {
                    findings.add(Finding.of(Kind.PAGE_UNREACHABLE, address, title(why, address)));
                    return new PageReport(address, findings);
                }
                case Reply.Ok<RawAnswer>(RawAnswer raw) -> {
                    Optional<URI> next = redirect(raw, address);
                    if (next.isEmpty()) {
                        read(server, source, address, raw, findings);
                        return new PageReport(address, findings);
                    }
                    findings.add(Finding.of(Kind.REDIRECTED, address, next.get()));
                    address = next.get();
                }
            }
        }
        findings.add(Finding.of(Kind.ENDLESS_REDIRECT, address, MOST_REDIRECTS));
        return new PageReport(address, findings);
    }

    private void read(TrackServer server, Source source, URI address, RawAnswer raw, List<Finding> findings) {
        if (raw.status() / 100 != 2) {
            findings.add(Finding.of(Kind.PAGE_STATUS, address, raw.status()));
            return;
        }
        String type = raw.header("content-type").toLowerCase(Locale.ROOT);
        if (!type.isEmpty() && !type.contains("html")) {
            findings.add(Finding.of(Kind.NO_PAGE, address, type));
            return;
        }
        findings.add(Finding.of(Kind.PAGE_READ, address));
        if ("http".equalsIgnoreCase(address.getScheme()) && !isHere(address)) {
            findings.add(Finding.of(Kind.INSECURE));
        }
        if (raw.truncated()) {
            findings.add(Finding.of(Kind.LONG_PAGE, raw.body().length() / 1024 / 1024));
        }
        Document page = Jsoup.parse(raw.body(), address.toString());
        URI base = base(page, address);
        List<Snippet> inPage = Snippet.in(page);
        boolean loads = hasLoader(page);
        LinkedScripts files = inPage.isEmpty() || !loads
                ? LinkedScripts.of(client, page, base, BUNDLE, TAG_MANAGERS)
                : new LinkedScripts();
        List<Snippet> snippets = inPage.isEmpty() ? files.snippets() : inPage;
        if (snippets.isEmpty()) {
            if (files.linked() > 0) {
                findings.add(Finding.of(Kind.FILES_READ, files.read(), files.linked()));
            }
            findings.add(tagManager(page)
                    .map(manager -> Finding.of(Kind.TAG_MANAGER, manager))
                    .orElseGet(() -> Finding.of(Kind.NOT_FOUND, source.name())));
            return;
        }
        Snippet snippet = snippets.stream()
                .filter(found -> found.source().equals(source.id()))
                .findFirst()
                .orElse(snippets.getFirst());
        if (snippets.size() > 1) {
            findings.add(Finding.of(Kind.SNIPPET_TWICE, snippets.size()));
        }
        look(server, source, base, snippet, findings);
        if (snippet.file() != null) {
            findings.add(Finding.of(Kind.IN_FILE, snippet.file()));
        }
        if (!loads && !files.loads()) {
            findings.add(Finding.of(Kind.NO_LOADER));
        } else if (!snippet.script().isEmpty()) {
            follow(address, base, snippet, new ContentPolicy(raw, page, address), findings);
        }
    }

    private static void look(TrackServer server, Source source, URI base, Snippet snippet, List<Finding> findings) {
        boolean ours = snippet.source().equals(source.id());
        Optional<URI> api = resolved(base, snippet.api());
        boolean here = api.isPresent() && samePlace(api.get(), server.url());
        DataSet wanted = server.marking().dataSet();
        // The tracker of a real server sends no header: where events go is set on that server.
        boolean otherData = here && server.local() && snippet.dataSet() != wanted;
        if (ours && here && !otherData) {
            findings.add(Finding.of(Kind.SNIPPET_FOUND, source.name(), source.id()));
        }
        if (!ours) {
            findings.add(Finding.of(Kind.OTHER_SOURCE, snippet.source(), source.id()));
        }
        if (!here) {
            findings.add(Finding.of(
                    Kind.OTHER_SERVER, api.map(URI::toString).orElse(snippet.api()), server.url(), server.name()));
        }
        if (otherData) {
            findings.add(Finding.of(Kind.OTHER_DATA_SET, dataSet(snippet.dataSet()), dataSet(wanted)));
        } else if (here && !server.local() && wanted == DataSet.PRODUCTION) {
            findings.add(Finding.of(Kind.DATA_SET_BY_SERVER));
        }
    }

    /** What a browser would do next: ask the page's policy, load the tracker, send events. */
    private void follow(URI address, URI base, Snippet snippet, ContentPolicy policy, List<Finding> findings) {
        Optional<URI> script = resolved(base, snippet.script() + "/" + BUNDLE);
        Optional<URI> api = resolved(base, snippet.api() + "/track");
        if (script.isEmpty()) {
            findings.add(Finding.of(Kind.SCRIPT_UNREACHABLE, snippet.script(), ""));
            return;
        }
        for (URI used : api.isPresent() ? List.of(script.get(), api.get()) : List.of(script.get())) {
            if ("https".equalsIgnoreCase(address.getScheme())
                    && "http".equalsIgnoreCase(used.getScheme())
                    && !isHere(used)) {
                findings.add(Finding.of(Kind.MIXED_CONTENT, used));
            }
        }
        int before = findings.size();
        URI file = snippet.file();
        if (file == null && !policy.allowsInline(snippet.element())) {
            findings.add(Finding.of(Kind.POLICY_INLINE));
        }
        if (file != null && !policy.allowsFile(file, snippet.element())) {
            findings.add(Finding.of(Kind.POLICY_SCRIPT, file, origin(file)));
        }
        if (!policy.allowsScript(script.get(), snippet.element())) {
            findings.add(Finding.of(Kind.POLICY_SCRIPT, script.get(), origin(script.get())));
        }
        if (api.isPresent() && !policy.allowsConnection(api.get())) {
            findings.add(Finding.of(Kind.POLICY_CONNECT, api.get(), origin(api.get())));
        }
        if (findings.size() == before && !policy.isEmpty()) {
            findings.add(Finding.of(Kind.POLICY_FINE));
        }
        findings.add(script(script.get()));
    }

    private Finding script(URI script) {
        return switch (client.page(script, PATIENCE)) {
            case Reply.Failed<RawAnswer>(Answer.Failure why) ->
                Finding.of(Kind.SCRIPT_UNREACHABLE, script, title(why, script));
            case Reply.Ok<RawAnswer>(RawAnswer raw)
            when raw.status() != 200 -> Finding.of(Kind.SCRIPT_STATUS, script, raw.status());
            case Reply.Ok<RawAnswer>(RawAnswer raw) ->
                raw.body().contains(MARK)
                        ? Finding.of(Kind.SCRIPT_FINE, script)
                        : Finding.of(Kind.SCRIPT_OTHER, script);
        };
    }

    private static boolean hasLoader(Document page) {
        return page.select("script").stream()
                .anyMatch(script -> script.attr("src").contains(BUNDLE)
                        || ScriptComments.without(script.data()).contains(BUNDLE));
    }

    private static Optional<String> tagManager(Document page) {
        return page.select("script").stream()
                .map(script -> script.attr("src") + script.data())
                .flatMap(text -> TAG_MANAGERS.stream().filter(text::contains))
                .findFirst();
    }

    private static Optional<URI> redirect(RawAnswer raw, URI address) {
        String location = raw.header("location");
        return raw.status() / 100 != 3 || location.isEmpty() ? Optional.empty() : resolved(address, location);
    }

    /** Where the addresses in a page begin, which the page may say itself. */
    private static URI base(Document page, URI address) {
        return address(page.baseUri()).orElse(address);
    }

    private static Optional<URI> resolved(URI base, String reference) {
        try {
            URI address = base.resolve(new URI(reference));
            return address.getHost() == null ? Optional.empty() : Optional.of(withoutFragment(address));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /** Whether two addresses lead to the same server, whatever the scheme: a snippet may leave it to the page. */
    private static boolean samePlace(URI one, URI other) {
        boolean schemes = one.getScheme().equalsIgnoreCase(other.getScheme());
        return one.getHost().equalsIgnoreCase(other.getHost())
                && (port(one) == port(other) || (!schemes && one.getPort() == other.getPort()))
                && path(one).equals(path(other));
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }

    private static String path(URI address) {
        return address.getPath().replaceFirst("/+$", "");
    }

    private static String dataSet(DataSet dataSet) {
        return Texts.text("common.dataSet." + dataSet.name());
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    /** Browsers trust this machine without TLS. */
    private static boolean isHere(URI address) {
        String host = address.getHost();
        return "localhost".equalsIgnoreCase(host) || host.startsWith("127.") || "[::1]".equals(host);
    }

    private static URI withoutFragment(URI address) {
        String text = address.toString();
        int fragment = text.indexOf('#');
        return fragment < 0 ? address : URI.create(text.substring(0, fragment));
    }

    private static String title(Answer.Failure why, URI address) {
        return Explanations.of(why, new TrackServer("page", address.getHost(), address, PATIENCE, List.of(), null))
                .title();
    }
}
