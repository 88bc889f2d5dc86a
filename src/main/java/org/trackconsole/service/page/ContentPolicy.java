package org.trackconsole.service.page;

import com.shapesecurity.salvation2.Policy;
import com.shapesecurity.salvation2.PolicyList;
import com.shapesecurity.salvation2.URLs.URLWithScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.trackconsole.model.RawAnswer;

/** What a page's {@code Content-Security-Policy} lets it do; every one of several has to agree. */
final class ContentPolicy {
    private static final String NAME = "content-security-policy";

    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x20-\\x7e]");

    private final List<Policy> policies = new ArrayList<>();
    private final Optional<URLWithScheme> origin;

    ContentPolicy(RawAnswer answer, Document page, URI address) {
        origin = url(address);
        answer.headers().stream().filter(header -> NAME.equals(header.name())).forEach(header -> add(header.value()));
        page.select("meta[http-equiv]").stream()
                .filter(meta -> NAME.equalsIgnoreCase(meta.attr("http-equiv")))
                .forEach(meta -> add(meta.attr("content")));
    }

    /** Whether there is none. */
    boolean isEmpty() {
        return policies.isEmpty();
    }

    /** Whether the code of a script element of the page runs. */
    boolean allowsInline(Element script) {
        return all(policy -> policy.allowsInlineScript(nonce(script), Optional.of(script.data()), Optional.of(true)));
    }

    /** Whether a file that a script element of the page names is loaded. */
    boolean allowsFile(URI address, Element script) {
        return all(policy ->
                policy.allowsExternalScript(nonce(script), Optional.empty(), url(address), Optional.of(true), origin));
    }

    /** Whether a script may be loaded by the code of a script element, which may hand on its nonce. */
    boolean allowsScript(URI address, Element loader) {
        Optional<String> nonce = loader.data().contains(".nonce") ? nonce(loader) : Optional.empty();
        return all(policy ->
                policy.allowsExternalScript(nonce, Optional.empty(), url(address), Optional.of(false), origin));
    }

    /** Whether events may be sent there. */
    boolean allowsConnection(URI address) {
        return all(policy -> policy.allowsConnection(url(address), origin));
    }

    private void add(String value) {
        // The parser refuses letters that no source expression can have.
        String plain = NOT_ASCII.matcher(value).replaceAll("?");
        PolicyList list = Policy.parseSerializedCSPList(plain, Policy.PolicyListErrorConsumer.ignored);
        policies.addAll(list.policies);
    }

    private boolean all(Predicate<Policy> allows) {
        return policies.stream().allMatch(allows);
    }

    private static Optional<String> nonce(Element script) {
        return Optional.of(script.attr("nonce")).filter(nonce -> !nonce.isEmpty());
    }

    private static Optional<URLWithScheme> url(URI address) {
        return com.shapesecurity.salvation2.URLs.URI
                .parseURI(address.toString())
                .map(URLWithScheme.class::cast);
    }
}
