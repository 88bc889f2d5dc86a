package org.trackconsole.ui.sources;

import org.trackconsole.service.ArrivalCheck;
import org.trackconsole.service.Drafts;
import org.trackconsole.service.SourceCatalog;
import org.trackconsole.service.SourceTraffic;

/**
 * What the Sources screen does its work with.
 *
 * @param catalog lists, saves and deletes
 * @param arrival proves that events arrive
 * @param traffic counts what came
 * @param drafts keeps what is typed
 */
public record SourceServices(SourceCatalog catalog, ArrivalCheck arrival, SourceTraffic traffic, Drafts drafts) {}
