package org.trackconsole.service.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Reply;

/**
 * What the script files that a page links say: its own first, then those of other servers, as many as fit into a small
 * measure of number, size and time. They are read, not run. An interruption ends it.
 */
final class LinkedScripts {
    /** How many files are read. */
    static final int MOST = 10;

    /** How much of each. */
    static final int MOST_BYTES = 2 * 1024 * 1024;

    /** How long all of it may take. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Snippet> snippets = new ArrayList<>();
    private boolean loads;
    private int linked;
    private int read;

    private record Link(URI file, Element element) {}

    /**
     * Reads them.
     *
     * @param base where the addresses in the page begin
     * @param bundle what the file of a tracker is called; that file is no place for a snippet
     * @param others parts of addresses that are not read, either
     */
    static LinkedScripts of(TrackingClient client, Document page, URI base, String bundle, List<String> others) {
        LinkedScripts scripts = new LinkedScripts();
        List<Link> links = links(
                page, base, source -> source.contains(bundle) || others.stream().anyMatch(source::contains));
        scripts.linked = links.size();
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Link link : links.stream().limit(MOST).toList()) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.isNegative() || left.isZero() || Thread.currentThread().isInterrupted()) {
                break;
            }
            Duration patience = left.compareTo(PageCheck.PATIENCE) < 0 ? left : PageCheck.PATIENCE;
            if (client.page(link.file(), patience, MOST_BYTES) instanceof Reply.Ok<RawAnswer>(RawAnswer raw)
                    && raw.status() == 200) {
                scripts.look(link, raw.body(), bundle);
            }
        }
        return scripts;
    }

    private void look(Link link, String body, String bundle) {
        read++;
        String code = ScriptComments.without(body);
        snippets.addAll(Snippet.in(code, link.element(), link.file()));
        loads |= code.contains(bundle);
    }

    /** The snippets in them. */
    List<Snippet> snippets() {
        return List.copyOf(snippets);
    }

    /** Whether one of them loads a tracker. */
    boolean loads() {
        return loads;
    }

    /** How many the page links. */
    int linked() {
        return linked;
    }

    /** How many of them were read. */
    int read() {
        return read;
    }

    private static List<Link> links(Document page, URI base, Predicate<String> leftOut) {
        List<Link> links = new ArrayList<>();
        for (Element element : page.select("script[src]")) {
            String source = element.attr("src");
            if (!leftOut.test(source)) {
                file(base, source)
                        .filter(file ->
                                links.stream().noneMatch(link -> link.file().equals(file)))
                        .ifPresent(file -> links.add(new Link(file, element)));
            }
        }
        links.sort(Comparator.comparing(link -> !isOwn(link.file(), base)));
        return links;
    }

    private static Optional<URI> file(URI base, String reference) {
        try {
            URI file = base.resolve(new URI(reference.strip()));
            boolean web = "http".equalsIgnoreCase(file.getScheme()) || "https".equalsIgnoreCase(file.getScheme());
            return web && file.getHost() != null ? Optional.of(file) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static boolean isOwn(URI file, URI base) {
        return file.getHost().equalsIgnoreCase(base.getHost()) && file.getPort() == base.getPort();
    }
}
