/**
 * Searching: the filter language, read by hand-written parsers into a tree and compiled to SQL with bound parameters.
 * Nothing of a search text ever becomes part of a statement, and every search has a time limit (contract §6.2).
 */
@NullMarked
package org.trackconsole.server.search;

import org.jspecify.annotations.NullMarked;
