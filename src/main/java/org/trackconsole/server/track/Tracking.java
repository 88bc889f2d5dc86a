package org.trackconsole.server.track;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.check.Payload;
import org.trackconsole.server.check.PayloadEvent;
import org.trackconsole.server.check.PythonText;
import org.trackconsole.server.check.SourceDefinition;
import org.trackconsole.server.check.SourceType;
import org.trackconsole.server.definition.Definitions;
import org.trackconsole.server.enrich.EnrichedEvent;
import org.trackconsole.server.enrich.EnrichedVisit;
import org.trackconsole.server.enrich.Enrichment;
import org.trackconsole.server.enrich.FieldFault;
import org.trackconsole.server.record.EventParts;
import org.trackconsole.server.source.Sources;
import tools.jackson.databind.JsonNode;

/** Makes calls ready to be written: all that needs no look into the file. Any thread. */
public final class Tracking {
    private final Enrichment enrichment;
    private final SystemEvents systemEvents;

    /** @param instance the uuid of the installation */
    public Tracking(Enrichment enrichment, String instance) {
        this.enrichment = enrichment;
        this.systemEvents = new SystemEvents(enrichment, instance);
    }

    /** What came of making a call ready. */
    public sealed interface Preparation {
        /** It may be written. */
        record Ready(TrackCommand command) implements Preparation {}

        /**
         * It holds values that a profile cannot hold; nothing of it may be kept.
         *
         * @param detail of the 500 answer (contract §2.3)
         * @param log notes what was wrong with which event
         */
        record Unfit(String detail, UnfitCommand log) implements Preparation {}
    }

    /**
     * Makes a call ready.
     *
     * @param sources those that the call may name as where its person comes from
     * @param definitions what events do to a profile beside what is predefined
     */
    public Preparation prepare(TrackCall call, Sources sources, Definitions definitions) {
        Payload payload = call.payload();
        EnrichedVisit visit = enrichment.visit(payload, call.request());
        List<TrackCommand.Prepared> events = new ArrayList<>(payload.events().size());
        List<FieldFault> faults = new ArrayList<>();
        List<UnfitCommand.Unfit> unfit = new ArrayList<>();
        for (PayloadEvent event : payload.events()) {
            EnrichedEvent enriched = enrichment.event(
                    event,
                    visit,
                    EventParts.of(event, call.source().channel(), call.request(), payload.debug()),
                    !call.profileLess(),
                    definitions.mappingsInUse(event.type()));
            if (!enriched.faults().isEmpty()) {
                faults.addAll(enriched.faults());
                unfit.add(new UnfitCommand.Unfit(event.id(), FieldFault.detail(enriched.faults())));
            }
            String id = event.id() == null ? Ids.next() : event.id();
            events.add(new TrackCommand.Prepared(event, id, enriched));
        }
        return faults.isEmpty()
                ? new Preparation.Ready(
                        new TrackCommand(call, events, visit, enrichment, systemEvents, passedProfile(call, sources)))
                : new Preparation.Unfit(FieldFault.detail(faults), new UnfitCommand(call, unfit));
    }

    /**
     * The profile that a link from another page passed on, or null. It counts only where the source it names could take
     * events itself (contract §3.6).
     */
    private @Nullable String passedProfile(TrackCall call, Sources sources) {
        JsonNode pass = call.payload().context().path("tracardi").path("pass");
        String profile = PythonText.strip(pass.path("profile").asString(""));
        String source = PythonText.strip(pass.path("source").asString(""));
        boolean counts = !profile.isEmpty()
                && sources.find(source).filter(Tracking::takesEvents).isPresent();
        return counts ? profile : null;
    }

    private static boolean takesEvents(SourceDefinition source) {
        return source.enabled() && source.types().contains(SourceType.REST.wire());
    }
}
