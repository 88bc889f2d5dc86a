package org.trackconsole.ui.sources;

import java.time.Instant;
import org.trackconsole.service.page.PageReport;

/** How far the look for the snippet of a source in a web page has come. */
sealed interface PageState {
    /** The address, as it was typed. */
    String typed();

    /** No page was looked at. */
    record Never(String typed) implements PageState {}

    /** What was typed is no address of a web page. */
    record NoAddress(String typed) implements PageState {}

    /** The page is being fetched. */
    record Reading(String typed) implements PageState {}

    /**
     * It was looked at.
     *
     * @param at when
     */
    record Read(String typed, PageReport report, Instant at) implements PageState {}
}
