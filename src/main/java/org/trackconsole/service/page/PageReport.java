package org.trackconsole.service.page;

import java.net.URI;
import java.util.List;

/**
 * What was found on a page.
 *
 * @param page its address, after all redirects
 * @param findings the checklist, in the order in which a browser would come to it
 */
public record PageReport(URI page, List<Finding> findings) {
    public PageReport {
        findings = List.copyOf(findings);
    }

    /** Whether nothing stands in the way, as far as can be seen without a browser. */
    public boolean isFine() {
        return findings.stream().noneMatch(finding -> finding.kind().level() == Finding.Level.BAD)
                && findings.stream().anyMatch(finding -> finding.kind() == Finding.Kind.SNIPPET_FOUND);
    }
}
