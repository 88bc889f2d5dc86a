package org.trackconsole.app.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.SourceCatalog;
import org.trackconsole.text.Texts;

/**
 * Sees to it that a payload has a source on the local server. One that is there stays as it is, disabled ones too; one
 * that is missing is created, for a first payload is not worth a detour. What does not work here is left to the server's
 * answer to the payload, which says why.
 */
final class LocalSource {
    private final SourceCatalog catalog;
    private final Streams streams;

    LocalSource(SourceCatalog catalog, Streams streams) {
        this.catalog = catalog;
        this.streams = streams;
    }

    /**
     * The payload through its own source, or through the example source where it names none. Servers keep ids in lower
     * case, and from then on only that spelling works (contract §12.9), so the payload takes it over.
     */
    Payload in(Payload payload, TrackServer server) {
        String wanted = payload.namesSource() ? payload.parsed().sourceId() : SourceCatalog.EXAMPLE_ID;
        if (wanted == null || !(catalog.list(server, "") instanceof Reply.Ok<List<Source>>(List<Source> sources))) {
            return payload;
        }
        String id = known(sources, wanted.strip());
        if (id == null) {
            id = created(server, wanted);
            return id == null ? payload : payload.withSource(id);
        }
        if (!payload.namesSource() || !id.equals(wanted.strip())) {
            streams.err().println(Texts.text("cli.sourceUsed", id));
        }
        return payload.withSource(id);
    }

    private static @Nullable String known(List<Source> sources, String wanted) {
        return sources.stream()
                .map(Source::id)
                .filter(wanted::equalsIgnoreCase)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String created(TrackServer server, String wanted) {
        SourceCatalog.Saving saving = wanted.equals(SourceCatalog.EXAMPLE_ID)
                ? catalog.createExample(server)
                : catalog.save(server, Source.rest(wanted, Texts.text("cli.sourceName", wanted.strip())), null);
        if (!(saving instanceof SourceCatalog.Saving.Saved saved)) {
            return null;
        }
        streams.err().println(Texts.text("cli.sourceCreated", saved.source().id()));
        return saved.source().id();
    }
}
