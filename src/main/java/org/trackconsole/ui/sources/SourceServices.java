package org.trackconsole.ui.sources;

import org.trackconsole.service.ArrivalCheck;
import org.trackconsole.service.Drafts;
import org.trackconsole.service.SourceCatalog;
import org.trackconsole.service.SourceRemoval;
import org.trackconsole.service.SourceTraffic;
import org.trackconsole.service.page.PageCheck;
import org.trackconsole.service.transfer.SourceTransfer;

/**
 * What the Sources screen does its work with.
 *
 * @param catalog lists and saves
 * @param removal deletes and brings back
 * @param arrival proves that events arrive
 * @param traffic counts what came
 * @param transfer copies and imports
 * @param pages looks for snippets in web pages
 * @param drafts keeps what is typed
 */
public record SourceServices(
        SourceCatalog catalog,
        SourceRemoval removal,
        ArrivalCheck arrival,
        SourceTraffic traffic,
        SourceTransfer transfer,
        PageCheck pages,
        Drafts drafts) {}
